import Hummingbird
import NIOCore

/// What is known of a request beside what it says: the other end of its connection.
struct ServiceContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the other end; `nil` where the connection has none.
  let peer: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}
