import Access
import HTTPTypes
import RecordStreams

/// One operation of the service: how it is called, who may call it, what it answers and what
/// answers it.
///
/// The router and the OpenAPI document are made from the same operations, so that neither can say
/// what the other does not.
struct Operation: Sendable {
  var method: HTTPRequest.Method
  /// Placeholders stand in braces: `/match/{dataset}`.
  var path: String
  /// The name by which programs know it.
  var name: String
  var tag: Tag
  var summary: String
  /// Who may call it.
  var need: Need
  var parameters: [Parameter] = []
  var body: Body?
  var answers: [Answer]
  var handle: @Sendable (APICall) async throws -> APIAnswer

  /// The chapters of the document.
  enum Tag: String, CaseIterable {
    case matching = "Matching"
    case data = "Data access"
    case reconciliation = "Reconciliation"
    case system = "System information"
    case checks = "Checks"
    case cases = "Alerts and decisions"
    case lists = "Lists"
    case entries = "Own entries"
    case redress = "Redress"
    case jobs = "Batch jobs"
    case audit = "Audit"
    case accounts = "Accounts"
  }

  /// What a caller must be allowed.
  enum Need: Sendable {
    /// Nobody needs an account: health, documents, logging in.
    case nothing
    /// Any caller who is known.
    case account
    /// Any caller who is known, also one who must set a password of their own before all else.
    case ownSession
    case permission(Permission)
  }

  /// A value in the path, the query or the header.
  struct Parameter: Sendable {
    enum Place: String { case path, query, header }
    var place: Place
    var name: String
    var shape: Shape
    var isRequired = false
    var isRepeatable = false
    /// How often it may stand.
    static let most = 500
    var says: String
  }

  /// What the request carries.
  struct Body: Sendable {
    enum Kind: Sendable {
      case json(Shape)
      case form([Shape.Field])
      case file(types: [String])
    }
    var kind: Kind
    var isRequired = true
    var says = ""
  }

  /// What comes back with one status.
  struct Answer: Sendable {
    var status: Int
    var says: String
    var shape: Shape?
    var type = "application/json"

    init(_ status: Int, _ says: String, _ shape: Shape? = nil, type: String = "application/json") {
      self.status = status
      self.says = says
      self.shape = shape
      self.type = type
    }
  }
}

extension Operation {
  /// Whether it belongs to the API that other programs already speak; its errors have their form.
  var isCompatible: Bool { !path.hasPrefix("/api/") }

  /// Whether its body is a file, which may be large.
  var takesFile: Bool {
    if case .file? = body?.kind { return true }
    return false
  }
}

extension Operation.Parameter {
  /// A placeholder of the path.
  static func path(_ name: String, _ says: String) -> Self {
    path(name, .text(1...1_000), says)
  }

  /// A placeholder of the path that is not any text.
  static func path(_ name: String, _ shape: Shape, _ says: String) -> Self {
    Self(place: .path, name: name, shape: shape, isRequired: true, says: says)
  }

  /// A value of the query that may stand once.
  static func query(
    _ name: String, _ shape: Shape, required: Bool = false, _ says: String
  ) -> Self {
    Self(place: .query, name: name, shape: shape, isRequired: required, says: says)
  }

  /// A value of the query that may stand several times.
  static func queries(_ name: String, _ says: String) -> Self {
    queries(name, .text(0...200), says)
  }

  /// A value of the query that may stand several times and is not any text.
  static func queries(_ name: String, _ shape: Shape, _ says: String) -> Self {
    Self(place: .query, name: name, shape: shape, isRepeatable: true, says: says)
  }

  /// A header field.
  static func header(_ name: String, _ shape: Shape, required: Bool = false, _ says: String)
    -> Self
  {
    Self(place: .header, name: name, shape: shape, isRequired: required, says: says)
  }
}
