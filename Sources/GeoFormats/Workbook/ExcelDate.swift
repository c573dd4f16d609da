/// Dates as Excel keeps them: days since the end of 1899, or of 1903, with the time of day as a fraction.
enum ExcelDate {
  /// Whether a number format shows dates or times: by its number where it is built in, else by its code.
  static func isDate(format: Int, code: String?) -> Bool {
    if let code { return isDate(code) }
    return [14...22, 27...36, 45...47, 50...58].contains { $0.contains(format) }
  }

  /// Whether a code has letters of dates outside quotation marks, brackets and escapes.
  private static func isDate(_ code: String) -> Bool {
    guard code.lowercased() != "general" else { return false }
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, character == "[" || character == "]" {
        isBracketed = character == "["
      } else if !isQuoted, !isBracketed, "ymdhs".contains(character) {
        return true
      }
    }
    return false
  }

  /// A date, a date and time, or a time in ISO 8601; `nil` for numbers that are none.
  static func text(_ value: Double, countsFrom1904: Bool) -> String? {
    guard value >= 0, value < 2_958_466 else { return nil }
    var days = Int(value)
    var seconds = Int(((value - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    let time =
      "\(twoDigits(seconds / 3_600)):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
    if days == 0, !countsFrom1904 { return time }
    // Excel has a 29 February 1900, which there never was.
    let since1970 = countsFrom1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569
    return seconds == 0 ? date(since1970) : date(since1970) + "T" + time
  }

  /// The day of the Gregorian calendar that is so many days after 1 January 1970, none before 1800.
  private static func date(_ days: Int) -> String {
    // Eras of 400 years from 1 March of the year 0, in which leap days come last.
    let shifted = days + 719_468
    let (era, day) = shifted.quotientAndRemainder(dividingBy: 146_097)
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let calendarYear = year + era * 400 + (calendarMonth < 3 ? 1 : 0)
    return "\(calendarYear)-\(twoDigits(calendarMonth))-\(twoDigits(dayOfMonth))"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
