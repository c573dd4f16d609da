import GeoCore

/// The first 80 bytes of a network's file: a magic number, five counts, and the SHA-256 of the counts and of all that follows.
struct NetworkFileHeader: Equatable {
  /// Bytes that no text has, and that change where a file is taken for text on its way.
  static let magic: [UInt8] = [0x89] + Array("LCNET".utf8) + [13, 10]
  /// The version of the format.
  static let version: UInt64 = 1
  /// How many bytes it takes.
  static let size = magic.count + 5 * 8 + 32

  var version = Self.version
  var nodes: UInt64
  var edges: UInt64
  var vertices: UInt64
  /// The bytes of the description.
  var description: UInt64

  init(_ network: WalkNetwork, description: Int) {
    nodes = UInt64(network.nodeCount)
    edges = UInt64(network.edgeCount)
    vertices = UInt64(network.vertices.count)
    self.description = UInt64(description)
  }

  /// Reads the counts; `nil` where there are too few bytes, or the magic number is another.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.size, bytes.starts(with: Self.magic) else { return nil }
    let counts = (0..<5).map { place in
      bytes.withUnsafeBytes {
        UInt64(
          littleEndian: $0.loadUnaligned(
            fromByteOffset: Self.magic.count + 8 * place, as: UInt64.self))
      }
    }
    (version, nodes, edges, vertices, description) =
      (counts[0], counts[1], counts[2], counts[3], counts[4])
  }

  /// The counts, as they are written and hashed.
  var counts: [UInt8] {
    [version, nodes, edges, vertices, description].flatMap { number in
      withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
  }

  /// The header with the digest.
  func bytes(digest: [UInt8]) -> [UInt8] { Self.magic + counts + digest }

  /// The size of the whole file; `nil` where it holds more than a network can.
  var fileSize: Int? {
    let most = UInt64(UInt32.max)
    guard nodes <= most, edges <= most, vertices <= most, description <= most else { return nil }
    return Self.size + Int(16 * nodes + 12 * edges + 4 + 20 * vertices + description)
  }
}
