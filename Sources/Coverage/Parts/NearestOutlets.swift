public import GeoCore

/// The outlets that are the nearest of some category to some community, of those that have gone since they were searched.
public struct NearestOutlets: Sendable {
  /// Their rows in the whole table, ascending.
  public private(set) var rows: ContiguousArray<UInt32> = []
  /// Where they are.
  public private(set) var positions = Positions(longitudes: [], latitudes: [])
  /// What they are called.
  public private(set) var ids: ContiguousArray<String> = []
  /// Their names, empty where they are not known.
  public private(set) var names: ContiguousArray<String> = []

  init() {}

  /// Where an outlet of the list is.
  ///
  /// - Precondition: It is there.
  func position(ofRow row: UInt32) -> Coordinate { positions[place(of: row)] }

  /// Where a row stands in the list.
  private func place(of row: UInt32) -> Int {
    var (low, high) = (0, rows.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }

  /// Adds outlets of a part, which comes after all those before.
  mutating func add(
    _ found: some Sequence<UInt32>, _ outlets: Positions, firstRow: Int,
    _ texts: (Int) -> (id: String, name: String?)
  ) {
    var isFound = ContiguousArray(repeating: false, count: outlets.count)
    for row in found { isFound[Int(row)] = true }
    for row in isFound.indices where isFound[row] {
      rows.append(UInt32(firstRow + row))
      positions.append(outlets[row])
      let (id, name) = texts(row)
      ids.append(id)
      names.append(name ?? "")
    }
  }

  /// Leaves only those that are still someone's nearest, and numbers findings by the list.
  mutating func settle(_ storage: FindingStorage) {
    var isUsed = ContiguousArray(repeating: false, count: rows.count)
    for entry in storage.entries where entry.row != FindingStorage.Entry.nobody {
      isUsed[place(of: entry.row)] = true
    }
    var numbers = ContiguousArray<UInt32>(repeating: 0, count: rows.count)
    var count: UInt32 = 0
    for place in rows.indices where isUsed[place] {
      numbers[place] = count
      count += 1
    }
    for place in storage.entries.indices
    where storage.entries[place].row != FindingStorage.Entry.nobody {
      storage.entries[place].row = numbers[self.place(of: storage.entries[place].row)]
    }
    let kept = rows.indices.filter { isUsed[$0] }
    positions = Positions(
      longitudes: ContiguousArray(kept.map { positions.longitudes[$0] }),
      latitudes: ContiguousArray(kept.map { positions.latitudes[$0] }))
    ids = ContiguousArray(kept.map { ids[$0] })
    names = ContiguousArray(kept.map { names[$0] })
    rows = ContiguousArray(kept.map { rows[$0] })
  }
}
