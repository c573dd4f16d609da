import Digest
import TestSupport
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  /// NIST's examples, and the digest of nothing.
  @Test(
    "of texts whose digests are published",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func published(text: String, digest: String) {
    #expect(Array(text.utf8).withUnsafeBytes { SHA256.hexadecimal(of: $0) } == digest)
  }

  @Test("pieces give what the whole gives, and asking on the way changes nothing")
  func pieces() {
    var random = SeededGenerator(seed: 5)
    let bytes = (0..<5_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    bytes.withUnsafeBytes { bytes in
      var hash = SHA256()
      var start = 0
      while start < bytes.count {
        let end = min(start + Int(random.next() % 300), bytes.count)
        hash.update(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        let sofar = UnsafeRawBufferPointer(rebasing: bytes[..<end])
        #expect(hash.hexadecimal == SHA256.hexadecimal(of: sofar))
        #expect(hash.digest.count == SHA256.size)
        start = end
      }
    }
  }
}
