import Access
import HTTPTypes

extension APICall {
  /// The purpose of the call: what the header `X-Purpose` or the query says, as far as the caller
  /// may have it.
  ///
  /// - Throws: `APIFailure` with 400: nothing is answered without a purpose.
  func purpose(under policy: Policy) throws(APIFailure) -> String {
    let header = HTTPField.Name("x-purpose").flatMap { headers[$0] }
    do {
      return try principal.purpose(asked: header ?? query.last("purpose"), policy: policy)
    } catch {
      throw APIFailure(.badRequest, AccessWords.text(of: error))
    }
  }
}
