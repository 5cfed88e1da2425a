import Access
import HTTPTypes

extension APICall {
  /// The purpose of the call: what the header `X-Purpose` or the query says, as far as the caller
  /// may have it.
  ///
  /// - Throws: `APIFailure` with 400 where there is none: nothing is answered without a purpose;
  ///   with 403 where it is not one that the caller may have.
  func purpose(under policy: Policy) throws(APIFailure) -> String {
    let header = HTTPField.Name("x-purpose").flatMap { headers[$0] }
    do {
      return try principal.purpose(asked: header ?? query.last("purpose"), policy: policy)
    } catch {
      var status = HTTPResponse.Status.forbidden
      if case .noPurpose = error { status = .badRequest }
      throw APIFailure(status, AccessWords.text(of: error))
    }
  }
}
