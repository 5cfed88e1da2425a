import Foundation
import ListReaders
import Register
import Screening
import Subjects
import TestSupport

/// A register with lists of invented people, companies and what links them, and its catalog.
struct InventedCatalog {
  let folder: ImportFolder
  let catalog: Catalog

  init(_ lists: [(name: String, text: String)] = Self.lists, isFilled: Bool = true) throws {
    folder = try ImportFolder()
    catalog = Catalog(of: folder.register)
    for (name, text) in lists { try add(name, text, published: "2024-01-01") }
    if isFilled { try catalog.bringUpToDate() }
  }

  /// Imports an edition; the lists whose names begin with `sealed` are match-only.
  func add(_ list: String, _ text: String, published: String) throws {
    let path = try folder.file("\(list)-\(published).jsonl", text)
    _ = try ImportList(into: folder.register).run(
      ImportList.Request(
        format: .ftm, paths: [path], list: listName(list), published: Moment(published),
        isAccepted: true, isMatchOnly: list.hasPrefix("sealed")), at: importTime)
  }

  func search(_ change: (inout SearchEntities.Request) -> Void) throws -> SearchEntities.Answer {
    var request = SearchEntities.Request()
    change(&request)
    return try catalog.read { try SearchEntities($0).run(request) }
  }

  func ids(_ query: String, _ change: (inout SearchEntities.Request) -> Void = { _ in })
    throws -> [String]
  {
    try search {
      $0.query = query
      change(&$0)
    }.results.map(\.id)
  }

  static let lists = [
    (name: "harbour", text: harbour), (name: "port", text: port), (name: "sealed", text: sealed),
  ]

  static let harbour = """
    {"id":"per-1","caption":"Samir Tal","schema":"Person","properties":{"name":["Samir Tal","سمير أبو الطال"],"alias":["Šamír ibn Qādir"],"birthDate":["1985-03-02"],"nationality":["ru"],"country":["ae"],"topics":["sanction"],"gender":["male"],"passportNumber":["AO123456"],"addressEntity":["adr-1"],"notes":["Runs a quarry near the harbour"]},"datasets":["harbour"],"referents":["old-1"],"target":true,"first_seen":"2022-01-01T10:00:00","last_seen":"2023-01-01T10:00:00","last_change":"2022-06-01T10:00:00"}
    {"id":"per-2","caption":"Lina Tal","schema":"Person","properties":{"name":["Lina Tal"],"birthDate":["1985"],"country":["ru"],"topics":["role.rca"],"gender":["female"]},"datasets":["harbour"],"referents":[],"first_seen":"2022-01-02T10:00:00","last_seen":"2023-01-01T10:00:00","last_change":"2022-07-01T10:00:00"}
    {"id":"fam-1","caption":"Family","schema":"Family","properties":{"person":["per-1"],"relative":["per-2"],"relationship":["sister"]},"datasets":["harbour"],"referents":[]}
    {"id":"com-1","caption":"Qamar Trading LLC","schema":"Company","properties":{"name":["Qamar Trading LLC"],"jurisdiction":["ae"],"registrationNumber":["QT-778"],"topics":["corp.shell"]},"datasets":["harbour"],"referents":[],"last_change":"2024-02-02T00:00:00"}
    {"id":"own-1","caption":"Ownership","schema":"Ownership","properties":{"owner":["per-1"],"asset":["com-1"],"percentage":["60"]},"datasets":["harbour"],"referents":[]}
    {"id":"own-2","caption":"Ownership","schema":"Ownership","properties":{"owner":["per-2"],"asset":["com-1"],"percentage":["40"]},"datasets":["harbour"],"referents":[]}
    {"id":"san-1","caption":"Freeze","schema":"Sanction","properties":{"entity":["per-1"],"authority":["Harbour Office"],"programId":["HB-1"]},"datasets":["harbour"],"referents":[]}
    {"id":"adr-1","caption":"1 Quay Street","schema":"Address","properties":{"full":["1 Quay Street, Port Amal"],"city":["Port Amal"],"country":["ae"]},"datasets":["harbour"],"referents":[]}
    {"id":"pay-1","caption":"Payment","schema":"Payment","properties":{"payer":["com-1"],"beneficiary":["per-1"],"amount":["500"]},"datasets":["harbour"],"referents":[]}
    {"id":"pas-1","caption":"AO123456","schema":"Passport","properties":{"holder":["per-1"],"number":["AO123456"],"country":["ru"]},"datasets":["harbour"],"referents":[]}
    {"id":"ves-1","caption":"Bahr Star","schema":"Vessel","properties":{"name":["Bahr Star"],"flag":["pa"],"owner":["com-1"]},"datasets":["harbour"],"referents":[]}

    """

  static let port = """
    {"id":"per-1","caption":"Samir Tal","schema":"LegalEntity","properties":{"name":["Sameer Tall"],"topics":["wanted"],"country":["sy"]},"datasets":["port"],"referents":["old-2"],"first_seen":"2021-01-01T10:00:00","last_seen":"2024-01-01T10:00:00","last_change":"2023-06-01T10:00:00"}
    {"id":"per-3","caption":"Nadim Qasim","schema":"Person","properties":{"name":["Nadim Qasim"],"birthDate":["1990-01-01"],"nationality":["sy"]},"datasets":["port"],"referents":[]}

    """

  static let sealed = """
    {"id":"per-1","caption":"Samir Tal","schema":"Person","properties":{"name":["Hidden Tal"],"topics":["crime"]},"datasets":["sealed"],"referents":["old-3"]}
    {"id":"per-9","caption":"Hidden Person","schema":"Person","properties":{"name":["Hidden Person"],"addressEntity":["adr-1"]},"datasets":["sealed"],"referents":[]}

    """
}
