import NameMatching
import NameText
public import Subjects

/// Compiles subjects into the bytes of an index: equal subjects in equal order give equal bytes.
///
/// The subjects' own bytes leave through `sink` at once, so that memory holds only the names.
public struct IndexBuilder {
  private struct UnitKey: Hashable {
    let script: UInt8
    let weight: UInt16
    let letters: [UInt8]
  }

  private let title: String
  private var checksum = IndexLayout.Checksum()
  private var units: [UnitKey: UInt32] = [:]
  private var subjectOffsets: [UInt64] = [0]
  private var nameEntries: [UInt32] = []
  private var nameOrdinals: [UInt16] = []
  private var nameQualities: [UInt8] = []
  private var nameWeights: [UInt16] = []
  private var nameUnits: [UInt32] = []
  private var nameUnitPlaces: [UInt8] = []
  private var nameUnitOffsets: [UInt64] = [0]
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
    let parsed = ParsedName(name.text, isOrganization: kind != .person)
    let profile = NameProfile(parsed)
    nameEntries.append(entry)
    nameOrdinals.append(UInt16(ordinal))
    let quality = Subject.NameQuality.allCases.firstIndex(of: name.quality) ?? 0
    nameQualities.append(UInt8(quality) | (parsed.isOrganization ? IndexLayout.organization : 0))
    nameWeights.append(UInt16(min(profile.weight, Int(UInt16.max))))
    for unit in profile.units {
      let letters = unit.script == .other ? Array(unit.text.utf8) : unit.letters
      guard !letters.isEmpty else { continue }
      let key = UnitKey(
        script: unit.script.rawValue, weight: UInt16(unit.weight), letters: letters)
      let id = units[key] ?? UInt32(units.count)
      units[key] = id
      nameUnits.append(id)
      nameUnitPlaces.append(
        UInt8(unit.first) | (unit.count == 2 ? IndexLayout.join : 0)
          | (unit.isAttribute ? IndexLayout.attribute : 0))
    }
    nameUnitOffsets.append(UInt64(nameUnits.count))
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
    let order = sortedUnits()
    try writeUnits(order, &sections, into: sink)
    try writeNames(order, &sections, into: sink)
    try sections.write(subjectOffsets, .subjectOffsets, into: sink)
    documents.sort { ($0.hash, $0.entry) < ($1.hash, $1.entry) }
    var packed: [UInt8] = []
    for document in documents {
      withUnsafeBytes(of: document.hash.littleEndian) { packed.append(contentsOf: $0) }
      withUnsafeBytes(of: document.entry.littleEndian) { packed.append(contentsOf: $0) }
    }
    try sections.write(packed, .documents, into: sink)
    let scripts = Script.allCases.map { script in
      order.prefix { $0.key.script <= script.rawValue }.count
    }
    return sections.header(
      title: title, entries: subjectOffsets.count - 1, names: nameEntries.count,
      scriptEnds: scripts)
  }

  /// Units by script, letters and weight: neighbours share the longest beginnings.
  private func sortedUnits() -> [(key: UnitKey, value: UInt32)] {
    units.sorted { a, b in
      if a.key.script != b.key.script { return a.key.script < b.key.script }
      if a.key.letters != b.key.letters {
        return a.key.letters.lexicographicallyPrecedes(b.key.letters)
      }
      return a.key.weight < b.key.weight
    }
  }

  private func writeUnits(
    _ order: [(key: UnitKey, value: UInt32)], _ sections: inout SectionWriter,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var letters: [UInt8] = []
    var offsets: [UInt32] = [0]
    var prefixes: [UInt8] = []
    var previous: UnitKey?
    for (key, _) in order {
      letters += key.letters
      offsets.append(UInt32(letters.count))
      var shared = 0
      if let previous, previous.script == key.script {
        shared = zip(previous.letters, key.letters).prefix { $0 == $1 }.count
      }
      prefixes.append(UInt8(min(shared, 255)))
      previous = key
    }
    try sections.write(letters, .unitLetters, into: sink)
    try sections.write(offsets, .unitOffsets, into: sink)
    try sections.write(order.map(\.key.weight), .unitWeights, into: sink)
    try sections.write(prefixes, .unitPrefixes, into: sink)
  }

  private mutating func writeNames(
    _ order: [(key: UnitKey, value: UInt32)], _ sections: inout SectionWriter,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var renumbered = [UInt32](repeating: 0, count: order.count)
    for (new, unit) in order.enumerated() { renumbered[Int(unit.value)] = UInt32(new) }
    var counts = [UInt64](repeating: 0, count: order.count + 1)
    for index in nameUnits.indices {
      nameUnits[index] = renumbered[Int(nameUnits[index])]
      counts[Int(nameUnits[index]) + 1] += 1
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    try sections.write(counts, .postingOffsets, into: sink)
    var next = counts
    var postings = [UInt32](repeating: 0, count: nameUnits.count)
    for name in nameEntries.indices {
      for unit in nameUnits[Int(nameUnitOffsets[name])..<Int(nameUnitOffsets[name + 1])] {
        postings[Int(next[Int(unit)])] = UInt32(name)
        next[Int(unit)] += 1
      }
    }
    try sections.write(postings, .postings, into: sink)
    try sections.write(nameEntries, .nameEntries, into: sink)
    try sections.write(nameOrdinals, .nameOrdinals, into: sink)
    try sections.write(nameQualities, .nameQualities, into: sink)
    try sections.write(nameWeights, .nameWeights, into: sink)
    try sections.write(nameUnits, .nameUnits, into: sink)
    try sections.write(nameUnitPlaces, .nameUnitPlaces, into: sink)
    try sections.write(nameUnitOffsets, .nameUnitOffsets, into: sink)
  }
}
