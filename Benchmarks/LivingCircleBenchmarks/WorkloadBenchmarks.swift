import Benchmark
import Workload

/// Draws a small country, and checks that its rows are those that every machine must draw.
func workloadBenchmarks() {
  let recipe = Recipe(communities: 1_000, outlets: 9_000, cities: 7)
  Benchmark("Workload 10k", configuration: .init(metrics: [.wallClock])) { benchmark in
    let workload = Workload(recipe)
    var digest = Digest()
    benchmark.startMeasurement()
    for community in workload.communities {
      digest.add(community.place)
      digest.add(community.population)
    }
    for outlet in workload.outlets {
      digest.add(outlet.place)
      digest.add(outlet.category)
    }
    benchmark.stopMeasurement()
    benchmark.check(
      digest.value == 15_690_576_836_016_832_870, "the rows have the digest \(digest.value)")
  }
}

/// FNV-1a over 64-bit words.
private struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: Int) {
    value = (value ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01B3
  }

  mutating func add(_ place: Place) {
    add(place.city)
    add(Int(place.east))
    add(Int(place.north))
  }
}
