import GeoCore
import TestSupport
import Testing

@Suite("Contraction keeps every edge")
struct ContractionTests {
  @Test("each edge lies on one chain, and chains end at junctions", arguments: RandomNetwork.all)
  func chains(plan: RandomNetwork) {
    let network = plan.network
    let contracted = ContractedNetwork(network)
    #expect(contracted.links.map { $0 >> 1 }.sorted() == (0..<UInt32(network.edgeCount)).map { $0 })
    for chain in 0..<contracted.chainCount {
      var node = contracted.junctions[Int(contracted.chainStarts[chain])]
      var length: UInt32 = 0
      let links = Int(contracted.linkStarts[chain])..<Int(contracted.linkStarts[chain + 1])
      #expect(!links.isEmpty)
      for link in links {
        let arc = contracted.links[link]
        let next = (node: contracted.linkNodes[link], offset: contracted.linkOffsets[link])
        let edge = Int(arc >> 1)
        #expect(node == (arc & 1 == 0 ? network.starts : network.ends)[edge])
        #expect(contracted.edgeChains[edge] == UInt32(chain) << 1 | arc & 1)
        length += network.lengths[edge]
        #expect(next.offset == length)
        node = next.node
        let isInside = link + 1 < links.upperBound
        #expect(contracted.junctions.contains(node) != isInside)
      }
      #expect(node == contracted.junctions[Int(contracted.chainEnds[chain])])
      #expect(length == contracted.chainLengths[chain])
    }
  }

  @Test("what offers no choice is no junction")
  func junctions() {
    func junctions(_ name: String) -> ContiguousArray<UInt32> {
      guard let plan = RandomNetwork.all.first(where: { $0.name == name }) else { return [] }
      return ContractedNetwork(plan.network).junctions
    }
    #expect(junctions("one loop") == [0])
    #expect(junctions("a ring") == [0])
    #expect(junctions("two parallel edges") == [0])
    #expect(junctions("lollipop") == [0, 1, 2, 4])
    // A chain of more than 4,295 km is cut.
    #expect(junctions("long chain") == [0, 2, 4, 6, 8])
    let tree = RandomNetwork.tree(nodeCount: 40, seed: 25)
    #expect(
      ContractedNetwork(tree.network).junctions.allSatisfy { tree.network.degree(of: Int($0)) != 2 }
    )
  }

  @Test("without contraction each edge is a chain")
  func none() {
    let plan = RandomNetwork.chainedGrid(side: 4, seed: 13)
    let contracted = ContractedNetwork(plan.network, contracting: false)
    #expect(contracted.junctions.count == plan.nodeCount)
    #expect(contracted.chainCount == plan.edges.count)
    #expect(contracted.chainLengths.sorted() == plan.network.lengths.sorted())
  }
}
