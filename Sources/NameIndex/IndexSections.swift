import NameMatching
import NameText

/// The sections of an index, read where they stand; valid as long as its storage lives.
struct IndexSections: @unchecked Sendable {
  // Sound: the bytes are never written.
  let subjects: UnsafeBufferPointer<UInt8>
  let subjectOffsets: UnsafeBufferPointer<UInt64>
  let words: WordLetters
  let wordRecords: UnsafeBufferPointer<UInt16>
  let postings: UnsafeBufferPointer<UInt32>
  let postingOffsets: UnsafeBufferPointer<UInt32>
  let nameEntries: UnsafeBufferPointer<UInt32>
  let nameOrdinals: UnsafeBufferPointer<UInt16>
  let nameQualities: UnsafeBufferPointer<UInt8>
  let nameRecords: UnsafeBufferPointer<UInt64>
  let nameUnits: UnsafeBufferPointer<UInt32>
  let nameUnitPlaces: UnsafeBufferPointer<UInt8>
  let documents: UnsafeBufferPointer<UInt8>
  /// The dictionaries of the scripts that have an alphabet, in the order of `Script.allCases`.
  private let dictionaries: [ScriptDictionary]
  private let scriptEnds: [Int]
  /// The words of each script that are single letters.
  private var initials: [[Int]] = []

  init(
    _ bytes: UnsafeRawBufferPointer, places: [Range<Int>], scriptEnds: [Int], forwardEnds: [Int],
    backwardEnds: [Int]
  ) {
    func section<Number: FixedWidthInteger>(
      _ section: IndexLayout.Section, as type: Number.Type = Number.self
    ) -> UnsafeBufferPointer<Number> {
      UnsafeRawBufferPointer(rebasing: bytes[places[section.rawValue]])
        .assumingMemoryBound(to: Number.self)
    }
    subjects = section(.subjects)
    subjectOffsets = section(.subjectOffsets)
    let words = WordLetters(letters: section(.wordLetters), offsets: section(.wordOffsets))
    self.words = words
    wordRecords = section(.wordRecords)
    postings = section(.postings)
    postingOffsets = section(.postingOffsets)
    nameEntries = section(.nameEntries)
    nameOrdinals = section(.nameOrdinals)
    nameQualities = section(.nameQualities)
    nameRecords = section(.nameRecords)
    nameUnits = section(.nameWords)
    nameUnitPlaces = section(.nameWordPlaces)
    documents = section(.documents)
    self.scriptEnds = scriptEnds
    let backwardWords = WordLetters(
      letters: section(.backwardLetters), offsets: section(.backwardOffsets))
    let followers = WordNeighbours(offsets: section(.followerOffsets), words: section(.followers))
    let predecessors = WordNeighbours(
      offsets: section(.predecessorOffsets), words: section(.predecessors))
    func range(_ ends: [Int], _ index: Int) -> Range<Int> {
      (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }
    dictionaries = (0..<3).map { index in
      ScriptDictionary(
        range: range(scriptEnds, index),
        forward: LetterTrie(
          nodes: section(.forwardNodes), firsts: section(.forwardFirsts), words: words,
          neighbours: followers, order: nil, range: range(forwardEnds, index),
          wordsEnd: scriptEnds[index]),
        backward: LetterTrie(
          nodes: section(.backwardNodes), firsts: section(.backwardFirsts), words: backwardWords,
          neighbours: predecessors, order: section(.backwardOrder),
          range: range(backwardEnds, index), wordsEnd: scriptEnds[index]))
    }
    initials = Script.lettered.map { findInitials(of: $0) }
  }

  var nameCount: Int { nameEntries.count }
  var wordCount: Int { wordRecords.count }

  /// - Parameter script: one that has an alphabet.
  func dictionary(of script: Script) -> ScriptDictionary { dictionaries[Int(script.rawValue)] }

  @inline(__always) func record(of word: Int) -> WordRecord {
    WordRecord(bits: wordRecords[word])
  }

  /// The names in which a word stands, in rising order.
  @inline(__always) func names(with word: Int) -> UnsafeBufferPointer<UInt32>.SubSequence {
    postings[Int(postingOffsets[word])..<Int(postingOffsets[word + 1])]
  }

  /// Where a name's words stand.
  @inline(__always) func units(of name: Int) -> Range<Int> {
    NameRecord(bits: nameRecords[name]).words
  }

  /// Whether two words stand side by side in a name, such that they may be read as one.
  func has(_ first: Int, before second: Int, in name: Int) -> Bool {
    units(of: name).contains { place in
      Int(nameUnits[place]) == first && nameUnitPlaces[place] & IndexLayout.joinsNext != 0
        && Int(nameUnits[place + 1]) == second
    }
  }

  /// The words of a script that are single letters.
  @inline(__always) func initials(of script: Script) -> [Int] { initials[Int(script.rawValue)] }

  private func findInitials(of script: Script) -> [Int] {
    var initials: [Int] = []
    let dictionary = dictionary(of: script)
    let trie = dictionary.forward
    var node = trie.range.lowerBound
    while node < trie.range.upperBound {
      var word = Int(trie.firsts[node])
      while word < dictionary.range.upperBound, words.count(of: word) == 1 {
        if record(of: word).isInitial { initials.append(word) }
        word += 1
      }
      node = LetterTrie.Node(bits: trie.nodes[node]).skip
    }
    return initials
  }

  /// Words of a script without an alphabet: their spelling itself, found by bisection.
  func words(spelled text: String) -> Range<Int> {
    let wanted = Array(text.utf8)
    let first = (scriptEnds[2]..<scriptEnds[3]).end {
      words.word($0).lexicographicallyPrecedes(wanted)
    }
    return (first..<scriptEnds[3]).prefix { words.word($0).elementsEqual(wanted) }
  }
}
