/// Writes the sections of an index one after the other and remembers where they stand.
struct SectionWriter {
  private var position: Int
  private var checksum: IndexLayout.Checksum
  private var places: [IndexLayout.Section: (offset: Int, size: Int)] = [:]

  init(start: Int, checksum: IndexLayout.Checksum) {
    position = start
    self.checksum = checksum
  }

  /// Notes a section that has been written, and added to the checksum, by others.
  mutating func note(_ section: IndexLayout.Section, size: Int) {
    places[section] = (position, size)
    position += size
  }

  /// Fills up to the next multiple of 8.
  mutating func pad(into sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    let missing = (8 - position % 8) % 8
    try [UInt8](repeating: 0, count: missing).withUnsafeBytes { bytes in
      checksum.add(bytes)
      try sink(bytes)
    }
    position += missing
  }

  mutating func write<Number: FixedWidthInteger>(
    _ numbers: [Number], _ section: IndexLayout.Section,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    // Every platform that Swift and we run on is little-endian; on another the numbers are turned.
    let numbers = Number(1).littleEndian == 1 ? numbers : numbers.map(\.littleEndian)
    try numbers.withUnsafeBytes { bytes in
      places[section] = (position, bytes.count)
      position += bytes.count
      checksum.add(bytes)
      try sink(bytes)
    }
    try pad(into: sink)
  }

  /// The header, with the checksum of all that has been written.
  ///
  /// - Parameter numbers: by their place in the header.
  func header(title: String, numbers: [Int: Int]) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: IndexLayout.headerSize)
    func put(_ number: UInt64, at offset: Int) {
      for byte in 0..<8 { header[offset + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
    }
    header.replaceSubrange(0..<8, with: IndexLayout.magic)
    put(UInt64(IndexLayout.version), at: IndexLayout.Field.version)
    put(UInt64(position), at: IndexLayout.Field.size)
    for (place, number) in numbers { put(UInt64(number), at: place) }
    for (section, place) in places {
      put(UInt64(place.offset), at: IndexLayout.place(of: section))
      put(UInt64(place.size), at: IndexLayout.place(of: section) + 8)
    }
    let text = Array(title.utf8.prefix(64))
    let start = IndexLayout.Field.title
    header.replaceSubrange(start..<(start + text.count), with: text)
    var sum = checksum
    header.withUnsafeBytes { sum.add($0) }
    put(sum.value(), at: IndexLayout.Field.checksum)
    return header
  }
}
