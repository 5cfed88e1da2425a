import HTTPAPI

/// Says in words why the service does not start: what, where, and the cure.
enum ServeErrorText {
  static func text(of error: ServiceError) -> String {
    switch error {
    case .openBeyondLoopback(let host):
      """
      --open has no accounts, so that whoever reaches \(host) would be let in.
      Listen on 127.0.0.1, or leave out --open.
      """
    case .plainBeyondLoopback(let host):
      """
      Without TLS, passwords and names would travel readable to \(host).
      Give --tls-certificate and --tls-key, listen on 127.0.0.1, or say with --plain that a proxy \
      in front speaks TLS.
      """
    case .tls(let path, let reason): "\(path): \(reason)."
    case .cannotListen(let address, let reason):
      "\(address): \(reason).\nName another with --listen HOST:PORT."
    }
  }
}
