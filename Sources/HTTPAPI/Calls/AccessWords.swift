import Access
import HTTPTypes

/// What callers are told of their accounts, keys and purposes: no more than they may know.
enum AccessWords {
  /// Why somebody is not let in.
  static func failure(_ refusal: Refusal, at now: Int) -> APIFailure {
    switch refusal.code {
    case .unauthenticated:
      return APIFailure(
        .unauthorized, "Sign in, or give a key that holds.",
        headers: [.wwwAuthenticate: "Bearer realm=\"tabayyun\""])
    case .locked:
      var seconds = 1
      if case .locked(let until) = refusal { seconds = max(1, until - now) }
      return APIFailure(
        .tooManyRequests, "Too many have failed; wait.", headers: [.retryAfter: String(seconds)])
    case .passwordChangeRequired:
      return APIFailure(
        .forbidden, "Set a password of your own first: PUT /api/v1/session/password.")
    case .forged:
      return APIFailure(
        .forbidden, "The request does not come from our pages: X-CSRF-Token is missing or wrong.")
    case .unavailable:
      return APIFailure(
        .serviceUnavailable, "The keys of the token's issuer cannot be had at present.")
    }
  }

  /// Why a purpose does not hold, or a change of accounts is refused.
  static func text(of error: AccessError) -> String {
    switch error {
    case .noPurpose(let known):
      "Why do you ask? Name a purpose in X-Purpose: \(known.joined(separator: ", "))."
    case .unknownPurpose(_, let known):
      "The policy has no such purpose. It has \(known.joined(separator: ", "))."
    case .purposeFixed(_, let fixed): "This key or service has the purpose «\(fixed)» only."
    case .purposeNotAllowed(_, let allowed):
      "This account may ask for \(allowed.joined(separator: ", "))."
    case .notAName: "A name has small letters, digits, dots, hyphens and underscores."
    case .accountExists(let name): "There is an account «\(name)» already."
    case .unknownAccount(let name): "There is no account «\(name)»."
    case .lastAdministrator: "Nobody could manage accounts any more: make another first."
    case .weakPassword(let fault): text(of: fault)
    case .unknownKey(let id): "There is no key «\(id)»."
    case .outOfRange(let what, let expected): "\(what): \(expected) is expected."
    case .missing, .notAnAccessFile, .openToOthers, .tooNew, .damaged, .busy, .unusable,
      .tokenConfiguration, .tokenKeys:
      "The accounts cannot be used at present."
    }
  }

  private static func text(of fault: PasswordFault) -> String {
    switch fault {
    case .tooShort: "The password is too short: twelve characters or more; four words do."
    case .tooLong: "The password is longer than 1024 bytes."
    case .holdsName: "The password holds the name of the account. Take another."
    case .common: "The password is among the first that anybody tries. Take another; four words do."
    case .same: "That is the password which is to be replaced. Take another."
    }
  }

  /// Why a change of accounts is refused, or accounts cannot be used.
  static func failure(_ error: AccessError) -> APIFailure {
    let status: HTTPResponse.Status =
      switch error {
      case .unknownAccount, .unknownKey: .notFound
      case .notAName, .accountExists, .lastAdministrator, .weakPassword, .outOfRange,
        .unknownPurpose:
        .conflict
      case .noPurpose, .purposeFixed, .purposeNotAllowed: .badRequest
      case .missing, .notAnAccessFile, .openToOthers, .tooNew, .damaged, .busy, .unusable,
        .tokenConfiguration, .tokenKeys:
        .serviceUnavailable
      }
    return APIFailure(status, text(of: error))
  }
}
