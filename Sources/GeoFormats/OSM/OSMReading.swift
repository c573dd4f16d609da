import COsmium

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What libosmium has read of a file.
final class OSMReading {
  private let reading: OpaquePointer
  /// The objects as they stand in the reading's own columns, there as long as the reading.
  let objects: COsmiumObjects

  /// Reads a file.
  init(path: String, _ query: OSMQuery, workers: Int) throws(InputError) {
    var failure = COsmiumFailure()
    let reading = Self.withText(query.points) { points in
      Self.withText(query.lines) { lines in
        Self.withText(query.areas) { areas in
          // As many as there are processors, though the thread that calls works as well: it waits for blocks most of the time,
          // and two threads on two processors take seven eighths of the time of one.
          var wanted = COsmiumQuery(
            points: points, lines: lines, areas: areas, threads: Int32(clamping: max(workers, 1)))
          return cosmium_read(path, &wanted, &failure)
        }
      }
    }
    guard let reading else { throw Self.error(failure, path) }
    self.reading = reading
    objects = cosmium_objects(reading)
  }

  deinit { cosmium_close(reading) }

  /// Conditions as libosmium's filter takes them, a line each; `nil` where nothing is wanted.
  private static func withText<Result>(
    _ conditions: [OSMQuery.Condition]?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let conditions else { return body(nil) }
    let lines = conditions.flatMap(\.lines).filter { !$0.contains("\n") }
    return lines.joined(separator: "\n").withCString(body)
  }

  private static func error(_ failure: COsmiumFailure, _ path: String) -> InputError {
    let reason: InputProblem.Reason =
      switch failure.reason {
      case COSMIUM_UNREADABLE: .unreadable(String(cString: strerror(failure.system)))
      case COSMIUM_FORMAT: .openStreetMap(.format)
      case COSMIUM_MEMORY: .openStreetMap(.memory)
      default: .openStreetMap(.damaged(detail(failure)))
      }
    return InputError([InputProblem(reason, file: path)])
  }

  private static func detail(_ failure: COsmiumFailure) -> String {
    withUnsafeBytes(of: failure.detail) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  var counts: OSMData.Counts {
    let counts = cosmium_counts(reading)
    return OSMData.Counts(
      nodes: Int(counts.nodes), ways: Int(counts.ways), relations: Int(counts.relations),
      deleted: Int(counts.deleted), superseded: Int(counts.superseded),
      incomplete: Int(counts.incomplete), dangling: Int(counts.dangling),
      broken: Int(counts.broken), shapeless: Int(counts.shapeless), unplaced: Int(counts.unplaced))
  }

  var date: OSMDate? {
    let seconds = cosmium_counts(reading).date
    return seconds == 0 ? nil : OSMDate(seconds: Int(seconds))
  }

  func features() -> [OSMFeature] { (0..<objects.count).compactMap(feature) }

  private func feature(_ object: Int) -> OSMFeature? {
    let letter = String(UnicodeScalar(UInt8(bitPattern: objects.kinds[object])))
    guard let kind = OSMFeature.Kind(rawValue: letter), let shape = shape(object) else {
      return nil
    }
    return OSMFeature(kind, objects.ids[object], tags(object), shape)
  }

  private func tags(_ object: Int) -> OSMTags {
    OSMTags(
      (Int(objects.tag_starts[object])..<Int(objects.tag_starts[object + 1])).map { tag in
        OSMTags.Pair(text(2 * tag), text(2 * tag + 1))
      })
  }

  private func text(_ number: Int) -> String {
    let range = Int(objects.text_starts[number])..<Int(objects.text_starts[number + 1])
    let bytes = UnsafeRawBufferPointer(start: objects.text + range.lowerBound, count: range.count)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func shape(_ object: Int) -> OSMShape? {
    let parts = Int(objects.part_starts[object])..<Int(objects.part_starts[object + 1])
    switch Int32(objects.shapes[object]) {
    case Int32(COSMIUM_POINT):
      return point(Int(objects.point_starts[parts.lowerBound])).map { .point($0) }
    case Int32(COSMIUM_LINE):
      let places = points(parts.lowerBound)
      return .line(nodes: places.map { objects.nodes[$0] }, points: places.map { point($0) })
    default: return .area(polygons(parts))
    }
  }

  private func polygons(_ parts: Range<Int>) -> [OSMPolygon] {
    var polygons: [OSMPolygon] = []
    for part in parts {
      let ring = points(part).compactMap { point($0) }
      if objects.holes[part] == 0 {
        polygons.append(OSMPolygon(ring))
      } else {
        polygons[polygons.count - 1].holes.append(ring)
      }
    }
    return polygons
  }

  private func points(_ part: Int) -> Range<Int> {
    Int(objects.point_starts[part])..<Int(objects.point_starts[part + 1])
  }

  /// A point's position; `nil` where its node is not in the file.
  private func point(_ place: Int) -> OSMPoint? {
    let (x, y) = (objects.longitudes[place], objects.latitudes[place])
    return x == Int32.max ? nil : OSMPoint(x, y)
  }
}
