import Fuzzing
import RecordStreams

@main enum Fuzzer {
  static func main() {
    fuzz { start, count in
      let input = bytes(start, count)
      let whole = Fuzzer.lines([input[...]])
      precondition(whole == Fuzzer.lines(chunks(of: input)), "lines depend on where chunks end")
      for line in whole {
        guard let value = try? JSONValue(parsing: line.bytes) else { continue }
        guard let again = try? JSONValue(parsing: value.text) else {
          preconditionFailure("written JSON cannot be read")
        }
        precondition(again == value, "decode(encode(x)) is not x")
        precondition((try? JSONValue(parsing: value.indentedText)) == value, "indenting changes it")
      }
      return 0
    }
  }

  private static func lines(_ chunks: [ArraySlice<UInt8>]) -> [Line] {
    var stream = LineStream(lengthLimit: 64)
    var lines: [Line] = []
    for chunk in chunks {
      chunk.withUnsafeBytes { buffer in stream.read(buffer) { lines.append($0) } }
    }
    stream.finish { lines.append($0) }
    return lines
  }
}
