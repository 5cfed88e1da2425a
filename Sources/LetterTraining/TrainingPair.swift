/// Two spellings of one name as symbols of their alphabets, with the weight of what attests them.
public struct TrainingPair: Sendable, Hashable {
  public let left: [UInt8]
  public let right: [UInt8]
  public let weight: Double

  public init(left: [UInt8], right: [UInt8], weight: Double = 1) {
    self.left = left
    self.right = right
    self.weight = weight
  }
}
