@_silgen_name("LLVMFuzzerRunDriver")
private func LLVMFuzzerRunDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Runs libFuzzer with the arguments of the command line on one test.
///
/// The test returns 0 and traps where a property does not hold.
public func fuzz(_ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32) -> Never {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exitProcess(LLVMFuzzerRunDriver(&count, &arguments, test))
}

/// The input as an array.
public func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}

/// Cuts the input into chunks whose sizes follow from the input itself, so that a crash repeats.
public func chunks(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var chunks: [ArraySlice<UInt8>] = []
  var start = 0
  var state = UInt64(bytes.count)
  while start < bytes.count {
    state = state &* 6_364_136_223_846_793_005 &+ UInt64(bytes[start])
    let end = min(bytes.count, start + 1 + Int(state >> 33) % 23)
    chunks.append(bytes[start..<end])
    start = end
  }
  return chunks
}
