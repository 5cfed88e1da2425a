/// Times as catalogs and the compatible API write them.
public enum CatalogTime {
  /// `YYYY-MM-DDTHH:MM:SS` in UTC, a day at its first second; `nil` for what is no time.
  public static func text(_ time: String) -> String? {
    guard let moment = Moment(time) else { return nil }
    return String(Moment(seconds: moment.seconds).text.dropLast())
  }
}
