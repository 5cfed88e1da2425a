public import Register
public import Subjects

/// An entry of an own list as people write it down, before it is proposed.
public struct EntryForm: Sendable {
  /// The own list.
  public var list: ListName
  /// The id of the entry, with or without the list and a colon before it.
  public var id: String
  /// What is known of the person or organisation.
  public var attributes: QueryForm
  /// The number under which a photograph is kept.
  public var photo: String?
  /// What an officer is to do on meeting the person.
  public var action: String?

  /// Makes one from its parts.
  public init(
    list: ListName, id: String, attributes: QueryForm, photo: String? = nil,
    action: String? = nil
  ) {
    self.list = list
    self.id = id
    self.attributes = attributes
    self.photo = photo
    self.action = action
  }

  /// The id that the entry has.
  public var entryID: String { id.hasPrefix("\(list):") ? id : "\(list):\(id)" }

  /// The entry, and the papers that belong to it.
  ///
  /// - Throws: `QueryError` for an attribute that a check would not understand: it must not stand
  ///   on a list.
  public func entities() throws(QueryError) -> (entry: Entity, papers: [Entity]) {
    _ = try attributes.subject()
    var entry = Entity(id: entryID, schema: attributes.schema ?? "Person")
    for (index, name) in attributes.names.enumerated() {
      entry.properties.add(name, to: index == 0 ? "name" : "alias")
    }
    if let birth = attributes.birth.flatMap({ PartialDate.asked($0) }) {
      entry.properties.add(birth.start.text, to: "birthDate")
      if let end = birth.end { entry.properties.add(end.text, to: "birthDate") }
      if birth.isApproximate || birth.end != nil {
        entry.properties.add(birth.text, to: ExtensionProperty.approximateBirthDate)
      }
    }
    let nationality = attributes.nationality.flatMap { Country($0) }?.code
    let gender = attributes.gender.flatMap { Subject.Gender($0) }?.rawValue
    for (value, property) in [
      (attributes.birthPlace, "birthPlace"), (nationality, "nationality"), (gender, "gender"),
      (attributes.father, "fatherName"), (attributes.mother, "motherName"),
      (attributes.grandfather, ExtensionProperty.grandfatherName),
      (photo, ExtensionProperty.photo), (action, ExtensionProperty.action),
    ] {
      entry.properties.add(value ?? "", to: property)
    }
    return (entry, papers)
  }

  private var papers: [Entity] {
    guard let paper = attributes.document.flatMap({ Identifier(query: $0) }) else { return [] }
    var entity = Entity(id: "\(entryID)/document", schema: "Identification")
    entity.properties.add(entryID, to: "holder")
    entity.properties.add(paper.number, to: "number")
    entity.properties.add(paper.issuer?.code ?? "", to: "country")
    return [entity]
  }
}
