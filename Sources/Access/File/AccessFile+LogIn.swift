import GRDB
import RecordStreams

extension AccessFile {
  /// The first of three steps of signing in: whether an attempt is allowed at all.
  ///
  /// - Returns: what to compare the password with, or `Refusal.locked`, before any work is done.
  public func beginLogIn(
    name: String, source: SourceAddress, at now: Int
  ) throws -> Result<LogInAttempt, Refusal> {
    try write { database in
      let row = try accountRow(name, in: database)
      let kept = row.map { $0["password"] as String }
      let hash = try kept.map { text in
        guard let hash = PasswordHash(text: text) else {
          throw damaged("an account has a password that cannot be read")
        }
        return hash
      }
      let book = try FailureBook(in: database)
      let attempt = LogInAttempt(
        name: name, source: source, hash: hash ?? PasswordHash(decoyOf: cost), isKnown: row != nil,
        isFamiliar: try book.isFamiliar(source.text, to: name, at: now))
      var next: [(Counter, LockOut.Failures)] = []
      for counter in attempt.counters {
        let failures = try book.failures(of: counter.subject)
        if let until = counter.rule.lockedUntil(failures, at: now) {
          return .failure(.locked(until: until))
        }
        next.append((counter, counter.rule.adding(to: failures, at: now)))
      }
      for (counter, failures) in next {
        try book.keep(failures, of: counter.subject, isKnown: counter.isKnown)
      }
      return .success(attempt)
    }
  }

  /// The last step: a session where the password matched.
  ///
  /// - Parameter better: a hash of the same password at today's cost, where `needsBetterHash` asked.
  public func finishLogIn(
    _ attempt: LogInAttempt, matched: Bool, better: PasswordHash? = nil, at now: Int
  ) throws -> Result<NewSession, Refusal> {
    try write { database in
      switch try judge(attempt, matched: matched, at: now, in: database) {
      case .failure(let refusal):
        try refuse(attempt, refusal, at: now)
        return .failure(refusal)
      case .success(let account):
        if let better {
          try database.execute(
            sql: "UPDATE account SET password = ? WHERE name = ? AND password = ?",
            arguments: [better.text, account.name, attempt.hash.text])
        }
        try forgive(attempt, at: now, in: database)
        let token = try beginSession(of: account.name, at: now, in: database)
        try note(AccessChange(.login, "login", by: account.name, at: now, []))
        return .success(NewSession(account: account, token: token))
      }
    }
  }

  /// Whether the password of an attempt that matched should be hashed anew and given to
  /// `finishLogIn`: it was kept at another cost than today's.
  public func needsBetterHash(_ attempt: LogInAttempt) -> Bool { attempt.hash.cost != cost }

  /// Sets a password of one's own, ends all sessions and begins a new one.
  ///
  /// - Parameters:
  ///   - attempt: from `beginLogIn` with the account's name.
  ///   - matched: whether the present password was given.
  ///   - new: a hash of the new one, which `PasswordRules` have passed.
  public func finishPasswordChange(
    _ attempt: LogInAttempt, matched: Bool, new: PasswordHash, at now: Int
  ) throws -> Result<NewSession, Refusal> {
    try write { database in
      switch try judge(attempt, matched: matched, at: now, in: database) {
      case .failure(let refusal):
        try refuse(attempt, refusal, at: now)
        return .failure(refusal)
      case .success(var account):
        try database.execute(
          sql: """
            UPDATE account SET password = ?, must_change = 0, secret_expires = NULL WHERE name = ?
            """, arguments: [new.text, account.name])
        try database.execute(
          sql: "DELETE FROM session WHERE account = ?", arguments: [account.name])
        try forgive(attempt, at: now, in: database)
        let token = try beginSession(of: account.name, at: now, in: database)
        (account.mustChangePassword, account.secretExpires) = (false, nil)
        let facts = [JSONMember("account", .string(account.name))]
        try note(AccessChange(.account, "password", by: account.name, at: now, facts))
        return .success(NewSession(account: account, token: token))
      }
    }
  }
}

extension AccessFile {
  /// The account of an attempt that matched, unless it changed meanwhile, is disabled or its secret
  /// has ended.
  private func judge(
    _ attempt: LogInAttempt, matched: Bool, at now: Int, in database: Database
  ) throws -> Result<Account, Refusal> {
    guard matched, let row = try accountRow(attempt.name, in: database),
      row["password"] as String == attempt.hash.text
    else { return .failure(.unknown) }
    let account = try account(row)
    if account.isDisabled { return .failure(.disabled) }
    if let expires = account.secretExpires, expires <= now { return .failure(.expired) }
    return .success(account)
  }

  /// Takes note of a failure; a name that nobody has is not told.
  private func refuse(_ attempt: LogInAttempt, _ refusal: Refusal, at now: Int) throws {
    let reason =
      switch refusal {
      case .disabled: "disabled"
      case .expired: "expired"
      default: "unknown"
      }
    let facts = [
      JSONMember("account", attempt.isKnown ? .string(attempt.name) : .null),
      JSONMember("reason", .string(reason)),
    ]
    try note(AccessChange(.login, "refused", by: "", at: now, facts))
  }

  /// Takes back what the attempt was counted for.
  ///
  /// The address keeps its other failures: one good password must not wash those of many names.
  private func forgive(_ attempt: LogInAttempt, at now: Int, in database: Database) throws {
    let book = try FailureBook(in: database)
    let (name, source) = (attempt.name, attempt.source.text)
    try book.forget(.account(name))
    try book.forget(.pair(account: name, source: source))
    if !attempt.isFamiliar, var failures = try book.failures(of: .source(source)) {
      failures.count -= 1
      if failures.count > 0 {
        try book.keep(failures, of: .source(source), isKnown: false)
      } else {
        try book.forget(.source(source))
      }
    }
    try book.welcome(source, to: name, at: now)
  }
}

/// What an attempt is counted for, and by which rule.
private struct Counter {
  let subject: FailureBook.Subject
  let rule: LockOut
  let isKnown: Bool
}

extension LogInAttempt {
  /// From an address where the account has signed in before, only the pair of both counts: then
  /// whoever fails elsewhere in its name cannot lock its owner out.
  fileprivate var counters: [Counter] {
    if isFamiliar {
      return [
        Counter(
          subject: .pair(account: name, source: source.text), rule: .ofAccount, isKnown: true)
      ]
    }
    return [
      Counter(subject: .account(name), rule: .ofAccount, isKnown: isKnown),
      Counter(subject: .source(source.text), rule: .ofSource, isKnown: false),
    ]
  }
}
