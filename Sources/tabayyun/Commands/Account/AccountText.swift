import Access
import Evidence
import RecordStreams
import Register

/// Says accounts in words and JSON.
enum AccountText {
  /// Makes one change and shows the account as it then is.
  static func change(
    _ name: String, _ register: RegisterOptions, _ output: OutputOptions,
    _ body: (AccessFile, String, Int) throws -> Void
  ) throws {
    let account = try register.withAccess(create: false) { file, user in
      try body(file, user, Clock.now.seconds)
      return try file.account(named: name)
    }
    guard let account else { throw AccessError.unknownAccount(name) }
    write(account, secret: nil, output)
  }

  /// Shows one account, and its one-time secret where it has just been given one.
  static func write(_ account: Account, secret: String?, _ output: OutputOptions) {
    if output.json {
      let more = secret.map { [JSONMember("one_time_secret", .string($0))] } ?? []
      Output.write(.object((account.json.members ?? []) + more))
      return
    }
    let language = output.chosenLanguage
    var lines = [line(account, language)]
    if let secret {
      lines += [
        language.text(
          "One-time secret, shown only here, good for three days: \(secret)",
          "سرّ لمرة واحدة، لا يظهر إلا هنا، صالح لثلاثة أيام: \(secret)")
      ]
    }
    Output.write(lines.joined(separator: "\n"))
  }

  static func table(_ accounts: [Account], _ language: Language) -> String {
    if accounts.isEmpty { return language.text("No accounts yet.", "لا حسابات بعد.") }
    let header =
      language == .english
      ? ["account", "name", "role", "purposes", ""]
      : ["الحساب", "الاسم", "الدور", "الأغراض", ""]
    let rows = accounts.map { account in
      [
        account.name, account.displayName, account.role.word(language),
        purposes(account, language), state(account, language),
      ]
    }
    return Columns.text([header] + rows)
  }

  private static func line(_ account: Account, _ language: Language) -> String {
    let parts = [
      "\(account.name): \(account.role.word(language))", purposes(account, language),
      state(account, language),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: language.text(", ", "، "))
  }

  private static func purposes(_ account: Account, _ language: Language) -> String {
    account.purposes.isEmpty
      ? language.text("all purposes", "كل الأغراض") : account.purposes.joined(separator: " ")
  }

  private static func state(_ account: Account, _ language: Language) -> String {
    if account.isDisabled { return language.text("disabled", "معطّل") }
    if account.mustChangePassword {
      return language.text("must set a password", "عليه أن يضع كلمة سر")
    }
    return ""
  }
}
