extension Question {
  /// The question as a sentence for the person at the desk; it tells nothing of what is listed.
  public func says(in language: Language) -> String {
    language == .arabic ? arabic : english
  }

  private var english: String {
    switch attribute {
    case .birthDate: "Ask for the full date of birth."
    case .birthYear: "Ask for the year of birth."
    case .birthPlace: "Ask where the person was born."
    case .nationality: "Ask for the nationality."
    case .gender: "Say whether it is a man or a woman."
    case .document: "Ask for a passport or identity card and its number."
    case .father: "Ask for the father's name."
    case .grandfather: "Ask for the grandfather's name."
    case .mother: "Ask for the mother's name."
    }
  }

  private var arabic: String {
    switch attribute {
    case .birthDate: "اسأل عن تاريخ الميلاد كاملًا: اليوم والشهر والسنة."
    case .birthYear: "اسأل عن سنة الميلاد."
    case .birthPlace: "اسأل عن مكان الولادة."
    case .nationality: "اسأل عن الجنسية."
    case .gender: "بيّن أرجل هو أم امرأة."
    case .document: "اطلب جواز السفر أو بطاقة الهوية ورقمها."
    case .father: "اسأل عن اسم الأب."
    case .grandfather: "اسأل عن اسم الجد."
    case .mother: "اسأل عن اسم الأم."
    }
  }
}
