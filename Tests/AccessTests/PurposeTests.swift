@testable import Access
import Testing

@Suite struct PurposeTests {
  private let policy = Policy.standard

  private func principal(
    _ kind: Principal.Kind, fixed: String? = nil, allowed: [String] = []
  ) -> Principal {
    Principal(
      name: "p", kind: kind, role: .analyst, fixedPurpose: fixed, purposes: allowed, rate: nil)
  }

  @Test(arguments: [Principal.Kind.session, .key, .token])
  func `nothing answers without a purpose`(kind: Principal.Kind) throws {
    for asked in [nil, ""] {
      #expect(throws: AccessError.noPurpose(known: policy.purposes.map(\.code))) {
        try principal(kind).purpose(asked: asked, policy: policy)
      }
    }
    #expect(try principal(kind).purpose(asked: "border", policy: policy) == "border")
  }

  @Test func `a fixed purpose serves all requests and allows no other`() throws {
    let key = principal(.key, fixed: "border")
    #expect(try key.purpose(asked: nil, policy: policy) == "border")
    #expect(try key.purpose(asked: "border", policy: policy) == "border")
    #expect(throws: AccessError.purposeFixed(asked: "aid", fixed: "border")) {
      try key.purpose(asked: "aid", policy: policy)
    }
  }

  @Test func `a purpose that the policy does not have is refused, fixed or asked`() {
    let known = policy.purposes.map(\.code)
    #expect(throws: AccessError.unknownPurpose("curiosity", known: known)) {
      try principal(.session).purpose(asked: "curiosity", policy: policy)
    }
    #expect(throws: AccessError.unknownPurpose("gone", known: known)) {
      try principal(.key, fixed: "gone").purpose(asked: nil, policy: policy)
    }
  }

  @Test func `an account has the purposes it was given`() throws {
    let account = principal(.session, allowed: ["border", "aid"])
    #expect(try account.purpose(asked: "aid", policy: policy) == "aid")
    #expect(throws: AccessError.purposeNotAllowed("traffic", allowed: ["border", "aid"])) {
      try account.purpose(asked: "traffic", policy: policy)
    }
    #expect(throws: AccessError.noPurpose(known: ["border", "aid"])) {
      try account.purpose(asked: nil, policy: policy)
    }
  }

  @Test func `an open service has the configured purpose, else the policy's default`() throws {
    #expect(
      try Principal.open(user: "desk").purpose(asked: nil, policy: policy) == policy.defaultPurpose)
    let fixed = Principal.open(user: "desk", purpose: "border")
    #expect(try fixed.purpose(asked: nil, policy: policy) == "border")
    #expect(throws: AccessError.purposeFixed(asked: "aid", fixed: "border")) {
      try fixed.purpose(asked: "aid", policy: policy)
    }
  }
}
