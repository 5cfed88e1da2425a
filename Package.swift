// swift-tools-version: 6.2
// The targets stand in the order of the floors, ground first, and this is the only table of who
// may import whom. A new arrow here is a change of architecture: see docs/decisions.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: ["\(name).md"], swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "tabayyun",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tabayyun", targets: ["tabayyun"]),
    // For the packages beside this one: Fuzz and Benchmarks build only what they need.
    .library(name: "RecordStreams", targets: ["RecordStreams"]),
    .library(name: "Subjects", targets: ["Subjects"]),
    .library(name: "ListReaders", targets: ["ListReaders"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
  ],
  targets: [
    // Below ground: data and the C libraries of the system.
    .target(name: "EmbeddedTables"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // ground
    module("NameText", ["EmbeddedTables"]),
    module("RecordStreams", ["CLibXML2"]),
    // model
    module("Subjects", ["NameText", "RecordStreams", "EmbeddedTables"]),
    // scoring
    module("NameMatching", ["NameText", "EmbeddedTables"]),
    // finding
    module("NameIndex", ["NameMatching", "Subjects", "NameText"]),
    module("Evidence", ["NameMatching", "Subjects", "NameText"]),
    module("LetterTraining", ["NameMatching", "NameText"]),
    // reading
    module("ListReaders", ["Subjects", "RecordStreams"]),
    module("SampleLists", ["Subjects", "RecordStreams", "EmbeddedTables"]),
    // keeping
    module(
      "Register",
      [
        "Subjects", "RecordStreams", "CZlib",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    module(
      "Access",
      [
        "Subjects", "RecordStreams",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "JWTKit", package: "jwt-kit"),
      ]),
    // service
    module(
      "Screening",
      [
        "NameText", "RecordStreams", "Subjects", "NameMatching", "NameIndex", "Evidence",
        "ListReaders", "Register", "Access",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    // faces
    module(
      "HTTPAPI",
      [
        "Screening", "Register", "Access", "Evidence", "Subjects", "NameText", "RecordStreams",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    // roof
    .executableTarget(
      name: "tabayyun",
      dependencies: [
        "HTTPAPI", "Screening", "Register", "Access", "ListReaders", "SampleLists", "Evidence",
        "Subjects",
        "NameMatching", "NameText", "RecordStreams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Run by maintainers, `make train`; not part of the product.
    .executableTarget(
      name: "train-letters",
      dependencies: [
        "LetterTraining", "NameMatching", "NameText", "CZlib",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // Tests mirror the modules.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("NameTextTests", ["NameText", "TestSupport"]),
    tests("NameMatchingTests", ["NameMatching", "NameText", "TestSupport"]),
    tests("NameIndexTests", ["NameIndex", "NameMatching", "NameText", "Subjects", "TestSupport"]),
    tests("LetterTrainingTests", ["LetterTraining", "NameMatching", "NameText", "TestSupport"]),
    tests("EvidenceTests", ["Evidence", "Subjects", "TestSupport"]),
    tests(
      "ScreeningTests",
      [
        "Screening", "Evidence", "NameIndex", "NameMatching", "NameText", "Subjects", "Register",
        "Access", "ListReaders", "RecordStreams", "SampleLists", "TestSupport",
      ]),
    tests("RecordStreamsTests", ["RecordStreams", "TestSupport"]),
    tests("ListReadersTests", ["ListReaders", "Subjects", "RecordStreams", "TestSupport"]),
    tests("SubjectsTests", ["Subjects", "RecordStreams", "TestSupport"]),
    tests(
      "RegisterTests",
      [
        "Register", "Subjects", "RecordStreams", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      "AccessTests",
      [
        "Access", "RecordStreams", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    tests(
      "HTTPAPITests",
      [
        "HTTPAPI", "Screening", "Register", "Access", "ListReaders", "Subjects", "RecordStreams",
        "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    tests("EndToEndTests", ["tabayyun", "RecordStreams", "TestSupport"]),
    tests("SampleListsTests", ["SampleLists", "Subjects", "RecordStreams", "TestSupport"]),
  ]
)
