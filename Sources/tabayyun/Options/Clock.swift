import Foundation
import Register

/// The one place that reads the clock.
enum Clock {
  static var now: Moment { Moment(seconds: Int(Date().timeIntervalSince1970)) }
}
