/// Which cities go next: the first that fits into the threads and the memory that are left.
struct BatchPlan {
  /// A city that waits.
  struct Item: Sendable, Equatable {
    var number: Int
    var workers: Int
    var memory: Int
  }

  private(set) var waiting: [Item] = []
  private var freeWorkers: Int
  private var freeMemory: Int

  init(workers: Int, memory: Int) { (freeWorkers, freeMemory) = (workers, memory) }

  /// Adds a city, which fits where nothing else runs.
  mutating func add(_ number: Int, workers: Int, memory: Int) {
    waiting.append(Item(number: number, workers: workers, memory: memory))
  }

  /// Takes the next city; `nil` while none fits.
  mutating func take() -> Item? {
    let place = waiting.firstIndex { $0.workers <= freeWorkers && $0.memory <= freeMemory }
    guard let place else { return nil }
    let item = waiting.remove(at: place)
    freeWorkers -= item.workers
    freeMemory -= item.memory
    return item
  }

  /// Takes back the threads and the memory of a city that is done.
  mutating func giveBack(_ item: Item) {
    freeWorkers += item.workers
    freeMemory += item.memory
  }
}
