import Subjects

/// The languages in which reasons are said.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case arabic = "ar"
}

extension Reason {
  /// The reason as a sentence for the person who decides.
  public func says(in language: Language) -> String {
    (language == .arabic ? arabic : english).onOneLine
  }

  private func country(_ code: String, arabic: Bool) -> String {
    Country(code)?.name(arabic: arabic) ?? code
  }

  private var english: String {
    switch kind {
    case .name: nameInEnglish
    case .nameParts: partsInEnglish
    case .weakAlias: "Only a weak alias of the entry resembles the name; it never alerts alone."
    case .birth: "Date of birth: \(birthInEnglish) (asked \(query), listed \(entry))."
    case .birthPlace:
      finding == .agrees
        ? "Birthplace agrees: asked «\(query)», listed «\(entry)»."
        : "Birthplace is told otherwise: asked «\(query)», listed «\(entry)»; one may be the "
          + "village, the other the province."
    case .nationality:
      finding == .agrees
        ? "Nationality agrees: \(country(query, arabic: false))."
        : "Nationality differs: asked \(country(query, arabic: false)), listed "
          + "\(country(entry, arabic: false))."
    case .gender:
      finding == .agrees
        ? "Gender agrees: \(entry)." : "Gender differs: asked \(query), listed \(entry)."
    case .document: documentInEnglish
    case .father: kinInEnglish("Father's name")
    case .mother: kinInEnglish("Mother's name")
    case .grandfather: kinInEnglish("Grandfather's name")
    }
  }

  private var nameInEnglish: String {
    switch finding {
    case .agrees: "The names agree in every part: «\(query)» and «\(entry)»."
    case .differs: "The names have nothing in common: «\(query)» and «\(entry)»."
    default: "The names resemble each other: «\(query)» and «\(entry)»."
    }
  }

  private var partsInEnglish: String {
    switch finding {
    case .contradicts: "Parts differ: asked «\(query)», listed «\(entry)»."
    case .missingInEntry: "The entry lacks «\(query)»."
    case .otherOrder: "The parts stand in another order."
    case .singlePart: "One part of a name is not enough by itself."
    default:
      entry.isEmpty
        ? "Small words differ: particles, titles, kinds of company."
        : "The entry also has «\(entry)», which was not asked for."
    }
  }

  private var birthInEnglish: String {
    switch finding {
    case .sameDay: "the day agrees"
    case .sameMonth: "year and month agree"
    case .sameYear: "the year agrees"
    case .swapped: "day and month stand in each other's place"
    case .digitOff: "one digit differs, or two stand in each other's place"
    case .sameMonthOtherDay: "year and month agree, the day differs"
    case .sameDayOtherYear: "day and month agree, the year differs"
    case .sameYearOtherDay: "the year agrees, the day differs"
    case .adjacentYear: "a year apart"
    case .near: "a few years apart"
    case .far: "six to ten years apart"
    case .inRange: "within what is known"
    case .nearRange: "some years outside what is known"
    case .outOfRange: "six to ten years outside what is known"
    case .farFromRange: "many years outside what is known"
    default: "more than ten years apart"
    }
  }

  private var documentInEnglish: String {
    switch finding {
    case .agrees:
      "The document's number and issuer are those of the entry (\(entry)): verify the bearer, "
        + "documents are stolen and lent."
    case .otherIssuer:
      "The document's number is equal, the issuers differ (asked \(query), listed \(entry))."
    case .slip:
      "The document's number is one slip away (asked \(query), listed \(entry)): read it again."
    default: "The document's number is that of the entry (\(entry)); one issuer is unknown."
    }
  }

  private func kinInEnglish(_ who: String) -> String {
    switch finding {
    case .agrees: "\(who) agrees: asked «\(query)», listed «\(entry)»."
    case .differs: "\(who) differs: asked «\(query)», listed «\(entry)»."
    default: "\(who) agrees in part: asked «\(query)», listed «\(entry)»."
    }
  }
}

extension Reason {
  private var arabic: String {
    switch kind {
    case .name: nameInArabic
    case .nameParts: partsInArabic
    case .weakAlias: "لا يشبه الاسمَ إلا اسمٌ مستعار ضعيف في القيد، وهو لا يكفي وحده للتنبيه."
    case .birth: "تاريخ الميلاد: \(birthInArabic) (في السؤال \(query)، وفي القيد \(entry))."
    case .birthPlace:
      finding == .agrees
        ? "مكان الولادة متفق: في السؤال «\(query)»، وفي القيد «\(entry)»."
        : "مكان الولادة مذكور على وجه آخر: في السؤال «\(query)»، وفي القيد «\(entry)»، وقد يكون "
          + "أحدهما القرية والآخر المحافظة."
    case .nationality:
      finding == .agrees
        ? "الجنسية متطابقة: \(country(query, arabic: true))."
        : "الجنسية مختلفة: في السؤال \(country(query, arabic: true))، وفي القيد "
          + "\(country(entry, arabic: true))."
    case .gender:
      finding == .agrees
        ? "الجنس متطابق: \(genderInArabic(entry))."
        : "الجنس مختلف: في السؤال \(genderInArabic(query))، وفي القيد \(genderInArabic(entry))."
    case .document: documentInArabic
    case .father: kinInArabic("اسم الأب")
    case .mother: kinInArabic("اسم الأم")
    case .grandfather: kinInArabic("اسم الجد")
    }
  }

  private func genderInArabic(_ value: String) -> String {
    switch Subject.Gender(rawValue: value) {
    case .male: "ذكر"
    case .female: "أنثى"
    default: "غير ذلك"
    }
  }

  private var nameInArabic: String {
    switch finding {
    case .agrees: "الاسمان متفقان في كل الأجزاء: «\(query)» و«\(entry)»."
    case .differs: "لا شيء مشترك بين الاسمين: «\(query)» و«\(entry)»."
    default: "الاسمان متشابهان: «\(query)» و«\(entry)»."
    }
  }

  private var partsInArabic: String {
    switch finding {
    case .contradicts: "أجزاء مختلفة: في السؤال «\(query)»، وفي القيد «\(entry)»."
    case .missingInEntry: "ليس في القيد «\(query)»."
    case .otherOrder: "الأجزاء نفسها على ترتيب آخر."
    case .singlePart: "جزء واحد من الاسم لا يكفي وحده."
    default:
      entry.isEmpty
        ? "تختلف كلمات صغيرة: أدوات نسب أو ألقاب أو أنواع شركات."
        : "في القيد أيضًا «\(entry)» ولم يُسأل عنه."
    }
  }

  private var birthInArabic: String {
    switch finding {
    case .sameDay: "اليوم متطابق"
    case .sameMonth: "السنة والشهر متطابقان"
    case .sameYear: "السنة متطابقة"
    case .swapped: "اليوم والشهر متبادلان"
    case .digitOff: "رقم واحد مختلف، أو رقمان متبادلان"
    case .sameMonthOtherDay: "السنة والشهر متطابقان واليوم مختلف"
    case .sameDayOtherYear: "اليوم والشهر متطابقان والسنة مختلفة"
    case .sameYearOtherDay: "السنة متطابقة واليوم مختلف"
    case .adjacentYear: "الفارق سنة واحدة"
    case .near: "الفارق بضع سنوات"
    case .far: "الفارق من ست سنوات إلى عشر"
    case .inRange: "ضمن المدة المعروفة"
    case .nearRange: "خارج المدة المعروفة ببضع سنوات"
    case .outOfRange: "خارج المدة المعروفة بست سنوات إلى عشر"
    case .farFromRange: "خارج المدة المعروفة بسنوات كثيرة"
    default: "الفارق أكثر من عشر سنوات"
    }
  }

  private var documentInArabic: String {
    switch finding {
    case .agrees:
      "رقم الوثيقة وجهة إصدارها كما في القيد (\(entry)): تحقّق من حاملها، فالوثائق تُسرق وتُعار."
    case .otherIssuer:
      "رقم الوثيقة متطابق وجهة الإصدار مختلفة (في السؤال \(query)، وفي القيد \(entry))."
    case .slip:
      "رقم الوثيقة لا يختلف إلا بحرف يلتبس أو رقمين متبادلين (في السؤال \(query)، وفي القيد \(entry)): أعد قراءته."
    default: "رقم الوثيقة كما في القيد (\(entry))، وإحدى جهتي الإصدار غير معروفة."
    }
  }

  private func kinInArabic(_ who: String) -> String {
    switch finding {
    case .agrees: "\(who) متفق: في السؤال «\(query)»، وفي القيد «\(entry)»."
    case .differs: "\(who) مختلف: في السؤال «\(query)»، وفي القيد «\(entry)»."
    default: "\(who) متفق في بعضه: في السؤال «\(query)»، وفي القيد «\(entry)»."
    }
  }
}
