import Foundation

/// How many files and connections the process may have open.
enum OpenFiles {
  /// Takes as many as the system allows, since every connection is one.
  ///
  /// Where that cannot be had, what there is serves: connections beyond it wait.
  static func allowMost() {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(resource, &limit)
  }
}
