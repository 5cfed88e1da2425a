import Subjects

/// How the numbers of two documents agree.
///
/// Documents that differ say nothing: people have several.
enum DocumentComparison {
  static func compare(_ asked: Identifier, _ listed: Identifier) -> Reason? {
    guard asked.kind == listed.kind || asked.kind == .unknown || listed.kind == .unknown else {
      return nil
    }
    let areIssuersKnown = asked.issuer != nil && listed.issuer != nil
    let areIssuersEqual = asked.issuer == listed.issuer
    if asked.key == listed.key {
      guard areIssuersKnown else {
        return reason(.numberOnly, Weights.documentNumberAgrees, asked, listed)
      }
      return areIssuersEqual
        ? reason(.agrees, Weights.documentAgrees, asked, listed)
        : reason(.otherIssuer, Weights.documentOtherIssuer, asked, listed)
    }
    guard asked.isSlip(of: listed), areIssuersEqual || !areIssuersKnown else { return nil }
    return reason(.slip, Weights.documentSlip, asked, listed)
  }

  private static func reason(
    _ finding: Reason.Finding, _ milliBits: Int, _ asked: Identifier, _ listed: Identifier
  ) -> Reason {
    Reason(
      kind: .document, finding: finding, query: text(asked), entry: text(listed),
      milliBits: milliBits)
  }

  private static func text(_ document: Identifier) -> String {
    (document.issuer.map { $0.code.uppercased() + ":" } ?? "") + document.number
  }
}
