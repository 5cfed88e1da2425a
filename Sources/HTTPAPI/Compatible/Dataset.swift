import HTTPTypes
import Screening

/// What a dataset's name in a path stands for.
enum Dataset {
  /// The name of all lists together.
  static let all = "default"

  /// The lists that a request is about.
  ///
  /// - Parameter isForChecks: match-only lists count for checks and nowhere else.
  /// - Throws: `APIFailure` with 404 for an unknown name.
  static func lists(
    _ name: String, including: [String] = [], excluding: [String] = [], in state: LiveLists.State,
    isForChecks: Bool
  ) throws(APIFailure) -> [LiveLists.Served] {
    let visible = state.lists.filter { isForChecks || $0.isOpen }
    guard name == all || visible.contains(where: { $0.snapshot.list == name }) else {
      throw APIFailure(.notFound, "No such dataset.")
    }
    // A dataset is also among its own names: `include_dataset=default` takes all.
    return visible.filter { list in
      let own = list.snapshot.list
      return (name == all || name == own)
        && (including.isEmpty || including.contains(own)
          || (name == all && including.contains(all)))
        && !excluding.contains(own)
    }
  }
}
