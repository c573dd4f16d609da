import Digest
import GeoCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the columns of a network's file one after another.
struct NetworkFileReader: ~Copyable {
  private let path: String
  private let file: UnsafeMutablePointer<FILE>
  private let size: Int
  private var hash = SHA256()
  /// Whether all that was asked for was there.
  private var isWhole = true

  init(path: String) throws(InputError) {
    self.path = path
    var information = stat()
    guard let file = fopen(path, "rb") else { throw Self.unreadable(path) }
    self.file = file
    size = fstat(fileno(file), &information) == 0 ? Int(information.st_size) : 0
    // Columns go straight to their places.
    setvbuf(file, nil, _IONBF, 0)
  }

  deinit { fclose(file) }

  private static func unreadable(_ path: String) -> InputError {
    InputError([InputProblem(.unreadable(String(cString: strerror(errno))), file: path)])
  }

  /// The network; `nil` where the file is damaged.
  mutating func read() throws(InputError) -> NetworkFile? {
    var head = [UInt8](repeating: 0, count: NetworkFileHeader.size)
    guard size >= head.count, fread(&head, 1, head.count, file) == head.count,
      let header = NetworkFileHeader(head)
    else { return nil }
    guard header.version == NetworkFileHeader.version else {
      throw InputError([
        InputProblem(.networkVersion, file: path, value: "\(header.version)")
      ])
    }
    guard header.fileSize == size else { return nil }
    header.counts.withUnsafeBytes { hash.update($0) }
    let (nodes, edges) = (Int(header.nodes), Int(header.edges))
    let (vertices, text) = (Int(header.vertices), Int(header.description))
    let positions = Positions(longitudes: column(nodes), latitudes: column(nodes))
    let lines = Positions(longitudes: column(vertices), latitudes: column(vertices))
    let (starts, ends): (ContiguousArray<UInt32>, ContiguousArray<UInt32>) =
      (column(edges), column(edges))
    let firsts: ContiguousArray<UInt32> = column(edges + 1)
    let offsets: ContiguousArray<UInt32> = column(vertices)
    let description: ContiguousArray<UInt8> = column(text)
    let digest = hash.digest
    guard isWhole, digest.elementsEqual(head.suffix(digest.count)),
      let network = WalkNetwork(
        checking: positions, starts: starts, ends: ends, vertices: lines, vertexOffsets: offsets,
        vertexStarts: firsts)
    else { return nil }
    return NetworkFile(
      network: network, description: Array(description), sha256: SHA256.hexadecimal(digest))
  }

  /// The next column; its size has been held against the file's.
  private mutating func column<Number: BitwiseCopyable>(_ count: Int) -> ContiguousArray<Number> {
    let bytes = count * MemoryLayout<Number>.stride
    var got = 0
    let numbers = ContiguousArray<Number>(unsafeUninitializedCapacity: count) { buffer, filled in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      got = bytes == 0 ? 0 : fread(raw.baseAddress, 1, bytes, file)
      // What a file has lost since is zeros, and the digest another.
      UnsafeMutableRawBufferPointer(rebasing: raw[got...]).initializeMemory(
        as: UInt8.self, repeating: 0)
      filled = count
    }
    numbers.withUnsafeBytes { hash.update($0) }
    if got != bytes { isWhole = false }
    return numbers
  }
}
