import Evidence
import RecordStreams
import Register
import Screening

/// The audit in words and in JSON.
enum AuditText {
  static func text(_ report: VerifyAudit.Report, _ language: Language) -> String {
    let verification = report.verification
    if let fault = verification.fault { return AuditFaultText.text(fault, language) }
    var lines = [
      language.text(
        "The chain holds: \(verification.records) records, the last is \(verification.head.sequence).",
        "السلسلة سليمة: \(ArabicNoun.record.text(verification.records))، آخرها "
          + "\(verification.head.sequence)."),
      language.text(
        "Personal data: kept and unaltered for \(verification.personalKept), purged for "
          + "\(verification.personalPurged).",
        "البيانات الشخصية: محفوظة كما هي في \(verification.personalKept)، ومحذوفة من "
          + "\(verification.personalPurged)."),
    ]
    for head in report.heads {
      lines.append(
        language.text(
          "\(head.path): record \(head.checkpoint.head.sequence) of \(head.checkpoint.made.text) is in the chain.",
          "\(head.path): الحدث \(head.checkpoint.head.sequence) بتاريخ \(head.checkpoint.made.text) ضمن السلسلة."
        ))
    }
    if report.heads.isEmpty {
      lines.append(
        language.text(
          "Without --head nobody can tell whether all of it was written anew.",
          "من دون ‎--head لا يمكن الجزم بأن السلسلة لم تُكتب كلها من جديد."))
    } else if report.isTrustLocal {
      lines.append(
        language.text(
          "The heads are trusted by the key beside the register; --trust names one kept elsewhere.",
          "الثقة بمفتاح بجوار السجل؛ حدّد بالخيار ‎--trust مفتاحًا محفوظًا في مكان آخر."))
    }
    return lines.joined(separator: "\n")
  }

  static func text(_ record: AuditRecord, withPersonal: Bool, _ language: Language) -> String {
    var rows = [
      [language.text("record", "الحدث"), "\(record.sequence)"],
      [language.text("kind", "النوع"), record.json["kind"]?.string ?? ""],
      [language.text("made", "الوقت"), record.json["made"]?.string ?? ""],
      [language.text("by", "الفاعل"), record.actor],
      [language.text("purpose", "الغرض"), record.purpose ?? "–"],
    ]
    rows += (record.facts.members ?? []).map { ["  " + $0.name, $0.value.string ?? $0.value.text] }
    rows.append([language.text("hash", "البصمة"), hexadecimal(record.hash)])
    switch record.personal {
    case .none: break
    case .purged:
      rows.append([language.text("personal", "الشخصي"), language.text("purged", "حُذف")])
    case .kept(let text, _, let until):
      let kept = language.text("kept until \(until.text)", "محفوظ حتى \(until.text)")
      rows.append([language.text("personal", "الشخصي"), withPersonal ? text : kept])
    }
    return Columns.text(rows)
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
