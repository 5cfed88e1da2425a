import Access
import Screening

extension Disclosure {
  /// How much somebody sees of checks, alerts, decisions and entries: whoever may not see grounds
  /// sees identity and action.
  static func of(_ principal: Principal) -> Disclosure {
    principal.may(.seeGrounds) ? .full : .identity
  }
}
