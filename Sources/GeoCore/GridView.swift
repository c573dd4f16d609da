/// Where an index keeps its columns, with the arithmetic of its tiles and rows.
///
/// The pointers are raw so that kernels read points without bounds checks and without counting references;
/// `GridStorage` owns what they point to.
struct GridView {
  var pointCount = 0
  var cellCount = 0
  /// Points in cell order: geocentric metres, and the row each came from.
  var x: UnsafeMutablePointer<Double>
  var y: UnsafeMutablePointer<Double>
  var z: UnsafeMutablePointer<Double>
  var rows: UnsafeMutablePointer<UInt32>
  /// The first point of each cell, and the number of points at the end.
  var cellStarts: UnsafeMutablePointer<UInt32>
  /// Tiles in rows from the south, each row from the west, and one at the end.
  var tiles: UnsafeMutablePointer<Tile>
  /// The parallels that bound the rows of tiles, south first.
  var tileEdges: UnsafeMutablePointer<MeridianPoint>
  /// The parallels that bound the rows of cells of each occupied tile.
  var cellEdges: UnsafeMutablePointer<MeridianPoint>
  var frame: GridFrame

  /// A piece of the bounding box, divided into `split` × `split` cells; 0 where it holds no point.
  struct Tile {
    var firstCell: UInt32
    var firstEdge: UInt32
    var split: UInt32
  }

  /// The number of points in a run of tiles of one row.
  @inline(__always)
  func pointCount(fromTile first: Int, toTile end: Int) -> Int {
    Int(cellStarts[Int(tiles[end].firstCell)] - cellStarts[Int(tiles[first].firstCell)])
  }
}

/// The bounding box of the points and its division into tiles. Angles in degrees.
struct GridFrame {
  /// The meridian that longitudes are counted from, eastwards.
  var west = 0.0
  var south = 0.0
  var tileWidth = 1.0
  var tileHeight = 1.0
  var columns = 1
  var rows = 1

  var tileCount: Int { columns * rows }

  /// Degrees east of the western edge, in 0..<360.
  @inline(__always)
  func easting(_ longitude: Double) -> Double {
    let difference = longitude - west
    if difference < 0 { return difference + 360 }
    return difference >= 360 ? difference - 360 : difference
  }

  /// Degrees from a tile's western edge to an easting, the shorter way round from the tile's middle.
  @inline(__always)
  func offset(_ easting: Double, fromColumn column: Int) -> Double {
    let difference = easting - Double(column) * tileWidth
    let fromMiddle = difference - 0.5 * tileWidth
    if fromMiddle > 180 { return difference - 360 }
    return fromMiddle < -180 ? difference + 360 : difference
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
    view.rows.deallocate()
    view.cellStarts.deallocate()
    view.tiles.deallocate()
    view.tileEdges.deallocate()
    view.cellEdges.deallocate()
  }
}
