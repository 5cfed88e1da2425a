public import NameText

extension ParsedName {
  /// Reads a listed name: of all that is no person, as that of an organisation.
  public init(listed text: String, of kind: Subject.Kind) {
    self.init(text, isOrganization: kind != .person)
  }
}
