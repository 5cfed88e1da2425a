public import Register

/// Deletes the personal data of the audit whose time is over: once a day, or when a person asks.
public enum PurgePersonal {
  /// - Parameter actor: who purges, as the audit names them.
  /// - Returns: of how many records.
  @discardableResult public static func run(
    _ register: RegisterFile, at now: Moment, by actor: String
  ) throws -> Int {
    try register.purgePersonal(at: now, actor: actor)
  }
}
