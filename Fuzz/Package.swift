// swift-tools-version: 6.2
// A package of its own, so that the sanitizers and libFuzzer touch nothing but what is fuzzed.
import PackageDescription

let streams = ["XMLStream", "CSVStream", "LineStream"]
let readers = ["UNReader", "OFACReader", "OFACXMLReader", "FTMReader", "BureauCSVReader"]

func fuzzer(_ name: String, _ products: [String]) -> Target {
  .executableTarget(
    name: name + "Fuzzer",
    dependencies: ["Fuzzing"] + products.map { .product(name: $0, package: "tabayyun") },
    path: "Sources/\(name)")
}

let package = Package(
  name: "tabayyun-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "tabayyun", path: "..")],
  targets: [
    .target(
      name: "Fuzzing",
      dependencies: ["RecordStreams", "Subjects", "ListReaders"].map {
        .product(name: $0, package: "tabayyun")
      })
  ] + streams.map { fuzzer($0, ["RecordStreams"]) }
    + readers.map { fuzzer($0, ["ListReaders"]) }
)
