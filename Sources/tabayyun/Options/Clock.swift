import Foundation
import Register
import Subjects

/// The one place that reads the clock.
enum Clock {
  static var now: Moment { Moment(seconds: Int(Date().timeIntervalSince1970)) }

  /// The day that `now` falls on.
  static var today: PartialDate {
    guard let day = PartialDate(String(now.text.prefix(10))) else {
      preconditionFailure("the clock gives a day of the calendar")
    }
    return day
  }
}
