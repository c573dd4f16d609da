import Catalogue
import Testing

@Suite("Quarters")
struct QuarterTests {
  @Test("are read as they are written, and nothing else is")
  func texts() throws {
    for year in [1900, 2026, 9998] {
      for number in 1...4 {
        let quarter = try #require(Quarter(year: year, number: number))
        #expect(Quarter(quarter.description) == quarter)
      }
    }
    #expect(Quarter("2026q3") == Quarter(year: 2026, number: 3))
    let refused = [
      "", "Q", "2026", "2026Q", "2026Q0", "2026Q5", "26Q1", "2026Q33", "+026Q1", "2026Q+", "２０２６Q1",
      "2026Q1Q", "1899Q4", "9999Q1", " 2026Q1",
    ]
    for text in refused { #expect(Quarter(text) == nil, Comment(rawValue: text)) }
  }

  @Test("follow each other over the turn of the year")
  func order() throws {
    let quarters = (2024...2027).flatMap { year in
      (1...4).compactMap { Quarter(year: year, number: $0) }
    }
    #expect(quarters.sorted() == quarters)
    for (a, b) in zip(quarters, quarters.dropFirst()) { #expect(b.ordinal == a.ordinal + 1) }
  }

  @Test("their reports are due on the tenth of the first month after")
  func dueDates() {
    let dates = (1...4).map { Quarter(year: 2026, number: $0)?.dueDate }
    #expect(dates == ["2026-04-10", "2026-07-10", "2026-10-10", "2027-01-10"])
  }

  @Test("of dates")
  func ofDates() {
    #expect(Quarter(date: "2026-09-30T21:00:00Z") == Quarter("2026Q3"))
    #expect(Quarter(date: "2026-10-01") == Quarter("2026Q4"))
    for text in ["2026", "2026-13-01", "x-1", ""] { #expect(Quarter(date: text) == nil) }
  }
}
