import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Numbers and fields are written as text")
struct ByteWriterTests {
  private func written(_ body: (inout ByteWriter) -> Void) -> String {
    var writer = ByteWriter(capacity: 1)
    body(&writer)
    return String(decoding: writer.bytes(), as: UTF8.self)
  }

  @Test(
    "metres have three decimals, halves of a millimetre going to the even one",
    arguments: [
      (0, "0.000"), (0.0004, "0.000"), (0.0625, "0.062"), (0.1875, "0.188"), (0.3125, "0.312"),
      (0.4375, "0.438"), (0.9996, "1.000"), (9.9999, "10.000"), (923.0769230769231, "923.077"),
      (20_003_931.458_62, "20003931.459"), (1e12, "1000000000000.000"), (-0.0, "0.000"),
    ] as [(Double, String)])
  func metres(metres: Double, text: String) {
    #expect(written { $0.append(metres: metres) } == text)
  }

  @Test("whole numbers are written as the standard library writes them")
  func numbers() {
    var random = SeededGenerator(seed: 61)
    let powers = (0...18).flatMap { exponent in
      let power = (0..<exponent).reduce(1) { power, _ in power * 10 }
      return [power - 1, power, power + 1, -power]
    }
    let anything = (0..<500).map { _ in
      Int(truncatingIfNeeded: random.next() >> (random.next() % 64))
    }
    for number in [0, .max, .min] + powers + anything {
      #expect(written { $0.append(number: number) } == String(number))
    }
  }

  @Test(
    "fields stand in quotation marks only where they need them",
    arguments: [
      ("", ""), ("plain", "plain"), ("a b;c", "a b;c"), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""),
      ("say \"so\"", "\"say \"\"so\"\"\""), ("x\ny", "\"x\ny\""), ("x\r", "\"x\r\""),
      ("社区,路", "\"社区,路\""),
    ])
  func fields(field: String, text: String) {
    #expect(written { $0.append(field: field) } == text)
  }

  @Test("a text grows without losing what it has")
  func growth() {
    let text = (0..<5_000).map { "field \($0)," }.joined()
    #expect(
      written { writer in for number in 0..<5_000 { writer.append("field \(number),") } } == text)
    #expect(written { $0.append(text) } == text)
  }

  @Test("tables come back from the reader as they were written")
  func roundTrip() async throws {
    var random = SeededGenerator(seed: 62)
    let alphabet = ["a", "\"", ",", "\n", "\r", " ", "社", ";", "\t", "\\"]
    var rows: [[String]] = []
    var writer = ByteWriter()
    writer.append("id,note,lon,lat\n")
    for row in 0..<2_000 {
      let length = Int.random(in: 0...10, using: &random)
      let note = (0..<length).map { _ in alphabet.randomElement(using: &random)! }.joined()
      rows.append(["r\(row)", note, "1", "2"])
      for (place, field) in rows[row].enumerated() {
        writer.append(field: field)
        writer.append(place == 3 ? 10 : 44)
      }
    }
    #expect(try await TableFile(writer.bytes()).read().rows == rows)
  }

  @Test("numbers with a fixed number of decimals, rounded to the nearest")
  func decimals() {
    let numbers: [(Double, Int, String)] = [
      (0, 3, "0.000"), (-0.0004, 3, "0.000"), (-0.0006, 3, "-0.001"), (0.5, 1, "0.5"),
      (0.0005, 3, "0.000"), (38_529_271.087818, 3, "38529271.088"),
      (179.9999999999, 9, "180.000000000"),
      (-21.947190762281373, 9, "-21.947190762"), (114.1, 9, "114.100000000"),
      (-999_999_999.9996, 3, "-1000000000.000"), (0.000000001, 9, "0.000000001"),
    ]
    for (number, decimals, text) in numbers {
      var writer = ByteWriter()
      writer.append(number, decimals: decimals)
      #expect(String(decoding: writer.bytes(), as: UTF8.self) == text)
    }
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let number = random.uniform(-180...180)
      var writer = ByteWriter()
      writer.append(number, decimals: 9)
      let read = Double(String(decoding: writer.bytes(), as: UTF8.self))
      #expect(abs((read ?? .nan) - number) <= 0.500_1e-9)
    }
  }

  @Test("positions and lines as GeoJSON has them")
  func positions() {
    let places = [(114.3, 30.6), (-179.99999996, 0), (0.00000004, -90)].map {
      Coordinate(longitude: $0.0, latitude: $0.1)
    }
    let text = written {
      $0.append(json: places)
      $0.append(json: [Coordinate]())
    }
    #expect(
      text == "[[114.3000000,30.6000000],[-180.0000000,0.0000000],[0.0000000,-90.0000000]][]")
  }
}
