import Access
import Testing

@Suite struct RoleTests {
  /// Who may what, to be read aloud: frontline, analyst, list manager, auditor, administrator.
  private static let table: [(Permission, String)] = [
    (.check, "F A . . ."),
    (.checkBatch, ". A . . ."),
    (.seeGrounds, ". A L U ."),
    (.browse, ". A L U ."),
    (.seeLists, ". A L U R"),
    (.raiseAlert, "F A . . ."),
    (.seeAlerts, ". A . U ."),
    (.decide, ". A . . ."),
    (.secondDecision, ". A . . ."),
    (.openRedress, "F A . . ."),
    (.answerRedress, ". A . . ."),
    (.manageLists, ". . L . ."),
    (.propose, ". A L . ."),
    (.approve, ". . L . ."),
    (.withdraw, ". . L . ."),
    (.readAudit, ". . . U ."),
    (.replay, ". . . U ."),
    (.seeAccounts, ". . . U R"),
    (.manageAccounts, ". . . . R"),
    (.seePolicy, "F A L U R"),
    (.seeService, ". . L U R"),
  ]

  @Test(arguments: table) func `each role may what its work needs and nothing else`(
    permission: Permission, row: String
  ) {
    let roles: [Role] = [.frontline, .analyst, .listManager, .auditor, .administrator]
    for (role, mark) in zip(roles, row.split(separator: " ")) {
      #expect(role.permissions.contains(permission) == (mark != "."), "\(role)")
    }
  }

  @Test func `the table names every permission and every role`() {
    #expect(Set(Self.table.map(\.0)) == Set(Permission.allCases))
    #expect(Role.allCases.count == 5)
  }

  @Test func `who manages accounts neither checks nor decides`() {
    for role in Role.allCases where role.permissions.contains(.manageAccounts) {
      #expect(role.permissions.isDisjoint(with: [.check, .checkBatch, .decide, .secondDecision]))
      #expect(!role.permissions.contains(.seeGrounds))
    }
  }

  @Test func `who reads the audit changes nothing`() {
    let reading: Set<Permission> = [
      .seeGrounds, .browse, .seeLists, .seeAlerts, .readAudit, .replay, .seeAccounts, .seePolicy,
      .seeService,
    ]
    for role in Role.allCases where role.permissions.contains(.readAudit) {
      #expect(role.permissions.isSubset(of: reading))
    }
  }

  @Test(arguments: Role.allCases) func `no key decides about people or manages accounts`(role: Role)
    async throws
  {
    let access = try TestAccess()
    let made = try access.file.addKey(
      APIKey.Terms(label: "program", role: role), by: "root", at: 0)
    let principal = try await access.principal(key: made.text, at: 1).get()
    #expect(principal.permissions == role.permissions.subtracting(Permission.ofPeople))
    #expect(!principal.may(.decide) && !principal.may(.approve) && !principal.may(.manageAccounts))
  }

  @Test func `an open service may all but accounts`() {
    let principal = Principal.open(user: "desk")
    #expect(principal.may(.check) && principal.may(.decide) && principal.may(.manageLists))
    #expect(!principal.may(.manageAccounts))
    #expect(principal.rate == nil && principal.mayUse(list: "un"))
  }
}
