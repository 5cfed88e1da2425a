import Fuzzing
import ListReaders

// The input holds the files of one edition, cut at bytes 0xFF, which UTF-8 never has.
@main enum Fuzzer {
  static func main() {
    fuzz { start, count in
      let files = bytes(start, count).split(separator: 0xFF, omittingEmptySubsequences: false)
      checkReader(.ofac, files: files.prefix(6).map(Array.init))
      let heads = files.prefix(6).map { (name: "file", head: Array($0)) }
      if let order = try? ListFormat.ofac.readingOrder(of: heads) {
        precondition(order.sorted() == Array(heads.indices), "a file is left out")
      }
      return 0
    }
  }
}
