import Coverage
import GeoFormats

/// What `streets.bin` holds: the streets around the communities of a finished run, those of the longest first.
package struct FinishedStreets: Sendable {
  /// The junctions between which lines run, in millionths of a degree of the working frame.
  package let nodeLongitudes: ContiguousArray<Int32>
  package let nodeLatitudes: ContiguousArray<Int32>
  /// The junctions of each line.
  package let starts: ContiguousArray<UInt32>
  package let ends: ContiguousArray<UInt32>
  /// The millimetres to walk along each line.
  package let lengths: ContiguousArray<UInt32>
  /// The line that each community joins; `UInt32.max` for none.
  package let communityLines: ContiguousArray<UInt32>
  /// The millimetres from that line's start, and those walked to it.
  package let communityOffsets: ContiguousArray<UInt32>
  package let communityExtras: ContiguousArray<UInt32>
  /// The points between the ends of the lines, as the file has them.
  package let shapes: ContiguousArray<UInt8>
  /// How many lines there was no room for.
  package let leftOut: Int

  /// Takes the columns apart; `nil` where the bytes are not such a file, or a number in it lies outside its bounds.
  ///
  /// - Complexity: O(bytes).
  package init?(_ bytes: ContiguousArray<UInt8>, communityCount: Int) {
    var reader = ColumnReader(bytes)
    guard reader.numbers(StreetsFile.magic.count, UInt8.self).map(Array.init) == StreetsFile.magic,
      reader.numbers(2) == [StreetsFile.version, 0],
      let counts = reader.numbers(5, UInt64.self)?.map({ Int(clamping: $0) }),
      counts[2] == communityCount,
      let longitudes = reader.numbers(counts[0], Int32.self),
      let latitudes = reader.numbers(counts[0], Int32.self),
      let starts = reader.numbers(counts[1]), let ends = reader.numbers(counts[1]),
      let lengths = reader.numbers(counts[1]), let lines = reader.numbers(communityCount),
      let offsets = reader.numbers(communityCount), let extras = reader.numbers(communityCount),
      reader.restCount == counts[3], let shapes = reader.numbers(counts[3], UInt8.self)
    else { return nil }
    (nodeLongitudes, nodeLatitudes) = (longitudes, latitudes)
    (self.starts, self.ends, self.lengths, self.shapes) = (starts, ends, lengths, shapes)
    (communityLines, communityOffsets, communityExtras) = (lines, offsets, extras)
    leftOut = counts[4]
    guard nodesAreOnEarth, endsAreNodes, communitiesAreOnLines, shapesAreOnEarth else {
      return nil
    }
  }

  private var nodesAreOnEarth: Bool {
    zip(nodeLongitudes, nodeLatitudes).allSatisfy { Self.isOnEarth(Int64($0), Int64($1)) }
  }

  private var endsAreNodes: Bool {
    starts.allSatisfy { $0 < nodeLongitudes.count } && ends.allSatisfy { $0 < nodeLongitudes.count }
  }

  private var communitiesAreOnLines: Bool {
    zip(communityLines, communityOffsets).allSatisfy { line, offset in
      line == .max || (line < lengths.count && offset <= lengths[Int(line)])
    }
  }

  /// Whether there are as many shapes as lines, with all their points between the poles.
  private var shapesAreOnEarth: Bool {
    var place = shapes.startIndex
    for start in starts {
      var (longitude, latitude) = (
        Int64(nodeLongitudes[Int(start)]), Int64(nodeLatitudes[Int(start)])
      )
      guard let count = number(at: &place), count <= shapes.count else { return false }
      for _ in 0..<count {
        guard let east = number(at: &place), let north = number(at: &place) else { return false }
        longitude += Self.signed(east)
        latitude += Self.signed(north)
        guard Self.isOnEarth(longitude, latitude) else { return false }
      }
    }
    return place == shapes.endIndex
  }

  private static func isOnEarth(_ longitude: Int64, _ latitude: Int64) -> Bool {
    longitude.magnitude <= 180_000_000 && latitude.magnitude <= 90_000_000
  }

  /// The next number, seven bits in each byte, the lowest first; `nil` where it does not end within 35 bits.
  private func number(at place: inout Int) -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 35, by: 7) {
      guard place < shapes.endIndex else { return nil }
      let byte = shapes[place]
      place += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }

  private static func signed(_ number: UInt64) -> Int64 {
    Int64(number >> 1) ^ -Int64(number & 1)
  }

  /// Every line from its start to its end, in millionths of a degree; one after another, as `firsts` has their beginnings and the
  /// end of all.
  ///
  /// - Complexity: O(points).
  package func lines() -> (points: [SIMD2<Int32>], firsts: [Int]) {
    var place = shapes.startIndex
    var points: [SIMD2<Int32>] = []
    var firsts = [0]
    for line in starts.indices {
      var point = node(starts[line])
      points.append(point)
      for _ in 0..<(number(at: &place) ?? 0) {
        guard let east = number(at: &place), let north = number(at: &place) else { break }
        point &+= SIMD2(
          Int32(truncatingIfNeeded: Self.signed(east)),
          Int32(truncatingIfNeeded: Self.signed(north)))
        points.append(point)
      }
      points.append(node(ends[line]))
      firsts.append(points.count)
    }
    return (points, firsts)
  }

  private func node(_ row: UInt32) -> SIMD2<Int32> {
    SIMD2(nodeLongitudes[Int(row)], nodeLatitudes[Int(row)])
  }
}

extension FinishedRun {
  /// The speed at which areas of walks are drawn, as `explain --isochrones` takes it; `nil` where there are no streets, or not all
  /// of them.
  package var walkedMetresAMinute: Double? {
    guard let streets, streets.leftOut == 0 else { return nil }
    return record.options.speedMPerMin ?? Walk.usualSpeed
  }
}
