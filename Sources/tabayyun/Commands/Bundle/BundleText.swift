import Evidence
import RecordStreams
import Register
import Screening
import Subjects

/// Bundles in words and in JSON, alike in every command.
enum BundleText {
  /// What an answer says first where its bundle is not to be relied on; `nil` where it is.
  static func warning(_ standing: BundleStanding, _ language: Language) -> String? {
    switch standing.freshness {
    case .valid: nil
    case .stale(let days):
      language.text(
        "STALE — this bundle was valid until \(standing.validUntil.text)"
          + (days > 0 ? ", \(days) \(days == 1 ? "day" : "days") ago" : "")
          + ". Get a newer one; people may have been listed or delisted since.",
        "منتهية الصلاحية — كانت هذه الحزمة صالحة حتى \(standing.validUntil.text)"
          + (days > 0 ? "، أي قبل \(ArabicNoun.day.text(days))" : "")
          + ". احصل على حزمة أحدث؛ فقد يكون أشخاص أُدرجوا أو شُطبوا منذ ذلك الحين.")
    case .untold:
      language.text(
        "WRONG CLOCK — this bundle was made \(standing.created.text), later than the day of the"
          + " check. Set the clock; until then nobody can tell whether the bundle is stale.",
        "الساعة خاطئة — أُنشئت هذه الحزمة في \(standing.created.text)، أي بعد يوم التحقّق."
          + " اضبط الساعة؛ فلا يُعرف قبل ذلك هل انتهت صلاحية الحزمة.")
    }
  }

  /// One line for the foot of an answer.
  static func line(_ standing: BundleStanding, _ language: Language) -> String {
    language.text(
      "Bundle \(standing.serial), made \(standing.created.text), valid until"
        + " \(standing.validUntil.text)",
      "الحزمة \(standing.serial)، أُنشئت في \(standing.created.text)، صالحة حتى"
        + " \(standing.validUntil.text)")
  }

  /// A bundle with its lists and their age at a moment.
  static func text(_ bundle: ListBundle, at now: Moment, _ language: Language) -> String {
    let standing = BundleStanding(of: bundle, at: now)
    let lists = bundle.manifest.lists.map { list in
      let age = now.dayNumber - list.published.dayNumber
      let pending = list.removalPending.count
      return language.text(
        "  \(list.list) of \(list.published.text), \(age == 1 ? "1 day" : "\(max(age, 0)) days") old, "
          + "\(list.entries) \(list.entries == 1 ? "entry" : "entries")"
          + (pending > 0 ? ", \(pending) removals pending" : ""),
        "  \(list.list) بتاريخ \(list.published.text)، عمره \(ArabicNoun.day.text(max(age, 0)))، "
          + ArabicNoun.entry.text(list.entries)
          + (pending > 0 ? "، وحذف \(pending) معلّق" : ""))
    }
    let warning = warning(standing, language).map { [$0] } ?? []
    return (warning + [line(standing, language)] + lists).joined(separator: "\n")
  }

  /// A key as people compare it.
  static func text(_ key: BundleKey, _ language: Language) -> String {
    language.text(
      "Key          \(key.text)\nFingerprint  \(key.fingerprint)",
      "المفتاح  \(key.text)\nالبصمة   \(key.fingerprint)")
  }

  static func json(_ key: BundleKey) -> JSONValue {
    .object([
      JSONMember("key", .string(key.text)), JSONMember("fingerprint", .string(key.fingerprint)),
    ])
  }

  /// The members of a bundle with its lists, for the JSON of a command.
  static func members(_ bundle: ListBundle, at now: Moment) -> [JSONMember] {
    let lists = bundle.manifest.lists.map { list in
      JSONValue.object([
        JSONMember("list", .string(list.list.text)),
        JSONMember("published", .string(list.published.text)),
        JSONMember("age_days", .number(now.dayNumber - list.published.dayNumber)),
        JSONMember("entries", .number(list.entries)),
        JSONMember("sha256", .string(list.sha256)),
        JSONMember("removal_pending", .number(list.removalPending.count)),
      ])
    }
    return BundleStanding(of: bundle, at: now).json + [
      JSONMember("fingerprint", .string(bundle.key.fingerprint)),
      JSONMember("engine", .string(bundle.manifest.engine)),
      JSONMember("editions", .array(lists)),
    ]
  }

  /// What a batch did; against a bundle, first how it stands and which editions it holds.
  static func json(
    _ statistics: BatchStatistics, of lists: [ListSnapshot], on day: PartialDate
  ) -> JSONValue {
    guard let standing = lists.lazy.compactMap(\.bundle).first else { return statistics.json }
    let editions = JSONMember("editions", .array(lists.map { $0.json(on: day) }))
    return .object(standing.json + [editions] + (statistics.json.members ?? []))
  }
}
