public import NameText

extension NameRule {
  /// What the rule did to a name, as a sentence.
  public func says(in language: Language) -> String {
    switch self {
    case .article:
      language == .arabic ? "نُحّيت «ال» التعريف." : "The article al- was set aside."
    case .slaveOf:
      language == .arabic
        ? "ضُمّت «عبد» إلى ما بعدها اسمًا واحدًا." : "Abd and what follows were read as one name."
    case .faith:
      language == .arabic
        ? "ضُمّت «الدين» إلى ما قبلها اسمًا واحدًا." : "-din was read as one name with what precedes."
    case .god:
      language == .arabic
        ? "ضُمّ لفظ الجلالة إلى ما قبله اسمًا واحدًا."
        : "Allah was read as one name with what precedes."
    case .canonical:
      language == .arabic
        ? "وُحّدت كتابة كلمة مثل «ابن» أو «أبو» أو لقب."
        : "A word such as bin, abu or a title was read in its one form."
    case .commaOrder:
      language == .arabic
        ? "قُدّم الاسم على اسم العائلة المكتوب قبل الفاصلة أو علامة الفصل المزدوجة."
        : "The family name before the comma or «<<» was put last."
    case .machineReadable:
      language == .arabic
        ? "قُرئت رموز المنطقة المقروءة آليًّا حروفًا عربية (MXHMD = محمد)."
        : "Codes of the machine-readable zone were read as Arabic (MXHMD = محمد)."
    case .romanised:
      language == .arabic
        ? "نُقل الاسم من خط آخر إلى حروف تُقارَن."
        : "The name was transliterated from another script."
    }
  }
}
