/// Two spellings of one name as symbols of their alphabets, with the weight of what attests them.
struct TrainingPair: Sendable, Hashable {
  let left: [UInt8]
  let right: [UInt8]
  let weight: Double

  init(left: [UInt8], right: [UInt8], weight: Double = 1) {
    self.left = left
    self.right = right
    self.weight = weight
  }
}
