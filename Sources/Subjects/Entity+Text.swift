import RecordStreams

/// Why a text is no entity.
public enum EntityTextError: Error, Equatable, Sendable {
  /// The text is no JSON. `byte` counts from 0.
  case notJSON(JSONErrorPlace)
  /// The JSON is no entity.
  case notAnEntity(EntityError)

  /// The byte at which a text stops being JSON, counted from 0.
  public struct JSONErrorPlace: Equatable, Sendable {
    /// Counted from 0 at the start of the text.
    public let byte: Int
  }
}

extension Entity {
  /// The entity as one line of JSON.
  ///
  /// Equal entities have equal texts, on every machine.
  public var text: String { json.text }

  /// Reads what `text` wrote.
  public init(text: String) throws(EntityTextError) {
    let value: JSONValue
    do { value = try JSONValue(parsing: text) } catch { throw .notJSON(.init(byte: error.byte)) }
    do { try self.init(json: value) } catch { throw .notAnEntity(error) }
  }
}

extension JSONError {
  /// Where the text stops being JSON.
  fileprivate var byte: Int {
    switch self {
    case .unexpected(let byte, _), .endsEarly(let byte), .notUTF8(let byte), .tooDeep(let byte, _):
      byte
    }
  }
}
