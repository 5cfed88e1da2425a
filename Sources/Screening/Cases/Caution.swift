public import Evidence
public import Register

/// Something to keep in mind about a result before anybody acts.
public enum Caution: Sendable, Equatable {
  /// Who of the two is under age.
  public enum Minor: Sendable, Equatable {
    case entry
    /// The person asked for.
    case asked
  }

  /// This may be a child.
  case minor(Minor)
  /// The entry should have been looked at again by that day, counted from 1970-01-01.
  case reviewDue(list: String, since: Int)
  /// Somebody of this name or document was cleared, and it is not certain that it is this person.
  case clearanceNotApplied(Recollection.Reopened)

  /// The word for it in answers.
  public var code: String {
    switch self {
    case .minor: "minor"
    case .reviewDue: "review_due"
    case .clearanceNotApplied: "clearance_not_applied"
    }
  }

  /// What it says to the person at the desk.
  public func says(in language: Language) -> String {
    let isArabic = language == .arabic
    switch self {
    case .minor:
      return isArabic
        ? "قد يكون طفلًا: يُراعى حق القاصرين قبل أي إجراء."
        : "This may be a child: the rules for minors come before any act."
    case .reviewDue(let list, let day):
      let text = Moment(dayOf: Moment(seconds: day * 86_400)).text
      return isArabic
        ? "كان على القائمة \(list) مراجعة هذا القيد حتى \(text)."
        : "The list \(list) should have reviewed this entry by \(text)."
    case .clearanceNotApplied(let reopened):
      let doubts = reopened.doubts.map { $0.says(in: language) }
      let made = reopened.clearance.made.text.prefix(10)
      return isArabic
        ? "سبقت تبرئة شخص (التنبيه \(reopened.clearance.alert)، \(made))، ولا تسري هنا: "
          + doubts.joined(separator: "، ") + "."
        : "Somebody was cleared earlier (alert \(reopened.clearance.alert), \(made)); "
          + "that does not apply here: " + doubts.joined(separator: ", ") + "."
    }
  }
}

extension Clearance.Doubt {
  fileprivate func says(in language: Language) -> String {
    let (english, arabic) =
      switch self {
      case .nameDiffers: ("the name differs", "الاسم مختلف")
      case .birthDiffers: ("the birth date differs", "تاريخ الميلاد مختلف")
      case .birthMissing: ("the birth date is missing", "تاريخ الميلاد غير مذكور")
      case .documentDiffers: ("the document differs", "الوثيقة مختلفة")
      case .documentMissing: ("the document is missing", "الوثيقة غير مذكورة")
      case .entryChanged: ("the entry has changed", "تغيّر القيد")
      case .reviewDue: ("the clearance is due for review", "حان موعد مراجعة التبرئة")
      }
    return language == .arabic ? arabic : english
  }
}
