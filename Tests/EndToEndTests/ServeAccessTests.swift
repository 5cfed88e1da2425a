import Foundation
import RecordStreams
import TestSupport
import Testing

/// The service with accounts: from the first start to a check, over plain loopback and over TLS.
@Suite(.enabled(if: ServedAccounts.canRun, "skipped: the program, curl or openssl is not there"))
struct ServeAccessTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try BuiltProgram.run("init", in: folder.url)
  }

  private func importPeople() throws {
    try inventedPeople(0..<20).write(to: folder.url.appending(path: "inv.jsonl"))
    let made = try BuiltProgram.run(
      "import", "ftm", "inv.jsonl", "--list", "inv", "--published", "2026-01-01", in: folder.url)
    #expect(made.status == 0, "\(made.remarks)")
  }

  /// Signs the first administrator in and sets a password; gives the token of its pages.
  private func firstAdministrator(
    _ service: ServedAccounts, _ arguments: String...
  ) throws -> String {
    let secret = try #require(
      service.remarks.split(separator: "\n").first { $0.hasPrefix("  ") }?.dropFirst(2))
    let first = try service.ask(
      "POST", "/api/v1/session", #"{"name":"admin","password":"\#(secret)"}"#, "--cacert",
      "server.pem")
    #expect(first.json?["must_change_password"] == .bool(true), "\(first.text)")
    let token = try #require(first.json?["csrf_token"]?.string)
    let set = try service.ask(
      "PUT", "/api/v1/session/password",
      #"{"current":"\#(secret)","new":"nine old lanterns hum"}"#, "--cacert", "server.pem", "-H",
      "X-CSRF-Token: " + token)
    #expect(set.status == 200, "\(set.text)")
    return try #require(set.json?["csrf_token"]?.string)
  }

  @Test func `from the first start to a check, and all of it in the audit`() throws {
    try importPeople()
    try ServedAccounts.makeCertificate("server", in: folder.url)
    let service = try ServedAccounts(in: folder.url)
    #expect(try service.ask("GET", "/api/v1/lists").status == 401)
    let token = try firstAdministrator(service)
    let key = try service.ask(
      "POST", "/api/v1/keys", #"{"label":"desk","role":"analyst"}"#, "-H",
      "X-CSRF-Token: " + token)
    let text = try #require(key.json?["text"]?.string)
    let question = #"{"name":"Invented Person 7","birthDate":"1957"}"#
    for (purpose, status) in [(nil, 400), ("border", 200), ("curiosity", 403)] {
      let answer = try service.ask(
        "POST", "/api/v1/checks", question, "-H", "X-API-Key: " + text, "-H",
        purpose.map { "X-Purpose: " + $0 } ?? "X-Nothing: 0")
      #expect(answer.status == status, "\(answer.text)")
    }
    let made = try service.ask(
      "POST", "/api/v1/accounts", #"{"name":"layla","role":"analyst"}"#, "-H",
      "X-CSRF-Token: " + token)
    #expect(made.status == 201)
    #expect(try service.cookies.contains("tabayyun"))
    service.end()
    #expect(try BuiltProgram.run("audit", "verify", in: folder.url).status == 0)
    let audit = try BuiltProgram.run("audit", "export", in: folder.url).output
    for word in ["login", "password", "layla"] { #expect(audit.contains(word), "\(word)") }
    #expect(!service.remarks.contains("lanterns") && !audit.contains("lanterns"))
    #expect(!service.remarks.contains("Invented Person"))
  }

  @Test func `over TLS the cookie is bound to the host`() throws {
    try ServedAccounts.makeCertificate("server", in: folder.url)
    let service = try ServedAccounts(
      in: folder.url, "--tls-certificate", "server.pem", "--tls-key", "server.key")
    #expect(service.address.hasPrefix("https://"))
    #expect(try service.ask("GET", "/healthz").status == 0, "nobody knows that certificate")
    #expect(try service.ask("GET", "/healthz", nil, "--cacert", "server.pem").status == 200)
    let token = try firstAdministrator(service)
    #expect(try service.cookies.contains("__Host-tabayyun"))
    let accounts = try service.ask("GET", "/api/v1/accounts", nil, "--cacert", "server.pem")
    #expect(accounts.status == 200 && accounts.json?.array?.count == 1 && !token.isEmpty)
  }

  @Test func `a certificate that was renewed is shown after SIGHUP`() throws {
    for name in ["server", "next"] { try ServedAccounts.makeCertificate(name, in: folder.url) }
    for kind in ["pem", "key"] {
      let path = folder.url.appending(path: "used." + kind)
      try FileManager.default.copyItem(at: folder.url.appending(path: "server." + kind), to: path)
    }
    let service = try ServedAccounts(
      in: folder.url, "--tls-certificate", "used.pem", "--tls-key", "used.key")
    #expect(try service.ask("GET", "/healthz", nil, "--cacert", "server.pem").status == 200)
    // Half of a renewal: the certificate without its key stays away.
    for (kind, says) in [("pem", "not read anew"), ("key", "\"certificate read anew\"")] {
      let renewed = try Data(contentsOf: folder.url.appending(path: "next." + kind))
      try renewed.write(to: folder.url.appending(path: "used." + kind))
      service.renewCertificate()
      // The signal is answered in its own time; a test that waits for ever is stopped from outside.
      while !service.remarks.contains(says) { usleep(20_000) }
      let authority = kind == "pem" ? "server.pem" : "next.pem"
      #expect(try service.ask("GET", "/healthz", nil, "--cacert", authority).status == 200)
    }
    #expect(try service.ask("GET", "/healthz", nil, "--cacert", "server.pem").status == 0)
  }

  @Test func `with client authorities a caller shows a certificate, and is nobody yet`() throws {
    for name in ["server", "office", "stranger"] {
      try ServedAccounts.makeCertificate(name, in: folder.url)
    }
    try ServedAccounts.makeCertificate("desk", signedBy: "office", in: folder.url)
    let service = try ServedAccounts(
      in: folder.url, "--tls-certificate", "server.pem", "--tls-key", "server.key",
      "--tls-client-authorities", "office.pem")
    func status(_ path: String, _ name: String?) throws -> Int {
      guard let name else {
        return try service.ask("GET", path, nil, "--cacert", "server.pem").status
      }
      return try service.ask(
        "GET", path, nil, "--cacert", "server.pem", "--cert", name + ".pem", "--key",
        name + ".key"
      ).status
    }
    #expect(try status("/healthz", nil) == 0)
    #expect(try status("/healthz", "stranger") == 0)
    #expect(try status("/healthz", "desk") == 200)
    #expect(try status("/api/v1/lists", "desk") == 401)
  }

  @Test func `what must not or cannot be served ends with a status and the cure`() throws {
    for name in ["server", "other"] { try ServedAccounts.makeCertificate(name, in: folder.url) }
    #expect(
      try ServedAccounts.run(
        ServedAccounts.openssl,
        ["pkey", "-in", "server.key", "-aes128", "-passout", "pass:herons", "-out", "locked.key"],
        in: folder.url) == 0)
    let tls = ["--tls-certificate", "server.pem", "--tls-key"]
    let cases: [([String], Int32, String)] = [
      (["--open", "--listen", "0.0.0.0:0"], 2, "127.0.0.1"),
      (["--open", "--listen", "127.example.org:0"], 2, "127.0.0.1"),
      (["--listen", "0.0.0.0:0"], 2, "--plain"), (["--listen", "nowhere"], 2, "HOST:PORT"),
      (tls + ["missing.key"], 3, "missing.key: this file is missing"),
      (tls + ["server.pem"], 3, "server.pem: this holds no private key"),
      (tls + ["locked.key"], 3, "passphrase"),
      (tls + ["other.key"], 3, "other.key: this is not the key of server.pem"),
      (["--tls-certificate", "server.key", "--tls-key", "server.key"], 3, "no certificate"),
      (tls + ["server.key", "--tls-client-authorities", "missing.pem"], 3, "missing.pem"),
      (["--tls-certificate", "server.pem"], 2, "together"),
      (tls + ["server.key", "--plain"], 2, "--plain"),
      (["--open", "--tokens", "tokens.json"], 2, "--tokens"),
      (["--user", "x"], 2, "--open"), (["--tokens", "missing.json"], 3, "missing.json"),
      (["--register", "missing.sqlite"], 3, "there is no register"),
      (["--open", "--listen", "127.255.255.254:1"], 3, "127.255.255.254:1"),
    ]
    // A port below 1024 may be listened on with rights, so the last is refused only without.
    for (arguments, status, word) in getuid() == 0 ? Array(cases.dropLast()) : cases {
      let end = try ServedAccounts.refusal(arguments, in: folder.url)
      #expect(end.status == status && end.remarks.contains(word), "\(arguments): \(end)")
    }
  }

  @Test func `an address that is taken is named`() throws {
    let service = try ServedAccounts(in: folder.url, "--open")
    let taken = try #require(service.address.split(separator: "/").last.map(String.init))
    let second = try TemporaryFolder()
    _ = try BuiltProgram.run("init", in: second.url)
    let end = try ServedAccounts.refusal(["--open", "--listen", taken], in: second.url)
    #expect(end.status == 3 && end.remarks.contains(taken + ": another process listens there"))
    let nowhere = try ServedAccounts.refusal(
      ["--listen", "192.0.2.7:0", "--plain"], in: second.url)
    #expect(nowhere.status == 3 && nowhere.remarks.contains("does not have that address"))
  }

  @Test func `accounts that others may read serve nobody`() throws {
    #expect(
      try BuiltProgram.run("account", "add", "root", "--role", "administrator", in: folder.url)
        .status == 0)
    let path = folder.url.appending(path: "tabayyun.sqlite-access").path
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let end = try ServedAccounts.refusal([], in: folder.url)
    #expect(end.status == 3 && end.remarks.contains("chmod 600"))
  }
}
