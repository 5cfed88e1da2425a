import Fuzzing
import ListReaders

@main enum Fuzzer {
  static func main() {
    fuzz { start, count in
      checkReader(.ofacXML, files: [bytes(start, count)])
      return 0
    }
  }
}
