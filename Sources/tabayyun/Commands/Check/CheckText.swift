import Evidence
import Foundation
import Register
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
    let warning = answer.bundle.flatMap { BundleText.warning($0, answer.query.language) }
    var lines = (warning.map { [$0] } ?? []) + [headline]
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
    let aligned = AlignmentText(judgement, in: answer.query.language)
    lines += aligned.parts
    for reason in judgement.reasons where !reason.speaksAgainst { lines.append(line(reason)) }
    for reason in judgement.reasons where reason.speaksAgainst { lines.append(line(reason)) }
    lines += aligned.rules
    if let estimate = result.estimate { lines.append(line(estimate)) }
    if result.isRemovalPending {
      lines.append(
        "   "
          + say(
            "Removal pending: an edition that waits for acceptance no longer has this entry.",
            "الحذف معلّق: إصدار ينتظر القبول لا يحوي هذا القيد."))
    }
    lines += remembered(result).map { "   " + $0.onOneLine }
    lines.append("   " + say("next    ", "الخطوة التالية: ") + nextStep(result))
    return lines
  }

  /// Cautions, and what was decided earlier.
  private func remembered(_ result: CheckAnswer.Result) -> [String] {
    let language = answer.query.language
    return result.cautions.map { say("caution ", "تنبّه: ") + $0.says(in: language) }
      + (result.remembered.clearance.map { [$0.says(in: language)] } ?? [])
      + (result.remembered.decision.map { [$0.says(in: language)] } ?? [])
  }

  /// What the person at the desk is to do.
  private func nextStep(_ result: CheckAnswer.Result) -> String {
    if let question = result.question {
      let bits = Self.decimal(question.expectedMilliBits, scale: 1_000, digits: 1)
      return question.says(in: answer.query.language)
        + say(
          " Then check again with the answer (\(bits) bits expected).",
          " ثم أعد التحقّق بالجواب (الفائدة المنتظرة \(bits) بت).")
    }
    if result.outcome == .document {
      return say(
        "Make sure that the bearer is the holder of the document.",
        "تأكّد من أن حامل الوثيقة هو صاحبها.")
    }
    return say(
      "The entry tells nothing more to ask for: call the owner of the list before you act.",
      "ليس في القيد ما يُسأل عنه غير ذلك: راجع الجهة صاحبة القائمة قبل أي إجراء.")
  }

  /// How probable, and how many namesakes, under what the footer says is assumed.
  private func line(_ estimate: Estimate) -> String {
    let people = Self.people(answer.query.assumptions.population.people, isArabic)
    let (low, high) = (
      Self.rounded(estimate.namesakesLow, isArabic), Self.rounded(estimate.namesakesHigh, isArabic)
    )
    let count = Self.rounded(estimate.namesakes, isArabic)
    let about = estimate.namesakes < 5_000 ? count : say("about \(count)", "نحو \(count)")
    let interval = low == high ? "" : say(" (\(low) to \(high))", " (من \(low) إلى \(high))")
    let odds = Self.odds(estimate.probability, isArabic)
    return "   "
      + say(
        "others  \(about) of \(people) people would match as well\(interval); that it is him: \(odds)",
        "أسماء مطابقة لأبرياء: \(about) من بين \(people) نسمة\(interval). احتمال أنه هو: \(odds)")
  }

  /// A probability in 1/10,000 as people say it: 1 in so many, or in percent from one half up.
  private static func odds(_ probability: Int, _ isArabic: Bool) -> String {
    if probability == 0 { return isArabic ? "أقل من 1 من كل 10,000" : "less than 1 in 10,000" }
    if probability >= 5_000 {
      let percent = min((probability + 50) / 100, 99)
      return isArabic ? "نحو \(percent) من كل 100" : "about \(percent) %"
    }
    var unit = 1
    while 10_000 / probability / unit >= 100 { unit *= 10 }
    let count = grouped((10_000 / probability + unit / 2) / unit * unit)
    return isArabic ? "نحو 1 من كل \(count)" : "about 1 in \(count)"
  }

  /// A number of people in 1/10,000.
  private static func rounded(_ value: Int, _ isArabic: Bool) -> String {
    if value < 5_000 { return isArabic ? "أقل من 1" : "less than 1" }
    return grouped((value + 5_000) / 10_000)
  }

  private static func people(_ count: Int, _ isArabic: Bool) -> String {
    let million = 1_000_000
    if count % million == 0 { return "\(count / million) " + (isArabic ? "مليون" : "million") }
    return grouped(count)
  }

  /// A whole number, thousands apart.
  private static func grouped(_ value: Int) -> String {
    var digits = String(value)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }

  private func line(_ reason: Reason) -> String {
    let side = reason.speaksAgainst ? say("against", "ما ينفي") : say("for    ", "سبب")
    let bits = Self.decimal(reason.milliBits, scale: 1_000, digits: 1)
    let sign = reason.milliBits < 0 ? "" : "+"
    return "   \(side) \(sign)\(bits)  \(reason.says(in: answer.query.language))"
  }

  private var footer: [String] {
    let assumptions = answer.query.assumptions
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
    let purpose = say("purpose \(answer.query.purpose)", "الغرض \(answer.query.purpose)")
    let unrecorded = say("not recorded", "غير مسجَّل")
    let recorded =
      isRecorded ? purpose : answer.bundle == nil ? unrecorded : purpose + " · " + unrecorded
    return [
      say("Lists: ", "القوائم: ") + lists.joined(separator: say("; ", "؛ ")) + " · " + recorded
    ]
      + (answer.bundle.map { [BundleText.line($0, answer.query.language)] } ?? [])
      + [EngineVersion.text]
      + (answer.total > 0
        ? [
          say(
            "Estimated for \(assumptions.population.title.onOneLine); 1 check in "
              + "\(Self.grouped(assumptions.priorOneIn)) concerns somebody listed.",
            "التقدير على: \(assumptions.population.titleArabic.onOneLine)؛ وتحقّق واحد من كل "
              + "\(Self.grouped(assumptions.priorOneIn)) يخصّ مدرجًا."),
          say(
            "A person decides. A name alone never says that it is him.",
            "القرار لإنسان، والاسم وحده لا يقول إنه هو."),
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
  static func decimal(_ value: Int, scale: Int, digits: Int) -> String {
    var power = 1
    for _ in 0..<digits { power *= 10 }
    let rounded = (Int(value.magnitude) * power + scale / 2) / scale
    let fraction = String(rounded % power)
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return (value < 0 ? "−" : "") + "\(rounded / power).\(zeros)\(fraction)"
  }
}
