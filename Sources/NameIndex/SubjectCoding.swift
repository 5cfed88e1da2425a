import Subjects

/// A subject as bytes that are read in place: what the judge of a candidate needs, names last so
/// that attributes can be read without them.
///
/// Strings are UTF-8 with a length before them; lengths and numbers are unsigned LEB128, signed
/// ones zigzag.
struct SubjectWriter {
  private(set) var bytes: [UInt8] = []

  init(_ subject: Subject) {
    bytes.reserveCapacity(256)
    write(subject.id)
    write(subject.schema)
    write(Subject.Kind.allCases.firstIndex(of: subject.kind) ?? 0)
    write(list: subject.births) { $0.write($1.text) }
    write(list: subject.genders) { $0.write(Subject.Gender.allCases.firstIndex(of: $1) ?? 0) }
    write(list: subject.nationalities) { $0.write($1.code) }
    write(list: subject.birthPlaces) { $0.write($1) }
    write(list: subject.documents) {
      $0.write(Identifier.Kind.allCases.firstIndex(of: $1.kind) ?? 0)
      $0.write($1.issuer?.code ?? "")
      $0.write($1.number)
    }
    for kin in [subject.fathers, subject.mothers, subject.grandfathers] {
      write(list: kin) { $0.write($1) }
    }
    write(list: subject.names) {
      $0.write(Subject.NameQuality.allCases.firstIndex(of: $1.quality) ?? 0)
      $0.write($1.text)
    }
  }

  private mutating func write(_ number: Int) {
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write<Element>(
    list: [Element], _ body: (inout SubjectWriter, Element) -> Void
  ) {
    write(list.count)
    for element in list { body(&self, element) }
  }
}

/// Reads what `SubjectWriter` wrote.
///
/// Damaged bytes give an empty rest, never a trap: the checksum of the index has been verified
/// before, this is the second lock on the door.
struct SubjectReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The subject; without its names where only attributes are asked for.
  mutating func subject(withNames: Bool) -> Subject {
    let id = string()
    let schema = string()
    let kinds = Subject.Kind.allCases
    var subject = Subject(id: id, kind: kinds[min(number(), kinds.count - 1)], names: [])
    subject.schema = schema
    subject.births = list { PartialDate($0.string()) }
    subject.genders = list { reader in
      let genders = Subject.Gender.allCases
      return genders[min(reader.number(), genders.count - 1)]
    }
    subject.nationalities = list { Country($0.string()) }
    subject.birthPlaces = list { $0.string() }
    subject.documents = list { reader in
      let kinds = Identifier.Kind.allCases
      let kind = kinds[min(reader.number(), kinds.count - 1)]
      let issuer = Country(reader.string())
      return Identifier(kind: kind, issuer: issuer, number: reader.string())
    }
    subject.fathers = list { $0.string() }
    subject.mothers = list { $0.string() }
    subject.grandfathers = list { $0.string() }
    guard withNames else { return subject }
    subject.names = list { reader in
      let qualities = Subject.NameQuality.allCases
      let quality = qualities[min(reader.number(), qualities.count - 1)]
      return Subject.Name(reader.string(), quality: quality)
    }
    return subject
  }

  private mutating func number() -> Int {
    var result: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 57 {
      let byte = bytes[position]
      position += 1
      result |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(result) }
      shift += 7
    }
    return 0
  }

  private mutating func string() -> String {
    let count = number()
    guard count <= bytes.count - position else {
      position = bytes.count
      return ""
    }
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  private mutating func list<Element>(_ body: (inout SubjectReader) -> Element?) -> [Element] {
    let count = number()
    var elements: [Element] = []
    for _ in 0..<count where position < bytes.count {
      if let element = body(&self) { elements.append(element) }
    }
    return elements
  }
}
