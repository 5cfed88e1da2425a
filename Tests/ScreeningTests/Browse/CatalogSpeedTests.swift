import Foundation
import Register
import Screening
import Subjects
import Testing

/// Measures a catalog of a register at hand: `CATALOG_REGISTER=people.sqlite`.
///
/// It is left out otherwise.
@Test(
  .enabled(
    if: ProcessInfo.processInfo.environment["CATALOG_REGISTER"] != nil,
    "skipped: CATALOG_REGISTER names no register"))
func `a catalog of many people is made in seconds and searched in milliseconds`() throws {
  let path = try #require(ProcessInfo.processInfo.environment["CATALOG_REGISTER"])
  let catalog = Catalog(of: try RegisterFile(path: path))
  let clock = ContinuousClock()
  try? FileManager.default.removeItem(atPath: catalog.path)  // It may not be there.
  print("made in", try clock.measure { try catalog.bringUpToDate() })
  let size = try FileManager.default.attributesOfItem(atPath: catalog.path)[.size] ?? 0
  print("bytes", size)
  for query in [
    "", "mohammed", "mohammed ali", "محمد", "moh*", "*med", "mohamed~2", "mohammed OR ahmed",
    "countries:iq", "properties.birthDate:[1980 TO 1985]", "-mohammed",
  ] {
    var total = 0
    let time = try clock.measure {
      var request = SearchEntities.Request()
      request.query = query
      total = try catalog.read { try SearchEntities($0).run(request).total }
    }
    print("«\(query)»", total, time)
  }
  var request = SearchEntities.Request()
  request.sort = ["properties.birthDate:desc"]
  print(
    "sorted by birth",
    try clock.measure {
      _ = try catalog.read { try SearchEntities($0).run(request) }
    })
}
