import Evidence
import RecordStreams
import Screening

/// What came of asking again, in words and in JSON.
enum ReplayText {
  static func json(_ outcome: ReplayCheck.Outcome) -> JSONValue {
    guard case .impossible(let reason) = outcome, case .object(let members) = outcome.json else {
      return outcome.json
    }
    return .object(members + [JSONMember("says", .string(says(reason, .english)))])
  }

  static func text(_ outcome: ReplayCheck.Outcome, _ language: Language) -> String {
    switch outcome {
    case .same(let answer):
      answer.json.indentedText + "\n"
        + language.text("The same, byte for byte.", "مطابق تمامًا، بايتًا ببايت.")
    case .different(let answer, let expected, let found):
      answer.json.indentedText + "\n"
        + language.text(
          "ANOTHER ANSWER: SHA-256 \(found), where \(expected) was recorded.",
          "جواب مختلف: بصمة SHA-256 هي \(found)، والمسجَّلة \(expected).")
    case .impossible(let reason): says(reason, language)
    }
  }

  private static func says(_ reason: ReplayCheck.Reason, _ language: Language) -> String {
    switch reason {
    case .noCheck(let number):
      language.text("There is no check of number \(number).", "لا تحقّق برقم \(number).")
    case .beforeTheChain(let number):
      language.text(
        "Check \(number) was recorded before answers were hashed.",
        "سُجّل التحقّق \(number) قبل حفظ بصمات الأجوبة.")
    case .otherQuery:
      language.text("This is not the question that was asked.", "ليس هذا السؤال المسجَّل.")
    case .queryNeeded(false):
      language.text(
        "Nobody was found, so the question is not kept. Give it with --query FILE.",
        "لم يُعثر على أحد فلم يُحفظ السؤال. قدّمه بالخيار ‎--query FILE.")
    case .queryNeeded(true):
      language.text(
        "The question was purged, its time is over. Give it with --query FILE.",
        "حُذف السؤال بانتهاء مدته. قدّمه بالخيار ‎--query FILE.")
    case .form(let form):
      language.text(
        "The answer had the form “\(form)”, which cannot be asked again here.",
        "كان الجواب بصيغة «\(form)» ولا يمكن إعادتها هنا.")
    case .engine(let then, let now):
      language.text(
        "Another engine answered.\n  then: \(then)\n  now:  \(now)",
        "أجاب محرّك آخر.\n  آنذاك: \(then)\n  الآن: \(now)")
    case .edition(let list, let number):
      language.text(
        "This register does not have edition \(number ?? 0) of “\(list)” as it was.",
        "ليس في هذا السجل الإصدار \(number ?? 0) من «\(list)» كما كان.")
    case .assumptions:
      language.text(
        "Estimates rested on another table of names. Give it with --population FILE.",
        "بُنيت التقديرات على جدول أسماء آخر. قدّمه بالخيار ‎--population FILE.")
    case .notUnderstood:
      language.text(
        "The record holds what this program does not understand. Update the program.",
        "في الحدث ما لا يفهمه هذا البرنامج. حدّث البرنامج.")
    }
  }
}
