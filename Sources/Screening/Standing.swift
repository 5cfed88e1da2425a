import Register

/// Questions on the standing of lists that several use cases ask.
enum Standing {
  /// The edition in force; `nil` also where the list is not there yet.
  static func inForce(of list: ListName, in register: RegisterFile) throws -> Edition? {
    do { return try register.edition(inForceOf: list) } catch RegisterError.unknownList {
      return nil
    }
  }
}
