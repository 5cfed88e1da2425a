import Testing

@testable import Register

extension RegisterFile {
  /// Verifies in one walk and in two halves, which must find the same.
  func verifyAuditBothWays(heads: [AuditHead] = []) throws -> AuditVerification {
    let whole = try verifyAudit(heads: heads, halvedFrom: .max)
    let halves = try verifyAudit(heads: heads, halvedFrom: 2)
    #expect(whole == halves)
    return halves
  }
}
