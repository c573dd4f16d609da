import CXlsxWriter

/// How the number of a cell is shown.
package enum NumberStyle: Int, CaseIterable {
  /// As it is.
  case plain
  /// Without decimals, thousands apart.
  case whole
  /// With one decimal.
  case tenths
  /// A share in per cent.
  case percent
  /// Degrees to seven decimals.
  case degrees
  /// A day, counted as Excel does.
  case day

  fileprivate var format: String {
    switch self {
    case .plain: "General"
    case .whole: "#,##0"
    case .tenths: "0.0"
    case .percent: "0.0%"
    case .degrees: "0.0000000"
    case .day: "yyyy-mm-dd"
    }
  }
}

/// The formats of a workbook's cells.
struct CellFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  private let numbers: [Format?]
  /// Of a sheet's first row.
  let heading: Format?
  /// Of long texts.
  let wrapped: Format?
  /// Of signs in place of figures.
  let mark: Format?
  /// Of what is covered.
  let covered: Format?
  /// Of what could turn over.
  let doubtful: Format?
  /// Of what is missing everywhere.
  let absent: Format?

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    func format(_ set: (Format) -> Void) -> Format? {
      let format = workbook_add_format(book)
      format.map(set)
      return format
    }
    numbers = NumberStyle.allCases.map { style in
      format { format_set_num_format($0, style.format) }
    }
    heading = format {
      format_set_bold($0)
      format_set_text_wrap($0)
      format_set_align($0, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_bg_color($0, 0xE8EDF3)
      format_set_bottom($0, UInt8(LXW_BORDER_THIN.rawValue))
    }
    wrapped = format {
      format_set_text_wrap($0)
      format_set_align($0, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    mark = format { format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue)) }
    // Blue for what is there and orange for what is not: the colour-blind tell them apart.
    covered = format { format_set_bg_color($0, 0xD3E5F5) }
    doubtful = format { format_set_bg_color($0, 0xEDEDED) }
    absent = format {
      format_set_bg_color($0, 0xA63603)
      format_set_font_color($0, 0xFFFFFF)
    }
  }

  func number(_ style: NumberStyle) -> Format? { numbers[style.rawValue] }
}
