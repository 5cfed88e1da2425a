public import Access
public import ArgumentParser
import Evidence

extension Role: ExpressibleByArgument {}

extension Role {
  /// What people call it.
  func word(_ language: Language) -> String {
    switch self {
    case .frontline: language.text("frontline", "ميداني")
    case .analyst: language.text("analyst", "محلّل")
    case .listManager: language.text("list manager", "مدير القوائم")
    case .auditor: language.text("auditor", "مدقّق")
    case .administrator: language.text("administrator", "مدير النظام")
    }
  }
}
