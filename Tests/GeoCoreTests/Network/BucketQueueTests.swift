import GeoCore
import TestSupport
import Testing

@Suite("A queue of buckets")
struct BucketQueueTests {
  @Test(
    "gives back all that was put in, out of order by less than a bucket's width",
    arguments: [0, 1, 300, 80_000, 5_000_000, .max] as [UInt32])
  func order(meanLength: UInt32) {
    var random = SeededGenerator(seed: UInt64(meanLength))
    let width = UInt64(max(meanLength, 64))
    // Longer than the ring, so that some entries have to wait.
    let farthest = UInt64(NetworkSearch.farthest)
    let longest = min(5_000 * width, farthest / 8)
    var queue = BucketQueue(meanLength: meanLength)
    for _ in 0..<2 {
      var waiting: [UInt64: Int] = [:]
      var greatest: UInt64 = 0
      func entry(from distance: UInt64) -> UInt64 {
        let further = UInt64.random(in: 0...longest, using: &random)
        return min(distance + further, farthest) << 32 | UInt64.random(in: 0...9, using: &random)
      }
      for _ in 0..<500 {
        let entry = entry(from: 0)
        queue.push(entry)
        waiting[entry, default: 0] += 1
      }
      var left = 3_000
      while let least = queue.pop() {
        #expect(waiting[least] != nil)
        waiting[least] = waiting[least] == 1 ? nil : waiting[least].map { $0 - 1 }
        #expect(least >> 32 + width > greatest)
        greatest = max(greatest, least >> 32)
        guard left > 0 else { continue }
        left -= 1
        let entry = entry(from: least >> 32)
        queue.push(entry)
        waiting[entry, default: 0] += 1
      }
      #expect(waiting.isEmpty)
    }
  }
}
