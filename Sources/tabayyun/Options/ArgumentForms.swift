public import ArgumentParser
public import ListReaders
public import Register
public import SampleLists
public import Screening

// How values of ours are written as arguments. A text that is none is a usage error.

extension ListName: ExpressibleByArgument {
  /// Reads the text of an argument.
  public init?(argument: String) { self.init(argument) }
}

extension Moment: ExpressibleByArgument {
  /// Reads the text of an argument.
  public init?(argument: String) { self.init(argument) }
}

extension CompareEditions.Selector: ExpressibleByArgument {
  /// Reads the text of an argument.
  public init?(argument: String) { self.init(argument) }
}

extension ListFormat: ExpressibleByArgument {}

extension LabelledSample.Knowledge: ExpressibleByArgument {}

extension BundleKey: ExpressibleByArgument {
  /// Reads the text of an argument.
  public init?(argument: String) { self.init(argument) }
}
