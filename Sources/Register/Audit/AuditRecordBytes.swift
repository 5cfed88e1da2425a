import Crypto
import RecordStreams

/// How a record is written, and how it is chained.
///
/// The order of the members never changes: the number comes first and the commitment last, where
/// `AuditWalk` finds them without reading the JSON.
enum AuditRecordBytes {
  static func text(
    of event: AuditEvent, sequence: Int, commitment: [UInt8]?
  ) -> String {
    var members = [
      JSONMember("sequence", .number(sequence)),
      JSONMember("kind", .string(event.kind.rawValue)),
      JSONMember("made", .string(event.made.text)),
      JSONMember("actor", .string(event.actor)),
      JSONMember("purpose", event.purpose.map(JSONValue.string) ?? .null),
      JSONMember("facts", .object(event.facts)),
    ]
    if let commitment, let personal = event.personal {
      members.append(
        JSONMember(
          "personal",
          .object([
            JSONMember("commitment", .string(Digest.text(commitment))),
            JSONMember("keep_until", .string(personal.lastMoment.text)),
          ])))
    }
    return JSONValue.object(members).text
  }

  /// SHA-256 of the hash before and the bytes of the record.
  static func hash(after previous: [UInt8], _ record: UnsafeRawBufferPointer) -> SHA256.Digest {
    var hasher = SHA256()
    previous.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    hasher.update(bufferPointer: record)
    return hasher.finalize()
  }
}

extension AuditEvent.Personal {
  /// The last second in which it is kept, written alike for days and seconds.
  var lastMoment: Moment { Moment(seconds: keepUntil.lastSecond) }
}
