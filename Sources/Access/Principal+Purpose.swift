extension Principal {
  /// The purpose of a request, as a code of the policy.
  ///
  /// Nothing answers without one. The policy's default serves only an open service that fixes none:
  /// people and programs say why they ask, or their key says it for them.
  ///
  /// - Parameter asked: what the request names; nothing where it is empty.
  public func purpose(asked: String?, policy: Policy) throws(AccessError) -> String {
    let known = policy.purposes.map(\.code)
    let asked = asked.flatMap { $0.isEmpty ? nil : $0 }
    if let asked, let fixedPurpose, asked != fixedPurpose {
      throw .purposeFixed(asked: asked, fixed: fixedPurpose)
    }
    let ofOpen = kind == .open ? policy.defaultPurpose : nil
    guard let code = asked ?? fixedPurpose ?? ofOpen else {
      throw .noPurpose(known: purposes.isEmpty ? known : purposes)
    }
    guard known.contains(code) else { throw .unknownPurpose(code, known: known) }
    guard purposes.isEmpty || purposes.contains(code) else {
      throw .purposeNotAllowed(code, allowed: purposes)
    }
    return code
  }
}
