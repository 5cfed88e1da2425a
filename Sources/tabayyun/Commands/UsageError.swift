/// An argument that a command finds unusable only when it runs.
struct UsageError: Error {
  let message: String
  let command: String
}
