import NameMatching
import NameText
public import Subjects

/// Compiles subjects into the bytes of an index: equal subjects in equal order give equal bytes.
///
/// The subjects' own bytes leave through `sink` at once, so that memory holds only the names.
public struct IndexBuilder {
  private let title: String
  private var checksum = IndexLayout.Checksum()
  private var dictionary = WordCollector()
  private var subjectOffsets: [UInt64] = [0]
  private var nameEntries: [UInt32] = []
  private var nameOrdinals: [UInt16] = []
  private var nameQualities: [UInt8] = []
  private var nameRecords: [UInt64] = []
  private var mostWeight = 0
  private var nameWords: [UInt32] = []
  private var nameWordPlaces: [UInt8] = []
  private var documents: [(hash: UInt64, entry: UInt32)] = []

  /// - Parameter title: what the index is of, for whoever meets the file: at most 64 bytes of it
  ///   are kept.
  public init(title: String) { self.title = title }

  /// Adds the next entry; its bytes go to `sink`.
  public mutating func add(_ subject: Subject, into sink: (UnsafeRawBufferPointer) throws -> Void)
    rethrows
  {
    let entry = UInt32(subjectOffsets.count - 1)
    for (ordinal, name) in subject.names.enumerated().prefix(Int(UInt16.max)) {
      add(name, ordinal: ordinal, of: entry, kind: subject.kind)
    }
    for document in subject.documents {
      documents.append((Self.hash(document.confusionKey), entry))
    }
    try SubjectWriter(subject).bytes.withUnsafeBytes { bytes in
      subjectOffsets.append(subjectOffsets[Int(entry)] + UInt64(bytes.count))
      checksum.add(bytes)
      try sink(bytes)
    }
  }

  private mutating func add(
    _ name: Subject.Name, ordinal: Int, of entry: UInt32, kind: Subject.Kind
  ) {
    let parsed = ParsedName(listed: name.text, of: kind)
    let profile = NameProfile(parsed)
    nameEntries.append(entry)
    nameOrdinals.append(UInt16(ordinal))
    let quality = Subject.NameQuality.allCases.firstIndex(of: name.quality) ?? 0
    nameQualities.append(UInt8(quality) | (parsed.isOrganization ? IndexLayout.organization : 0))
    let start = nameWordPlaces.count
    for unit in profile.units {
      if unit.count == 2 {
        nameWordPlaces[start + unit.first] |= IndexLayout.joinsNext
        continue
      }
      nameWords.append(dictionary.number(of: unit))
      nameWordPlaces.append(UInt8(unit.first) | (unit.isAttribute ? IndexLayout.attribute : 0))
    }
    nameRecords.append(
      NameRecord(first: start, count: nameWords.count - start, weight: profile.weight).bits)
    mostWeight = max(mostWeight, min(profile.weight, Int(UInt16.max)))
  }

  /// A 64-bit hash of a document's key (FNV-1a); equal hashes are checked against the entry.
  static func hash(_ key: String) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Writes the other sections to `sink` and returns the header, which belongs at the very start
  /// of the file.
  public mutating func finish(
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows -> [UInt8] {
    var sections = SectionWriter(start: IndexLayout.headerSize, checksum: checksum)
    sections.note(.subjects, size: Int(subjectOffsets.last ?? 0))
    try sections.pad(into: sink)
    let words = dictionary.sorted()
    dictionary = WordCollector()
    renumber(words.newNumbers)
    try words.write(&sections, into: sink)
    let tries = WordTries(words)
    try tries.write(&sections, into: sink)
    try writeNeighbours(words, tries, &sections, into: sink)
    try writePostings(words.count, &sections, into: sink)
    try writeNames(&sections, into: sink)
    try sections.write(subjectOffsets, .subjectOffsets, into: sink)
    try writeDocuments(&sections, into: sink)
    var numbers: [Int: Int] = [
      IndexLayout.Field.entries: subjectOffsets.count - 1,
      IndexLayout.Field.names: nameEntries.count,
      IndexLayout.Field.mostWeight: mostWeight,
    ]
    for index in 0..<4 {
      numbers[IndexLayout.Field.scriptEnds + index * 8] = words.scriptEnds[index]
      numbers[IndexLayout.Field.forwardEnds + index * 8] = tries.forwardEnds[index]
      numbers[IndexLayout.Field.backwardEnds + index * 8] = tries.backwardEnds[index]
    }
    return sections.header(title: title, numbers: numbers)
  }

  private mutating func renumber(_ newNumbers: [UInt32]) {
    for index in nameWords.indices { nameWords[index] = newNumbers[Int(nameWords[index])] }
  }

  private func writeDocuments(
    _ sections: inout SectionWriter, into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var packed: [UInt8] = []
    for document in documents.sorted(by: { ($0.hash, $0.entry) < ($1.hash, $1.entry) }) {
      withUnsafeBytes(of: document.hash.littleEndian) { packed.append(contentsOf: $0) }
      withUnsafeBytes(of: document.entry.littleEndian) { packed.append(contentsOf: $0) }
    }
    try sections.write(packed, .documents, into: sink)
  }

  /// For each word the words after it and before it in some name, where both may be read as one.
  private func writeNeighbours(
    _ words: SortedWords, _ tries: WordTries, _ sections: inout SectionWriter,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var pairs: [UInt64] = []
    for place in nameWords.indices where nameWordPlaces[place] & IndexLayout.joinsNext != 0 {
      pairs.append(UInt64(nameWords[place]) << 32 | UInt64(nameWords[place + 1]))
    }
    func group(_ pairs: [UInt64]) -> (offsets: [UInt32], others: [UInt32]) {
      var offsets = [UInt32](repeating: 0, count: words.count + 1)
      var others: [UInt32] = []
      others.reserveCapacity(pairs.count)
      for index in pairs.indices where index == 0 || pairs[index] != pairs[index - 1] {
        offsets[Int(pairs[index] >> 32) + 1] += 1
        others.append(UInt32(truncatingIfNeeded: pairs[index]))
      }
      for index in 1..<offsets.count { offsets[index] += offsets[index - 1] }
      return (offsets, others)
    }
    pairs.sort()
    let followers = group(pairs)
    try sections.write(followers.others, .followers, into: sink)
    try sections.write(followers.offsets, .followerOffsets, into: sink)
    // The same in places of the backward order: the second word, then the first.
    for index in pairs.indices {
      let (first, second) = (Int(pairs[index] >> 32), Int(pairs[index] & 0xFFFF_FFFF))
      pairs[index] =
        UInt64(tries.backwardRanks[second]) << 32 | UInt64(tries.backwardRanks[first])
    }
    pairs.sort()
    let predecessors = group(pairs)
    try sections.write(predecessors.others, .predecessors, into: sink)
    try sections.write(predecessors.offsets, .predecessorOffsets, into: sink)
  }

  private func writePostings(
    _ wordCount: Int, _ sections: inout SectionWriter,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var offsets = [UInt32](repeating: 0, count: wordCount + 1)
    for word in nameWords { offsets[Int(word) + 1] += 1 }
    for index in 1..<offsets.count { offsets[index] += offsets[index - 1] }
    try sections.write(offsets, .postingOffsets, into: sink)
    var postings = [UInt32](repeating: 0, count: nameWords.count)
    for name in nameEntries.indices {
      for word in nameWords[NameRecord(bits: nameRecords[name]).words] {
        postings[Int(offsets[Int(word)])] = UInt32(name)
        offsets[Int(word)] += 1
      }
    }
    try sections.write(postings, .postings, into: sink)
  }

  private func writeNames(
    _ sections: inout SectionWriter, into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    try sections.write(nameEntries, .nameEntries, into: sink)
    try sections.write(nameOrdinals, .nameOrdinals, into: sink)
    try sections.write(nameQualities, .nameQualities, into: sink)
    try sections.write(nameRecords, .nameRecords, into: sink)
    try sections.write(nameWords, .nameWords, into: sink)
    try sections.write(nameWordPlaces, .nameWordPlaces, into: sink)
  }
}
