import Evidence
import Foundation
import Screening
import Subjects

/// An answer in words for the person at the terminal.
struct CheckText {
  private let answer: CheckAnswer
  private let isRecorded: Bool
  private let isArabic: Bool

  init(_ answer: CheckAnswer, isRecorded: Bool) {
    self.answer = answer
    self.isRecorded = isRecorded
    isArabic = answer.query.language == .arabic
  }

  private func say(_ english: String, _ arabic: String) -> String { isArabic ? arabic : english }

  var text: String {
    var lines = [headline]
    for (index, result) in answer.results.enumerated() {
      lines += [""] + self.lines(result, index + 1)
    }
    if answer.total > answer.results.count {
      let more = answer.total - answer.results.count
      lines += [
        "",
        say(
          "… and \(more) more; ask for one more fact, or raise --limit.",
          "… و\(more) غيرها؛ اسأل عن معلومة أخرى، أو زِد ‎--limit."),
      ]
    }
    return (lines + [""] + footer).joined(separator: "\n")
  }

  private var headline: String {
    let line = Self.decimal(answer.query.line, scale: 10_000, digits: 2)
    return word(of: answer.outcome) + " — "
      + say(
        answer.total == 0
          ? "nobody at the line of \(line)" : "\(answer.total) at the line of \(line) or above",
        answer.total == 0
          ? "لا أحد عند الحد \(line)" : "\(answer.total) عند الحد \(line) أو فوقه")
  }

  private func word(of outcome: Outcome) -> String {
    switch outcome {
    case .none: say("NO RECORD", "لا قيد")
    case .possible: say("POSSIBLE", "محتمل")
    case .strong: say("STRONG", "قوي")
    case .document: say("DOCUMENT MATCH", "تطابق وثيقة")
    }
  }

  private func lines(_ result: CheckAnswer.Result, _ number: Int) -> [String] {
    let judgement = result.judgement
    let score = Self.decimal(judgement.score, scale: 10_000, digits: 2)
    var lines = [
      "\(number). \(result.caption.onOneLine)   \(word(of: result.outcome)) \(score)",
      "   \(result.subject.id.onOneLine) · " + result.lists.joined(separator: ", "),
    ]
    for reason in judgement.reasons where !reason.speaksAgainst { lines.append(line(reason)) }
    for reason in judgement.reasons where reason.speaksAgainst { lines.append(line(reason)) }
    if result.isRemovalPending {
      lines.append(
        "   "
          + say(
            "Removal pending: an edition that waits for acceptance no longer has this entry.",
            "الحذف معلّق: إصدار ينتظر القبول لا يحوي هذا القيد."))
    }
    return lines
  }

  private func line(_ reason: Reason) -> String {
    let side = reason.speaksAgainst ? say("against", "ما ينفي") : say("for    ", "سبب")
    let bits = Self.decimal(reason.milliBits, scale: 1_000, digits: 1)
    let sign = reason.milliBits < 0 ? "" : "+"
    return "   \(side) \(sign)\(bits)  \(reason.says(in: answer.query.language))"
  }

  private var footer: [String] {
    let lists = answer.lists.map { list in
      let age = list.ageDays(on: answer.query.day).map {
        $0 < 0
          ? say(", published later than this day", "، نُشر بعد هذا اليوم")
          : say(", \(Self.days($0)) old", "، عمره " + ArabicNoun.day.text($0))
      }
      let published =
        list.published.map { say(" of \($0.prefix(10))", " بتاريخ \($0.prefix(10))") } ?? ""
      return list.list + published + (age ?? "")
    }
    let recorded =
      isRecorded
      ? say("purpose \(answer.query.purpose)", "الغرض \(answer.query.purpose)")
      : say("not recorded", "غير مسجَّل")
    return [
      say("Lists: ", "القوائم: ") + lists.joined(separator: say("; ", "؛ ")) + " · " + recorded,
      EngineVersion.text,
    ]
      + (answer.total > 0
        ? [
          say(
            "A person decides. A name alone never says that it is him.",
            "القرار لإنسان، والاسم وحده لا يقول إنه هو.")
        ] : [])
  }

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  /// What a batch did, in one line.
  static func summary(
    of statistics: BatchStatistics, recorded: Bool, _ language: Language
  ) -> String {
    let rate = Int(statistics.checksPerSecond)
    let resumed = statistics.resumedAt
    if language == .arabic {
      return
        "الصفوف \(statistics.count)، منها بنتيجة \(statistics.alerts)، والمرفوض \(statistics.rejected)، \(rate) في الثانية"
        + (resumed > 0 ? "، استئنافًا بعد \(resumed)" : "") + (recorded ? "" : "، غير مسجَّل")
    }
    return
      "\(statistics.count) rows, \(statistics.alerts) with results, \(statistics.rejected) rejected, \(rate) a second"
      + (resumed > 0 ? ", going on after \(resumed)" : "") + (recorded ? "" : ", not recorded")
  }

  /// A number that stands as a whole one, with a true minus sign.
  private static func decimal(_ value: Int, scale: Int, digits: Int) -> String {
    var power = 1
    for _ in 0..<digits { power *= 10 }
    let rounded = (Int(value.magnitude) * power + scale / 2) / scale
    let fraction = String(rounded % power)
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return (value < 0 ? "−" : "") + "\(rounded / power).\(zeros)\(fraction)"
  }
}
