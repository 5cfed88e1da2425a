/// A row of the table of letter costs in one or two vector registers: a lane for each beginning of
/// the query's letters, the empty one first.
///
/// Values and costs are 0...127, so that no sum of two leaves a byte; 127 stands for "too much".
protocol LetterLanes: Sendable {
  /// How many letters a query may have.
  static var capacity: Int { get }
  init(all value: UInt8)
  subscript(lane lane: Int) -> UInt8 { get set }
  /// One value up to a lane, another up to the last, 0 beyond it.
  init(upTo lane: Int, _ low: UInt8, last: Int, _ high: UInt8)
  /// Lane by lane, the sum.
  func plus(_ other: Self) -> Self
  /// Lane by lane, the lesser.
  func least(_ other: Self) -> Self
  /// Each lane that exceeds its limit becomes 127.
  func limited(by limits: Self) -> Self
  /// Every lane moved up by so many, 127 following.
  func shiftedBy1() -> Self
  func shiftedBy2() -> Self
  func shiftedBy4() -> Self
  func shiftedBy8() -> Self
  func shiftedBy16() -> Self
  /// Whether any lane is below 127.
  var isAlive: Bool { get }
}

/// What stands for "too much", in 1/16 nat.
let overLanes: UInt8 = 127

extension SIMD16: LetterLanes where Scalar == UInt8 {
  static var capacity: Int { 15 }

  @inline(__always) init(all value: UInt8) { self.init(repeating: value) }

  @inline(__always) init(upTo lane: Int, _ low: UInt8, last: Int, _ high: UInt8) {
    self.init(first: 0, upTo: lane, low, last: last, high)
  }

  @inline(__always) init(first: UInt8, upTo lane: Int, _ low: UInt8, last: Int, _ high: UInt8) {
    let numbers = Self(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) &+ first
    self = Self(repeating: 0)
      .replacing(with: high, where: numbers .<= UInt8(last))
      .replacing(with: low, where: numbers .< UInt8(lane + 1))
  }

  @inline(__always) subscript(lane lane: Int) -> UInt8 {
    get { self[lane] }
    set { self[lane] = newValue }
  }

  @inline(__always) func plus(_ other: Self) -> Self { self &+ other }

  @inline(__always) func least(_ other: Self) -> Self {
    replacing(with: other, where: other .< self)
  }

  @inline(__always) func limited(by limits: Self) -> Self {
    replacing(with: Self(repeating: overLanes), where: self .> limits)
  }

  @inline(__always) func shiftedBy1() -> Self {
    let o = overLanes
    let v = self
    return Self(
      o, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13],
      v[14])
  }

  @inline(__always) func shiftedBy2() -> Self {
    let o = overLanes
    let v = self
    return Self(
      o, o, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13])
  }

  @inline(__always) func shiftedBy4() -> Self {
    let o = overLanes
    let v = self
    return Self(
      o, o, o, o, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11])
  }

  @inline(__always) func shiftedBy8() -> Self {
    let o = overLanes
    let v = self
    return Self(o, o, o, o, o, o, o, o, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7])
  }

  @inline(__always) func shiftedBy16() -> Self { Self(repeating: overLanes) }

  @inline(__always) var isAlive: Bool {
    let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return words[0] & words[1] != 0x7F7F_7F7F_7F7F_7F7F
  }
}

/// Two registers, for queries of 16 to 31 letters.
struct WideLanes: LetterLanes {
  var low: SIMD16<UInt8>
  var high: SIMD16<UInt8>

  static var capacity: Int { 31 }

  @inline(__always) init(low: SIMD16<UInt8>, high: SIMD16<UInt8>) {
    self.low = low
    self.high = high
  }

  @inline(__always) init(all value: UInt8) {
    low = SIMD16(repeating: value)
    high = low
  }

  @inline(__always) init(upTo lane: Int, _ low: UInt8, last: Int, _ high: UInt8) {
    self.low = SIMD16(first: 0, upTo: lane, low, last: last, high)
    self.high = SIMD16(first: 16, upTo: lane, low, last: last, high)
  }

  @inline(__always) subscript(lane lane: Int) -> UInt8 {
    get { lane < 16 ? low[lane] : high[lane - 16] }
    set { if lane < 16 { low[lane] = newValue } else { high[lane - 16] = newValue } }
  }

  @inline(__always) func plus(_ other: Self) -> Self {
    Self(low: low &+ other.low, high: high &+ other.high)
  }

  @inline(__always) func least(_ other: Self) -> Self {
    Self(low: low.least(other.low), high: high.least(other.high))
  }

  @inline(__always) func limited(by limits: Self) -> Self {
    Self(low: low.limited(by: limits.low), high: high.limited(by: limits.high))
  }

  @inline(__always) func shiftedBy1() -> Self {
    let (v, h) = (low, high)
    return Self(
      low: low.shiftedBy1(),
      high: SIMD16(
        v[15], h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8], h[9], h[10], h[11], h[12],
        h[13], h[14]))
  }

  @inline(__always) func shiftedBy2() -> Self {
    let (v, h) = (low, high)
    return Self(
      low: low.shiftedBy2(),
      high: SIMD16(
        v[14], v[15], h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8], h[9], h[10], h[11],
        h[12], h[13]))
  }

  @inline(__always) func shiftedBy4() -> Self {
    let (v, h) = (low, high)
    return Self(
      low: low.shiftedBy4(),
      high: SIMD16(
        v[12], v[13], v[14], v[15], h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8], h[9],
        h[10], h[11]))
  }

  @inline(__always) func shiftedBy8() -> Self {
    let (v, h) = (low, high)
    return Self(
      low: low.shiftedBy8(),
      high: SIMD16(
        v[8], v[9], v[10], v[11], v[12], v[13], v[14], v[15], h[0], h[1], h[2], h[3], h[4], h[5],
        h[6], h[7]))
  }

  @inline(__always) func shiftedBy16() -> Self {
    Self(low: SIMD16(repeating: overLanes), high: low)
  }

  @inline(__always) var isAlive: Bool { low.isAlive || high.isAlive }
}
