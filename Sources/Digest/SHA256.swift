import CCrypto

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece, by OpenSSL.
package struct SHA256: ~Copyable, @unchecked Sendable {
  private let context: OpaquePointer

  /// The number of bytes of a digest.
  package static let size = 32

  /// Of no bytes yet.
  package init() {
    // They fail only where memory is at its end, or OpenSSL is without its algorithms.
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      fatalError("OpenSSL computes no SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes the next bytes.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let result = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(result == 1, "OpenSSL computes no SHA-256")
  }

  /// The digest of all bytes so far; more may come.
  package var digest: [UInt8] {
    guard let copy = EVP_MD_CTX_new() else { fatalError("OpenSSL has no memory") }
    defer { EVP_MD_CTX_free(copy) }
    return [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, count in
      let isDone =
        EVP_MD_CTX_copy_ex(copy, context) == 1
        && EVP_DigestFinal_ex(copy, buffer.baseAddress, nil) == 1
      precondition(isDone, "OpenSSL computes no SHA-256")
      count = Self.size
    }
  }

  /// The digest so far in lower-case hexadecimal digits.
  package var hexadecimal: String { Self.hexadecimal(digest) }

  /// Bytes in lower-case hexadecimal digits.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of bytes that are there at once, in lower-case hexadecimal digits.
  package static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal
  }
}
