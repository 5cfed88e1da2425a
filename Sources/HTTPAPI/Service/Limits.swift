public import Screening

/// Everything that a stranger can make grow, with its bound.
public struct Limits: Sendable {
  /// The longest path with its query string, in bytes; longer ones answer 414.
  public var urlBytes = 60_000
  /// All header fields of a request together, in bytes; the request line counts.
  public var headerBytes = 192 * 1024
  /// The number of header fields of a request.
  public var headerFields = 200
  /// The largest body of a request, in bytes; larger ones answer 413.
  public var bodyBytes = 4 * 1024 * 1024
  /// The largest file of a batch job, in bytes.
  public var jobBytes = 256 * 1024 * 1024
  /// How long such a file may take to arrive, in seconds; slower ones answer 408.
  public var jobSeconds = 600
  /// How many jobs there may be.
  public var jobs = JobQueue.Limits()
  /// Callers that watch jobs at once; more answer 503.
  public var watchers = 64
  /// How long a body may take to arrive, in seconds; slower ones answer 408.
  public var bodySeconds = 20
  /// How long a connection may stand idle, in seconds.
  public var idleSeconds = 60
  /// Open connections; more wait in the system's queue.
  public var connections = 4_096
  /// Requests that are being answered or wait for a processor; more answer 503 at once.
  public var requests = 256
  /// How long a request may wait for a processor, in seconds; longer ones answer 503.
  public var queueSeconds = 5
  /// How long a caller may wait for the catalog of a list that was just imported, in seconds.
  public var catalogSeconds = 30
  /// Queries in one batch of the compatible API.
  public var batchQueries = 100
  /// The longest value of a property asked for, in characters.
  public var valueLength = 10_000

  public init() {}
}
