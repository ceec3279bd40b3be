internal import CLibCrypto

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  bytes.withUnsafeBufferPointer { input in
    digest.withUnsafeMutableBufferPointer { output in
      _ = SHA256(input.baseAddress, input.count, output.baseAddress)
    }
  }
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
