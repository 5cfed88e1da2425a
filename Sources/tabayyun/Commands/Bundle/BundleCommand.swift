import ArgumentParser

/// The command `tabayyun bundle`: lists for machines without a connection.
struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Carry lists to machines without a connection.",
    discussion: """
      A bureau makes a bundle of its register's lists and signs it; a device opens it and checks \
      against it. Exit status: 0 made, opened or in use already, 3 refused; what was in use stays \
      in use then.
      """,
    subcommands: [BundleMake.self, BundleOpen.self, BundleShow.self, BundleTrust.self])
}
