extension Shapes {
  /// The shapes of our own API.
  static let own: [(name: String, shape: Shape)] = [
    (
      "Problem",
      .open([
        .init("type", .text), .init("title", .text), .init("status", .integer(100...599)),
        .init("detail", .text(0...100_000)),
        .init(
          "violations",
          .array(
            .open([.init("place", .texts(most: 100)), .init("says", .text)]), most: 100),
          required: false),
      ])
    )
  ]
}
