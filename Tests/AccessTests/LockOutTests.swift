@testable import Access
import GRDB
import Testing
import TestSupport

@Suite struct LockOutTests {
  @Test(arguments: [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (99, 900)])
  func `pauses double from the fifth failure to a quarter of an hour`(count: Int, pause: Int) {
    #expect(LockOut.ofAccount.pauseSeconds(after: count) == pause)
  }

  @Test func `every pause ends`() {
    forAll({ (Int.random(in: 0...200, using: &$0), Int.random(in: -99_999...99_999, using: &$0)) })
    {
      count, shift in
      let failures = LockOut.Failures(count: count, last: 1_000_000 + shift)
      guard let until = LockOut.ofAccount.lockedUntil(failures, at: 1_000_000) else { return true }
      return until <= 1_000_000 + 1800
        && LockOut.ofAccount.lockedUntil(failures, at: until) == nil
    }
  }

  @Test func `a day without a failure forgets them`() {
    let old = LockOut.Failures(count: 9, last: 0)
    #expect(LockOut.ofAccount.adding(to: old, at: 86_399).count == 10)
    #expect(LockOut.ofAccount.adding(to: old, at: 86_400).count == 1)
  }

  @Test(arguments: ["layla", "nobody"])
  func `five failures bring a pause that grows and ends, known or not`(name: String) throws {
    let access = try TestAccess()
    try access.add("layla")
    for now in 0..<5 {
      #expect(try access.logIn(name, "a wrong password", at: 1000 + now).failure == .unknown)
    }
    #expect(try access.logIn(name, at: 1005).failure == .locked(until: 1034))
    // What is tried during a pause is not tried, and does not lengthen it.
    for _ in 0..<50 { #expect(try access.logIn(name, at: 1033).failure == .locked(until: 1034)) }
    #expect(try access.logIn(name, "a wrong password", at: 1034).failure == .unknown)
    #expect(try access.logIn(name, at: 1093).failure == .locked(until: 1094))
    let after = try access.logIn(name, at: 1094)
    #expect(name == "layla" ? after.failure == nil : after.failure == .unknown)
  }

  @Test func `attempts at the same time count before any has failed`() throws {
    let access = try TestAccess()
    try access.add("layla")
    for _ in 0..<5 {
      _ = try access.file.beginLogIn(name: "layla", source: TestAccess.office, at: 10).get()
    }
    #expect(
      try access.file.beginLogIn(name: "layla", source: TestAccess.office, at: 10).failure
        == .locked(until: 40))
  }

  @Test func `who fails elsewhere does not lock the owner out where they have signed in`() throws {
    let access = try TestAccess()
    try access.add("layla")
    _ = try access.logIn("layla", at: 0).get()
    for now in 0..<200 {
      let enemy = SourceAddress("198.51.100.\(now % 250)")
      _ = try access.logIn("layla", "a wrong password", from: enemy, at: 100 + now)
    }
    #expect(
      try access.logIn("layla", from: SourceAddress("198.51.100.251"), at: 301).failure != nil)
    #expect(try access.logIn("layla", at: 301).failure == nil)
  }

  @Test func `one address that tries many names is paused, and others are not`() throws {
    let access = try TestAccess()
    try access.add("layla")
    let enemy = SourceAddress("2001:db8::1")
    for number in 0..<20 {
      #expect(try access.logIn("name\(number)", from: enemy, at: 50).failure == .unknown)
    }
    let sameNetwork = SourceAddress("2001:db8:0:0:ffff::9")
    #expect(try access.logIn("layla", from: sameNetwork, at: 51).failure == .locked(until: 80))
    #expect(
      try access.logIn("layla", from: SourceAddress("2001:db8:0:1::9"), at: 51).failure == nil)
  }

  @Test func `a good password does not wash an address of its failures`() throws {
    let access = try TestAccess()
    try access.add("enemy")
    for number in 0..<19 { _ = try access.logIn("name\(number)", at: 50) }
    _ = try access.logIn("enemy", at: 51).get()
    #expect(try access.logIn("name20", at: 52).failure == .unknown)
    #expect(try access.logIn("name21", at: 53).failure == .locked(until: 82))
  }

  @Test func `unknown names cannot fill the file, nor push out the failures of known ones`() throws
  {
    let access = try TestAccess()
    try access.add("layla")
    for now in 0..<5 { _ = try access.logIn("layla", "a wrong password", at: now) }
    try access.file.write { database in
      let book = try FailureBook(in: database)
      for number in 0..<(FailureBook.mostUnknown + 50) {
        try database.execute(
          sql: "INSERT INTO failure VALUES (?, 0, 1, ?)",
          arguments: ["\(number)".utf8Data, 100 + number])
      }
      try book.keep(LockOut.Failures(count: 1, last: 9_999_999), of: .account("x"), isKnown: false)
    }
    let count = try access.file.read { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM failure WHERE known = 0")
    }
    #expect(count == FailureBook.mostUnknown)
    #expect(
      try access.logIn("layla", from: SourceAddress("192.0.2.99"), at: 6).failure
        == .locked(until: 34))
  }

  @Test(arguments: [
    ("192.0.2.7", "192.0.2.7"), ("2001:db8::1", "2001:db8:0:0::/64"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("::ffff:192.0.2.7", "192.0.2.7"),
    ("::1", "0:0:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"),
    ("not:an:address", "not:an:address"),
    ("1::2::3", "1::2::3"), ("", ""),
  ])
  func `an IPv6 network counts as one address`(address: String, text: String) {
    #expect(SourceAddress(address).text == text)
  }
}
