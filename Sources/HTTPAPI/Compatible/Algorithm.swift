import HTTPTypes

/// The matchers that requests may name: ours, and the names by which clients know others.
///
/// All of them are answered by ours; a request that names another does not fail.
enum Algorithm {
  /// The name of ours.
  static let own = "tabayyun"

  /// Names that clients of the compatible API use.
  static let aliases = [
    "logic-v2", "ofac", "name-based", "name-qualified", "logic-v1", "regression-v1",
  ]

  /// Settings that clients may send along; they change nothing here, since our matcher has none.
  static let settings = [
    "nm_name_property", "nm_number_mismatch", "nm_extra_query_name", "nm_extra_result_name",
    "nm_family_name_weight", "nm_fuzzy_cutoff_factor",
  ]

  /// - Throws: `APIFailure` with 400 for a name that nobody knows, or a setting that it has not.
  static func check(_ name: String, settings given: [String]) throws(APIFailure) {
    let clean = name.lowercased().trimmingCharacters { $0.isWhitespace }
    guard clean == "best" || clean == own || aliases.contains(clean) else {
      throw APIFailure(.badRequest, "Invalid algorithm: \(name.prefix(100))")
    }
    let known = ["best", own, "logic-v2"].contains(clean) ? settings : []
    if let unknown = given.first(where: { !known.contains($0) }) {
      throw APIFailure(
        .badRequest,
        "Invalid configuration parameter: \(unknown.prefix(100)) for algorithm \(clean)")
    }
  }
}

extension StringProtocol {
  /// The text without the characters at its ends for which `isOuter` holds.
  func trimmingCharacters(while isOuter: (Character) -> Bool) -> String {
    let start = drop(while: isOuter)
    guard let last = start.lastIndex(where: { !isOuter($0) }) else { return "" }
    return String(start[...last])
  }
}
