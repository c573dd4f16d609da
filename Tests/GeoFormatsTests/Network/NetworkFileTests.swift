import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Networks in files of their own")
struct NetworkFileTests {
  private let folder: TemporaryFolder
  private let network: WalkNetwork

  init() throws {
    folder = try TemporaryFolder()
    var table = WayTable()
    var random = SeededGenerator(seed: 7)
    for _ in 0..<30 {
      let nodes = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        Int64.random(in: 1...40, using: &random)
      }
      table.append(
        nodes: nodes,
        coordinates: nodes.map {
          Coordinate(longitude: 8 + Double($0 * 7 % 40) / 1e3, latitude: 47 + Double($0) / 1e3)
        })
    }
    network = NetworkAssembly(table).network
  }

  private func written(_ description: [UInt8] = Array("what it is".utf8)) throws -> [UInt8] {
    let output = try OutputFolder(path: folder.path, names: ["x.lcnet"], force: true)
    try NetworkFile.write(network, description: description, to: output, name: "x.lcnet")
    try output.commit()
    return Array(try Data(contentsOf: URL(filePath: folder.path("x.lcnet"))))
  }

  @Test("what is read is what was written, byte for byte")
  func roundTrip() throws {
    let bytes = try written()
    let path = folder.path("x.lcnet")
    #expect(NetworkFile.isOne(path: path))
    let file = try NetworkFile.read(path: path)
    #expect(file.network == network)
    #expect(file.description == Array("what it is".utf8))
    #expect(try written(file.description) == bytes)
  }

  @Test("a network without nodes is one too")
  func empty() throws {
    let output = try OutputFolder(path: folder.path, names: ["e.lcnet"], force: true)
    try NetworkFile.write(WalkNetwork(), description: [], to: output, name: "e.lcnet")
    try output.commit()
    #expect(try NetworkFile.read(path: folder.path("e.lcnet")).network == WalkNetwork())
  }

  @Test("no byte can change without the file being refused")
  func corruption() throws {
    let bytes = try written()
    // All of the header, and one byte in thirteen of the rest.
    for place in bytes.indices where place < 96 || place % 13 == 0 {
      var broken = bytes
      broken[place] ^= 0x41
      let path = try folder.write("broken.lcnet", broken)
      #expect(throws: InputError.self, "byte \(place)") { try NetworkFile.read(path: path) }
    }
  }

  @Test("a file that ends too early or too late is refused")
  func truncation() throws {
    let bytes = try written()
    for count in [0, 1, 7, 8, 47, 79, 80, 81, bytes.count / 2, bytes.count - 1] {
      let path = try folder.write("short.lcnet", bytes.prefix(count))
      #expect(throws: InputError.self, "\(count) bytes") { try NetworkFile.read(path: path) }
    }
    let path = try folder.write("long.lcnet", bytes + [0])
    #expect(throws: InputError.self) { try NetworkFile.read(path: path) }
  }

  @Test("counts that promise more than the file holds take no memory")
  func hostileCounts() throws {
    let bytes = try written()
    for field in 1...4 {
      for value in [UInt64.max, 1 << 63, 1 << 32, 0xFFFF_FFFF, 0xFFFF_0000] {
        var broken = bytes
        for byte in 0..<8 { broken[8 + field * 8 + byte] = UInt8(value >> (8 * byte) & 255) }
        let path = try folder.write("hostile.lcnet", broken)
        #expect(throws: InputError.self) { try NetworkFile.read(path: path) }
      }
    }
    var later = bytes
    later[8] = 2
    let path = try folder.write("later.lcnet", later)
    let error = #expect(throws: InputError.self) { try NetworkFile.read(path: path) }
    #expect(error?.problems.map(\.reason) == [.networkVersion])
  }

  @Test("columns that are no network are refused, whatever their digest")
  func columns() {
    let places = Positions([
      Coordinate(longitude: 1, latitude: 1), Coordinate(longitude: 1.001, latitude: 1),
    ])
    func network(
      _ starts: ContiguousArray<UInt32>, _ ends: ContiguousArray<UInt32>,
      _ offsets: ContiguousArray<UInt32>, _ firsts: ContiguousArray<UInt32>,
      vertices: Positions? = nil
    ) -> WalkNetwork? {
      WalkNetwork(
        checking: places, starts: starts, ends: ends, vertices: vertices ?? places,
        vertexOffsets: offsets, vertexStarts: firsts)
    }
    #expect(network([0], [1], [0, 111_000], [0, 2]) != nil)
    #expect(network([0], [2], [0, 111_000], [0, 2]) == nil)
    #expect(network([.max], [1], [0, 111_000], [0, 2]) == nil)
    #expect(network([0], [1], [1, 111_000], [0, 2]) == nil)
    #expect(network([0, 0], [1, 1], [0, 0], [0, 3, 2]) == nil)
    #expect(network([0, 0], [1, 1], [0, 0], [0, 1, 2]) == nil)
    #expect(network([0], [1], [0, 1], [0, 3]) == nil)
    #expect(network([0], [1], [0, 1], [1, 2]) == nil)
    #expect(network([0], [1], [0, 1], []) == nil)
    #expect(network([0], [], [0, 1], [0, 2]) == nil)
    #expect(network([0], [1], [0], [0, 2]) == nil)
    let off = Positions([
      Coordinate(longitude: .nan, latitude: 1), Coordinate(longitude: 1, latitude: 1),
    ])
    #expect(network([0], [1], [0, 1], [0, 2], vertices: off) == nil)
  }
}
