import Foundation

/// What the service answered.
struct HTTPReply {
  let status: Int
  let headers: [(name: String, value: String)]
  let body: Data

  /// The value of a header field, whatever the case of its name.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  var text: String { String(decoding: body, as: UTF8.self) }
}

/// A connection to a service of this machine, byte by byte: tests can send what no client would.
final class HTTPConnection {
  /// Why a reply could not be had.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// - Throws: `Failure` where nobody listens.
  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(description: "no socket: errno \(errno)") }
    // A service that hangs fails the test instead of hanging it.
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      let reason = errno
      close(descriptor)
      throw Failure(description: "nobody listens on \(port): errno \(reason)")
    }
  }

  deinit { close(descriptor) }

  /// Sends bytes as they are; stops where the service has closed the connection.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }

  /// Sends a request; `target` is taken as it is.
  func ask(
    _ method: String, _ target: String, _ headers: [String: String] = [:], body: [UInt8]? = nil
  ) throws -> HTTPReply {
    var head = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if let body { head += "Content-Length: \(body.count)\r\n" }
    send(Array((head + "\r\n").utf8) + (body ?? []))
    return try reply(hasBody: method != "HEAD")
  }

  /// The next reply.
  func reply(hasBody: Bool = true) throws -> HTTPReply {
    let lines = String(decoding: try readHead(), as: UTF8.self).components(separatedBy: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { throw Failure(description: "no status line: \(lines.first ?? "")") }
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (String(line[..<colon]), value)
    }
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
    var body: [UInt8] = []
    if hasBody, ![204, 304].contains(status) {
      if header("transfer-encoding") == "chunked" {
        body = try readChunks()
      } else {
        body = try read(header("content-length").flatMap { Int($0) } ?? 0)
      }
    }
    return HTTPReply(status: status, headers: headers, body: Data(body))
  }

  /// Reads more from the socket.
  private func fill() throws {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = chunk.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    guard count > 0 else {
      throw Failure(description: count == 0 ? "the service hung up" : "errno \(errno)")
    }
    buffer += chunk[..<count]
  }

  private func readHead() throws -> [UInt8] {
    while true {
      if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = Array(buffer[..<end.lowerBound])
        buffer.removeFirst(end.upperBound)
        return head
      }
      try fill()
    }
  }

  private func read(_ count: Int) throws -> [UInt8] {
    while buffer.count < count { try fill() }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }

  private func readChunks() throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      while buffer.firstRange(of: Array("\r\n".utf8)) == nil { try fill() }
      let end = buffer.firstRange(of: Array("\r\n".utf8))?.lowerBound ?? 0
      let digits = String(decoding: try read(end), as: UTF8.self)
      _ = try read(2)
      guard let size = Int(digits, radix: 16) else {
        throw Failure(description: "no size of a chunk: \(digits)")
      }
      body += try read(size)
      _ = try read(2)
      if size == 0 { return body }
    }
  }
}
