/// Where an index keeps its columns.
///
/// The pointers are raw so that kernels read points without bounds checks and without counting
/// references; `GridStorage` owns what they point to.
struct GridView {
  var pointCount: Int
  var cellCount: Int
  var groupCount: Int
  /// Vectors of four counts that hold one count for each group.
  var quads: Int
  var frame: GridFrame

  /// The points in cell order, 16 bytes each, as four columns a tile: x, y, z and row.
  ///
  /// See ``Columns``.
  var points: UnsafeMutableRawPointer
  /// Each point's group, in the same memory, and eight more at the end for kernels that read eight.
  var groups: UnsafeMutablePointer<UInt16>

  /// Tiles in rows from the south, each row from the west, and one more at the end.
  var tiles: UnsafeMutablePointer<Tile>
  /// How many points of each group the tiles before each tile hold; `quads` vectors a tile.
  var tileCounts: UnsafeMutablePointer<SIMD4<UInt32>>
  /// For each tile the first point of each of its cells, counted from the tile's first, and their
  /// number.
  var cellStarts: UnsafeMutablePointer<UInt32>
  /// Parallel to `cellStarts`, how many points of each group the cells before it in its tile hold.
  var cellCounts: UnsafeMutablePointer<SIMD4<UInt32>>

  /// The parallels that bound the rows of tiles, south first.
  var tileEdges: UnsafeMutablePointer<MeridianPoint>
  /// The parallels that bound the rows of cells of each occupied tile, relative to its middle, and
  /// four more at the end.
  var edgeRho: UnsafeMutablePointer<Float>
  var edgeZ: UnsafeMutablePointer<Float>

  static let mostCellsPerSide = 4_096

  /// A piece of the bounding box, divided into `split` × `split` cells; 0 where it holds no point.
  struct Tile {
    var firstPoint: UInt32
    /// Its first place in `cellStarts` and `cellCounts`, of split² + 1.
    var firstCell: UInt32
    var firstEdge: UInt32
    var split: UInt32
    var local: LocalFrame
  }

  /// One tile's points.
  struct Columns {
    var x: UnsafeMutablePointer<Float>
    var y: UnsafeMutablePointer<Float>
    var z: UnsafeMutablePointer<Float>
    var rows: UnsafeMutablePointer<UInt32>
    var groups: UnsafeMutablePointer<UInt16>

    /// The squared chords to a point and the three after it, which need not be there.
    @inline(__always)
    func squaredChords(from here: SIMD3<Float>, toFourAt point: Int) -> SIMD4<Float> {
      let dx = four(x, point) - here.x
      let dy = four(y, point) - here.y
      let dz = four(z, point) - here.z
      return dx * dx + dy * dy + dz * dz
    }

    /// The rows of a point and the three after it.
    @inline(__always)
    func fourRows(at point: Int) -> SIMD4<UInt32> {
      UnsafeRawPointer(rows + point).loadUnaligned(as: SIMD4<UInt32>.self)
    }

    /// The groups of a point and the three after it.
    @inline(__always)
    func fourGroups(at point: Int) -> SIMD4<UInt16> {
      UnsafeRawPointer(groups + point).loadUnaligned(as: SIMD4<UInt16>.self)
    }

    /// The groups of a point and the seven after it.
    @inline(__always)
    func eightGroups(at point: Int) -> SIMD8<UInt16> {
      UnsafeRawPointer(groups + point).loadUnaligned(as: SIMD8<UInt16>.self)
    }

    @inline(__always)
    private func four(_ column: UnsafeMutablePointer<Float>, _ point: Int) -> SIMD4<Float> {
      UnsafeRawPointer(column + point).loadUnaligned(as: SIMD4<Float>.self)
    }
  }

  /// The columns of a tile.
  ///
  /// Reading four points past its end stays inside the index's memory.
  @inline(__always)
  func columns(ofTile tile: Int) -> Columns {
    let first = Int(tiles[tile].firstPoint)
    let count = Int(tiles[tile &+ 1].firstPoint) &- first
    let x = (points + first &* MemoryLayout<PointRecord>.stride)
      .assumingMemoryBound(to: Float.self)
    return Columns(
      x: x, y: x + count, z: x + 2 &* count,
      rows: UnsafeMutableRawPointer(x + 3 &* count).assumingMemoryBound(to: UInt32.self),
      groups: groups + first)
  }

  /// The number of points of a group that lie in the tiles from one to before another.
  @inline(__always)
  func count(of group: Int, inTiles first: Int, _ end: Int) -> UInt32 {
    count(of: group, tileCounts + first &* quads, tileCounts + end &* quads)
  }

  /// The number of points of a group by two sets of counts.
  @inline(__always)
  func count(
    of group: Int, _ from: UnsafeMutablePointer<SIMD4<UInt32>>,
    _ to: UnsafeMutablePointer<SIMD4<UInt32>>
  ) -> UInt32 {
    let (quad, lane) = (group &>> 2, group & 3)
    return to[quad][lane] &- from[quad][lane]
  }
}

/// A point on its way into cell order: degrees from its tile's middle, and where it belongs.
///
/// As large as a point of the index, so that a tile's points take the place of its records.
struct PointRecord {
  var east: Float
  var north: Float
  var row: UInt32
  var group: UInt32
}

/// Owns the memory of an index.
///
/// Unchecked because it holds raw pointers. They are written only by `GridBuilder` before this
/// object exists and read-only afterwards, so that sharing it between tasks is safe.
final class GridStorage: @unchecked Sendable {
  let view: GridView

  /// Takes the view's memory over.
  init(_ view: GridView) { self.view = view }

  deinit {
    view.points.deallocate()
    view.tiles.deallocate()
    view.tileCounts.deallocate()
    view.cellStarts.deallocate()
    view.cellCounts.deallocate()
    view.tileEdges.deallocate()
    view.edgeRho.deallocate()
    view.edgeZ.deallocate()
  }
}
