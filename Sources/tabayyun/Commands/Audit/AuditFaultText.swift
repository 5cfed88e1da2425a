import Evidence
import Register

/// Says what was found first, where, and what that means.
enum AuditFaultText {
  static func text(_ fault: AuditFault, _ language: Language) -> String {
    var lines = [
      language.text("THE CHAIN DOES NOT HOLD.", "السلسلة غير سليمة."), what(fault, language),
      language.text("  expected: \(fault.expected)", "  المتوقع: \(fault.expected)"),
      language.text("  found:    \(fault.found)", "  الموجود: \(fault.found)"),
    ]
    if let trusted = fault.trusted {
      lines.append(
        language.text(
          "Up to record \(trusted) a head that was kept shows it as it was.",
          "حتى الحدث \(trusted) تشهد رأسٌ محفوظة بأنها كما كانت."))
    }
    return lines.joined(separator: "\n")
  }

  private static func what(_ fault: AuditFault, _ language: Language) -> String {
    let number = fault.sequence
    switch fault.kind {
    case .altered:
      return language.text(
        "Record \(number) was altered, or the hash of the one before it.",
        "الحدث \(number) معدَّل، أو بصمة ما قبله.")
    case .missing:
      return language.text("Record \(number) is missing.", "الحدث \(number) مفقود.")
    case .truncated:
      return language.text(
        "The end is missing, from record \(number) on.", "النهاية مفقودة ابتداءً من الحدث \(number)."
      )
    case .rewritten:
      return language.text(
        "The chain was written anew: record \(number) is not the one of the head.",
        "أُعيدت كتابة السلسلة: الحدث \(number) ليس الذي في الرأس.")
    case .otherChain:
      return language.text(
        "The head is of another chain: the audit was begun anew, or the head is another register's.",
        "الرأس من سلسلة أخرى: بُدئ السجل من جديد، أو الرأس لسجل آخر.")
    case .personalAltered:
      return language.text(
        "The personal data of record \(number) was altered.",
        "البيانات الشخصية للحدث \(number) معدَّلة.")
    case .personalMissing:
      return language.text(
        "The personal data of record \(number) was taken away before its time.",
        "حُذفت البيانات الشخصية للحدث \(number) قبل أوانها.")
    case .personalAdded:
      return language.text(
        "Record \(number) had no personal data.", "لم تكن للحدث \(number) بيانات شخصية.")
    case .earlierChecksAltered:
      return language.text(
        "The checks recorded before the chain (up to \(number)) were altered.",
        "عُدّلت التحقّقات المسجَّلة قبل السلسلة (حتى \(number)).")
    }
  }
}
