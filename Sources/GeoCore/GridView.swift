/// Where an index keeps its columns.
///
/// The pointers are raw so that kernels read points without bounds checks and without counting references;
/// `GridStorage` owns what they point to.
struct GridView {
  var pointCount: Int
  var cellCount: Int
  var groupCount: Int
  var frame: GridFrame

  /// Points in cell order: geocentric metres, group, and the row each came from. The coordinates have one place
  /// more than points, for kernels that read pairs.
  var x: UnsafeMutablePointer<Double>
  var y: UnsafeMutablePointer<Double>
  var z: UnsafeMutablePointer<Double>
  var groups: UnsafeMutablePointer<UInt16>
  var rows: UnsafeMutablePointer<UInt32>
  /// The points of each tile in the order of their groups.
  var byGroup: UnsafeMutablePointer<UInt32>
  /// Where in `byGroup` each group of each tile begins; `groupCount` + 1 figures a tile.
  var groupStarts: UnsafeMutablePointer<UInt32>

  /// Tiles in rows from the south, each row from the west, and one more at the end.
  var tiles: UnsafeMutablePointer<Tile>
  /// How many points of each group the tiles before each tile hold; `groupCount` figures a tile.
  var tileCounts: UnsafeMutablePointer<UInt32>
  /// The first point of each cell, and the number of points at the end.
  var cellStarts: UnsafeMutablePointer<UInt32>
  /// How many points of each group the cells before each cell of its tile hold; `groupCount` figures a cell,
  /// and as many after each tile's last.
  var cellCounts: UnsafeMutablePointer<UInt32>

  /// The parallels that bound the rows of tiles, south first.
  var tileEdges: UnsafeMutablePointer<MeridianPoint>
  /// The parallels that bound the rows of cells of each occupied tile.
  var cellEdges: UnsafeMutablePointer<MeridianPoint>

  /// A piece of the bounding box, divided into `split` × `split` cells; 0 where it holds no point.
  struct Tile {
    var firstPoint: UInt32
    var firstCell: UInt32
    var firstEdge: UInt32
    var split: UInt32
  }

  /// The counts beside a tile's first cell.
  @inline(__always)
  func cellCounts(ofTile tile: Int) -> UnsafeMutablePointer<UInt32> {
    cellCounts + (Int(tiles[tile].firstCell) &+ tile) &* groupCount
  }

  /// The squared chord to a point.
  @inline(__always)
  func squaredChord(from here: Geocentric, to point: Int) -> Double {
    let dx = x[point] - here.x
    let dy = y[point] - here.y
    let dz = z[point] - here.z
    return dx * dx + dy * dy + dz * dz
  }

  /// The squared chords to a point and the one after it.
  @inline(__always)
  func squaredChords(from here: Geocentric, toPairAt point: Int) -> SIMD2<Double> {
    let dx = Self.pair(x, point) - here.x
    let dy = Self.pair(y, point) - here.y
    let dz = Self.pair(z, point) - here.z
    return dx * dx + dy * dy + dz * dz
  }

  @inline(__always)
  private static func pair(_ column: UnsafeMutablePointer<Double>, _ point: Int) -> SIMD2<Double> {
    UnsafeRawPointer(column + point).loadUnaligned(as: SIMD2<Double>.self)
  }
}

/// Owns the memory of an index.
///
/// Unchecked because it holds raw pointers. They are written only by `GridBuilder` before this object
/// exists and read-only afterwards, so that sharing it between tasks is safe.
final class GridStorage: @unchecked Sendable {
  let view: GridView

  /// Takes the view's memory over.
  init(_ view: GridView) { self.view = view }

  deinit {
    view.x.deallocate()
    view.y.deallocate()
    view.z.deallocate()
    view.groups.deallocate()
    view.rows.deallocate()
    view.byGroup.deallocate()
    view.groupStarts.deallocate()
    view.tiles.deallocate()
    view.tileCounts.deallocate()
    view.cellStarts.deallocate()
    view.cellCounts.deallocate()
    view.tileEdges.deallocate()
    view.cellEdges.deallocate()
  }
}
