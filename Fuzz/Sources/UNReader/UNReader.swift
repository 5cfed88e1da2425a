import Fuzzing
import ListReaders

@main enum Fuzzer {
  static func main() {
    fuzz { start, count in
      checkReader(.un, files: [bytes(start, count)])
      return 0
    }
  }
}
