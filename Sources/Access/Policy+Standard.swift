extension Policy {
  /// What holds until a register is given a policy of its own.
  ///
  /// The legal bases are placeholders that say so: only the office that runs the register knows its
  /// law.
  public static let standard = Policy(
    purposes: [
      purpose("screening", "Screening", "تدقيق الأسماء"),
      purpose("border", "Border control", "مراقبة الحدود"),
      purpose("traffic", "Traffic stop", "نقطة تفتيش مرورية"),
      purpose("counter_finance", "Countering the financing of terrorism", "مكافحة تمويل الإرهاب"),
      purpose("aid", "Humanitarian and development aid", "المساعدات الإنسانية والتنموية"),
      purpose("test", "Test with invented people", "اختبار بأشخاص مختلقين", retentionDays: 0),
    ],
    defaultPurpose: "screening",
    reviewRules: [ReviewRule(list: "*", afterDays: 0, effect: .caution)],
    maxRemoved: 0.20, maxRejected: 0.01)

  private static func purpose(
    _ code: String, _ english: String, _ arabic: String, retentionDays: Int = 30
  ) -> Purpose {
    Purpose(
      code: code, titleEnglish: english, titleArabic: arabic,
      legalBasis: "not stated: name the law in the policy file", retentionDays: retentionDays)
  }
}
