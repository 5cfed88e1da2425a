import Foundation

/// Answers every request on a port of this machine with the same bytes, until it goes.
final class LoopbackServer: Sendable {
  let port: Int
  private let socket: Int32

  init(answer: String) throws {
    let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isOpen else { throw POSIXError(.EADDRNOTAVAIL) }
    (socket, port) = (listener, Int(UInt16(bigEndian: address.sin_port)))
    let bytes = Array(answer.utf8)
    Thread.detachNewThread { Self.serve(listener, bytes) }
  }

  deinit { shutdown(socket, Int32(SHUT_RDWR)) }

  private static func serve(_ listener: Int32, _ answer: [UInt8]) {
    while true {
      let peer = accept(listener, nil, nil)
      guard peer >= 0 else { break }
      var request = [UInt8](repeating: 0, count: 4096)
      _ = recv(peer, &request, request.count, 0)
      var sent = 0
      while sent < answer.count {
        let count = answer[sent...].withUnsafeBytes {
          send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { break }
        sent += count
      }
      close(peer)
    }
    close(listener)
  }
}
