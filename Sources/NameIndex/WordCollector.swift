import NameMatching
import NameText

/// Gathers the words of a list: letters with their script and weight, each once.
struct WordCollector {
  private struct Key: Hashable {
    let script: UInt8
    let weight: UInt16
    let letters: [UInt8]
  }

  private var numbers: [Key: UInt32] = [:]

  /// The number of a unit's word, in the order of first use.
  mutating func number(of unit: NameProfile.Unit) -> UInt32 {
    let letters = unit.script == .other ? Array(unit.text.utf8) : unit.letters
    let key = Key(script: unit.script.rawValue, weight: UInt16(unit.weight), letters: letters)
    if let number = numbers[key] { return number }
    let number = UInt32(numbers.count)
    numbers[key] = number
    return number
  }

  /// The words by script, letters and weight: neighbours share the longest beginnings.
  func sorted() -> SortedWords {
    let order = numbers.sorted { a, b in
      if a.key.script != b.key.script { return a.key.script < b.key.script }
      if a.key.letters != b.key.letters {
        return a.key.letters.lexicographicallyPrecedes(b.key.letters)
      }
      return a.key.weight < b.key.weight
    }
    var words = SortedWords()
    words.newNumbers = [UInt32](repeating: 0, count: order.count)
    for (number, word) in order.enumerated() {
      words.newNumbers[Int(word.value)] = UInt32(number)
      words.letters += word.key.letters
      words.offsets.append(UInt32(words.letters.count))
      words.records.append(
        WordRecord(
          letters: word.key.letters, script: Script(rawValue: word.key.script) ?? .other,
          weight: Int(word.key.weight)
        ).bits)
    }
    words.scriptEnds = Script.allCases.map { script in
      order.prefix { $0.key.script <= script.rawValue }.count
    }
    return words
  }
}

/// The words of a list in the order of the dictionary.
struct SortedWords {
  fileprivate(set) var letters: [UInt8] = []
  fileprivate(set) var offsets: [UInt32] = [0]
  fileprivate(set) var records: [UInt16] = []
  /// Where the words of each script end, in the order of `Script.allCases`.
  fileprivate(set) var scriptEnds: [Int] = []
  /// For each number that was given first, the one in this order.
  fileprivate(set) var newNumbers: [UInt32] = []

  var count: Int { records.count }

  /// A letter of a word, 0-based, from its beginning or its end; `nil` beyond.
  func letter(_ index: Int, of word: Int, isBackwards: Bool) -> UInt8? {
    let (start, end) = (Int(offsets[word]), Int(offsets[word + 1]))
    guard index < end - start else { return nil }
    return letters[isBackwards ? end - 1 - index : start + index]
  }

  func write(
    _ sections: inout SectionWriter, into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    try sections.write(letters, .wordLetters, into: sink)
    try sections.write(offsets, .wordOffsets, into: sink)
    try sections.write(records, .wordRecords, into: sink)
  }
}

/// The two tries of a dictionary: from the beginnings of the words and from their ends.
struct WordTries {
  private var forward = LetterTrieBuilder()
  private var backward = LetterTrieBuilder()
  private(set) var forwardEnds: [Int] = []
  private(set) var backwardEnds: [Int] = []
  /// The words of each script in the order of their letters from the last one on.
  private(set) var backwardOrder: [UInt32]
  private var backwardLetters: [UInt8] = []
  private var backwardOffsets: [UInt32] = [0]
  /// The place of each word in that order.
  private(set) var backwardRanks: [UInt32]

  init(_ words: SortedWords) {
    backwardOrder = (0..<UInt32(words.count)).map { $0 }
    backwardRanks = [UInt32](repeating: 0, count: words.count)
    var start = 0
    for (index, end) in words.scriptEnds.enumerated() {
      let range = start..<end
      if index < 3 {
        forward.add(range) { words.letter($1, of: $0, isBackwards: false) }
        backwardOrder[range].sort { Self.precedes(Int($0), Int($1), words) }
        let order = backwardOrder
        backward.add(range) { words.letter($1, of: Int(order[$0]), isBackwards: true) }
      }
      forwardEnds.append(forward.nodes.count)
      backwardEnds.append(backward.nodes.count)
      start = end
    }
    for (rank, word) in backwardOrder.enumerated() {
      backwardRanks[Int(word)] = UInt32(rank)
      var index = 0
      while let letter = words.letter(index, of: Int(word), isBackwards: true) {
        backwardLetters.append(letter)
        index += 1
      }
      backwardOffsets.append(UInt32(backwardLetters.count))
    }
  }

  private static func precedes(_ a: Int, _ b: Int, _ words: SortedWords) -> Bool {
    var index = 0
    while true {
      let one = words.letter(index, of: a, isBackwards: true)
      let other = words.letter(index, of: b, isBackwards: true)
      if one != other { return (one ?? 0) < (other ?? 0) }
      if one == nil { return a < b }
      index += 1
    }
  }

  func write(
    _ sections: inout SectionWriter, into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    try sections.write(forward.nodes, .forwardNodes, into: sink)
    try sections.write(forward.firsts, .forwardFirsts, into: sink)
    try sections.write(backward.nodes, .backwardNodes, into: sink)
    try sections.write(backward.firsts, .backwardFirsts, into: sink)
    try sections.write(backwardOrder, .backwardOrder, into: sink)
    try sections.write(backwardLetters, .backwardLetters, into: sink)
    try sections.write(backwardOffsets, .backwardOffsets, into: sink)
  }
}
