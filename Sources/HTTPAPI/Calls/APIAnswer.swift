import HTTPTypes
import Hummingbird
import NIOCore
import RecordStreams

/// What an operation answers.
struct APIAnswer: Sendable {
  var status: HTTPResponse.Status
  var headers: HTTPFields
  var body: ResponseBody

  init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: ResponseBody = .init()) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A JSON document.
  static func json(
    _ value: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> APIAnswer {
    var bytes: [UInt8] = []
    value.write(into: &bytes)
    return .bytes(bytes, type: "application/json", status: status, headers: headers)
  }

  /// Bytes of a media type.
  static func bytes(
    _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> APIAnswer {
    var headers = headers
    headers[.contentType] = type
    return APIAnswer(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
