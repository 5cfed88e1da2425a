/// The signatures that a bearer token may bear.
///
/// All have a public key of their own kind. `none` is no signature, and a shared secret (HS256)
/// would let whoever verifies make tokens, and a public key be taken for a secret; neither can be
/// named here.
public enum TokenAlgorithm: String, Sendable, CaseIterable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case ps384 = "PS384"
  case ps512 = "PS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  case edDSA = "EdDSA"
}
