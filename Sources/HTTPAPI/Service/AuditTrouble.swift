import Register

/// What `/readyz` says of an audit that cannot be written: what is wrong and its cure, no path.
enum AuditTrouble {
  static func text(of error: any Error) -> String {
    guard case let error as RegisterError = error else {
      return "cannot be written, so nothing is answered"
    }
    return switch error {
    case .missing: "the register is no longer where it was; put it back and start anew"
    case .busy: "another process keeps the register to itself"
    case .damaged(_, let reason):
      "the register or its disk is damaged (\(reason)); mend the disk or restore a copy"
    case .unusable(_, let reason): "cannot be written: \(reason)"
    default: "cannot be written: \(error.kind)"
    }
  }
}
