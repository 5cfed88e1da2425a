/// A phrase with which a segment of OFAC's Remarks begins, and what its segment says.
struct RemarkPhrase: Sendable {
  /// What is done with what follows the phrase.
  enum Meaning: String, Sendable {
    case birth, birthPlace, gender, country, weakAlias, previousName, alias, linked, wallet
    /// Plain text for `property`.
    case text
    /// A date for `property`.
    case date
    /// A number, perhaps with country and dates, for `property`.
    case number
    case passport, identity, tax, socialSecurity, registration
    /// The whole segment is a provision of the sanction.
    case provision
    /// The whole segment tells when or how the sanction applies; a date in it goes to `property`.
    case sanction
    /// Prose that has no property: it stays in the entry's notes, where all Remarks are kept.
    case prose
  }

  let phrase: String
  let meaning: Meaning
  let property: String
}

extension RemarkPhrase {
  /// The longest phrase with which the segment begins, and the text after it.
  static func leading(_ segment: String) -> (phrase: RemarkPhrase, rest: String)? {
    let lower = segment.lowercased()
    // Lower case may change the number of characters outside ASCII only.
    guard lower.count == segment.count, let word = firstWord(lower) else { return nil }
    for phrase in byFirstWord[word] ?? [] where lower.hasPrefix(phrase.phrase) {
      let rest = segment.dropFirst(phrase.phrase.count)
      if let next = rest.first, next.isLetter { continue }
      return (phrase, rest.drop { " :#".contains($0) }.singleSpaced)
    }
    return nil
  }

  private static func firstWord(_ text: String) -> Substring? {
    text.split(maxSplits: 1) { " :#+(".contains($0) }.first
  }

  private static let byFirstWord: [Substring: [RemarkPhrase]] = {
    var phrases: [Substring: [RemarkPhrase]] = [:]
    for line in table.split(separator: "\n") {
      let columns = line.split(separator: "|").map { $0.singleSpaced }
      guard columns.count == 3, let meaning = Meaning(rawValue: columns[1]),
        let word = firstWord(columns[0])
      else { preconditionFailure("the table of phrases has three columns") }
      phrases[word, default: []].append(
        RemarkPhrase(phrase: columns[0], meaning: meaning, property: columns[2]))
    }
    return phrases.mapValues { list in list.sorted { $0.phrase.count > $1.phrase.count } }
  }()

  /// Phrase, in lower case | meaning | property, or - where the meaning needs none.
  ///
  /// - Source: the phrases of sdn.csv of July 2021 and May 2024, of sdn_comments.csv of December
  ///   2025 and of the identity types of the non-SDN XML of March 2025.
  private static let table = """
    dob | birth | -
    pob | birthPlace | -
    gender | gender | -
    nationality | country | nationality
    citizen | country | citizenship
    nationality of registration | country | country
    nationality country | country | nationality
    vessel flag | country | flag
    other vessel flag | country | flag
    former vessel flag | country | pastFlags
    a.k.a. | weakAlias | -
    aka | weakAlias | -
    d.b.a. | weakAlias | -
    f.k.a. | previousName | -
    fka | previousName | -
    n.k.a. | alias | -
    linked to | linked | -
    digital currency address | wallet | -
    email address | text | email
    email | text | email
    e-mail | text | email
    website | text | website
    phone number | text | phone
    phone no. | text | phone
    phone | text | phone
    telephone number | text | phone
    telephone no. | text | phone
    telephone | text | phone
    mobile | text | phone
    position | text | position
    alternate title | text | position
    occupation | text | profession
    title | text | title
    ethnicity | text | ethnicity
    organization type | text | sector
    target type | text | classification
    equity ticker | text | ticker
    bik (ru) | number | bikCode
    isin | number | isinCode
    aircraft model | text | model
    aircraft type | text | type
    vessel type | text | type
    other vessel type | text | type
    aircraft tail number | number | registrationNumber
    previous aircraft tail number | number | registrationNumber
    aircraft manufacturer's serial number (msn) | number | serialNumber
    aircraft construction number (also called l/n or s/n or f/n) | number | serialNumber
    aircraft serial identification | number | serialNumber
    serial no. | number | serialNumber
    aircraft mode s transponder code | number | icaoCode
    mmsi | number | mmsi
    vessel call sign | number | callSign
    other vessel call sign | number | callSign
    call sign | number | callSign
    vessel registration identification imo | number | imoNumber
    vessel registration identification | number | registrationNumber
    identification number imo | number | imoNumber
    company number imo | number | imoNumber
    international maritime organization no. | number | imoNumber
    aircraft manufacture date | date | buildDate
    vessel year of build | date | buildDate
    organization established date | date | incorporationDate
    swift/bic | number | swiftBic
    d-u-n-s number | number | dunsCode
    legal entity number | number | leiCode
    unified social credit code (uscc) | number | uscCode
    united social credit code certificate (usccc) | number | uscCode
    license | number | licenseNumber
    trade license no. | number | licenseNumber
    tourism license no. | number | licenseNumber
    afghan money service provider license number | number | licenseNumber
    pilot license number | number | licenseNumber
    permit number | number | licenseNumber
    sre permit no. | number | licenseNumber
    v.a.t. number | number | vatCode
    tax id no. | tax | -
    nit # | tax | -
    nit | tax | -
    r.f.c. | tax | -
    rfc | tax | -
    ruc # | tax | -
    ruc | tax | -
    rif # | tax | -
    rif | tax | -
    rtn | tax | -
    rsin | tax | -
    us fein | tax | -
    c.u.i.t. | tax | -
    c.i.f. | tax | -
    n.i.f. | tax | -
    italian fiscal code | tax | -
    fiscal code | tax | -
    romanian tax registration | tax | -
    numero unico de identificacao tributaria (nuit) | tax | -
    paraguayan tax identification number | tax | -
    ssn | socialSecurity | -
    passport | passport | -
    diplomatic passport | passport | -
    british national overseas passport | passport | -
    stateless person passport | passport | -
    u.s.a. passport | passport | -
    travel document number | identity | -
    national id no. | identity | -
    national foreign id number | identity | -
    tazkira national id card | identity | -
    personal id card | identity | -
    stateless person id card | identity | -
    refugee id card | identity | -
    moroccan personal id no. | identity | -
    bosnian personal id no. | identity | -
    kenyan id no. | identity | -
    identification number | identity | -
    turkish identification number | identity | -
    uae identification | identity | -
    citizen's card number | identity | -
    cedula no. | identity | -
    cedula de residencia | identity | -
    c.u.r.p. | identity | -
    c.u.i.p. | identity | -
    c.u.i. | identity | -
    d.n.i. | identity | -
    n.i.e. | identity | -
    i.f.e. | identity | -
    le number | identity | -
    cnp (personal numerical code) | identity | -
    credencial electoral | identity | -
    electoral registry no. | identity | -
    cartilla de servicio militar nacional | identity | -
    military registration number | identity | -
    numero de identidad | identity | -
    driver's license no. | identity | -
    birth certificate number | identity | -
    residency number | identity | -
    visanumberid | identity | -
    seafarer's identification document | identity | -
    immigration no. | identity | -
    public security and immigration no. | identity | -
    romanian permanent resident | identity | -
    tarjeta profesional | identity | -
    chinese commercial code | identity | -
    registration number | registration | -
    registration id | registration | -
    registered charity no. | registration | -
    government gazette number | registration | -
    business registration number | registration | -
    business registration document # | registration | -
    business number | registration | -
    company number | registration | -
    uk company number | registration | -
    commercial registry number | registration | -
    c.r. no. | registration | -
    romanian c.r. | registration | -
    folio mercantil no. | registration | -
    matricula mercantil no. | registration | -
    matricula mercantil no | registration | -
    economic register number (cbls) | registration | -
    chamber of commerce number | registration | -
    istanbul chamber of comm. no. | registration | -
    dubai chamber of commerce membership no. | registration | -
    central registration system number | registration | -
    public registration number | registration | -
    enterprise number | registration | -
    branch unit number | registration | -
    organization code | registration | -
    certificate of incorporation number | registration | -
    file number | registration | -
    c.i.n. | registration | -
    msb registration number | registration | -
    russian state individual business registration number pattern (ogrnip) | registration | -
    micex code | number | ticker
    un/locode | prose | -
    executive order | provision | -
    additional sanctions information | provision | -
    secondary sanctions risk | provision | -
    transactions prohibited for | provision | -
    caatsa section | provision | -
    peesa information | provision | -
    ifca determination | provision | -
    this designation refers | provision | -
    listing date | sanction | listingDate
    effective date | sanction | startDate
    purchase/sales for divestment date | sanction | endDate
    purchases/sales for divestment date | sanction | endDate
    for more information on directives | sanction | -
    issuer name | prose | -
    aircraft operator | prose | -
    fax no. | prose | -
    fax number | prose | -
    fax | prose | -
    telex | prose | -
    tgms | prose | -
    icty indictee | prose | -
    arrested | prose | -
    currently incarcerated | prose | -
    currently in | prose | -
    in custody | prose | -
    wanted by | prose | -
    named in unscr | prose | -
    wife of | prose | -
    husband of | prose | -
    spouse of | prose | -
    child of | prose | -
    son of | prose | -
    daughter of | prose | -
    daughter-in-law of | prose | -
    sister-in-law of | prose | -
    brother of | prose | -
    half-brother of | prose | -
    nephew of | prose | -
    all offices | prose | -
    all branches | prose | -
    all locations | prose | -
    only locations | prose | -
    and all other | prose | -
    and other locations | prose | -
    operations in | prose | -
    also operations in | prose | -
    from | prose | -
    tribe | prose | -
    subtribe | prose | -
    associated with | prose | -
    member eta | prose | -
    interpol | prose | -
    temporary suspension of deportation | prose | -
    individual's height is | prose | -
    believed to be | prose | -
    possibly located | prose | -
    holder of a | prose | -
    """
}
