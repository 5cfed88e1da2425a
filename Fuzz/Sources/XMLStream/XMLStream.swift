import Fuzzing
import RecordStreams

@main enum Fuzzer {
  static func main() {
    fuzz { start, count in
      let input = bytes(start, count)
      let whole = Fuzzer.parse([input[...]])
      precondition(
        whole == Fuzzer.parse(chunks(of: input)), "the events depend on where chunks end")
      Fuzzer.checkBalance(whole)
      return 0
    }
  }

  private struct Outcome: Equatable {
    var events: [XMLEvent] = []
    var error: XMLError?
  }

  private static func parse(_ chunks: [ArraySlice<UInt8>]) -> Outcome {
    let stream = XMLStream()
    var outcome = Outcome()
    do throws(XMLError) {
      for chunk in chunks {
        let chunk = Array(chunk)
        var failure: XMLError?
        chunk.withUnsafeBytes { buffer in
          do throws(XMLError) {
            try stream.read(buffer) { outcome.events.append($0) }
          } catch {
            failure = error
          }
        }
        if let failure { throw failure }
      }
      try stream.finish { outcome.events.append($0) }
    } catch {
      outcome.error = error
    }
    return outcome
  }

  /// Ends match starts, places never go back, and a document without an error is closed.
  private static func checkBalance(_ outcome: Outcome) {
    var open: [String] = []
    var byte = 0
    for event in outcome.events {
      precondition(event.byte >= byte && event.line >= 1, "a place goes back")
      byte = event.byte
      switch event.content {
      case .start(let name, _): open.append(name)
      case .end(let name): precondition(open.popLast() == name, "an end without its start")
      case .text: precondition(!open.isEmpty, "text outside the root")
      }
    }
    precondition(outcome.error != nil || open.isEmpty, "the root stays open")
  }
}
