import CXlsxWriter
package import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An Excel workbook that is being written, sheet by sheet and row by row, in memory that does not grow with it.
///
/// Texts are cells of text whatever they begin with, so that none becomes a formula. The bytes are the same from run to run.
package final class Workbook {
  /// Rows that a sheet has room for, the heading among them.
  package static let mostRows = 1_048_576
  /// Columns that a sheet has room for.
  static let mostColumns = 16_384

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private var isOpen = true
  private var names: Set<String> = []
  private(set) var formats: CellFormats
  /// How many texts were too long for a cell and have been cut.
  package var cutTexts = 0

  /// - Parameters:
  ///   - path: The file.
  ///   - temporaryFolder: Where sheets are kept until all of them are complete.
  /// - Throws: `OutputError`.
  package init(path: String, temporaryFolder: String) throws(OutputError) {
    var options = lxw_workbook_options()
    options.constant_memory = 1
    options.use_zip64 = 1
    let made = temporaryFolder.withCString { folder in
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(path, &options)
    }
    guard let made else { throw OutputError(.system(ENOMEM), path: path) }
    (book, self.path) = (made, path)
    formats = CellFormats(made)
    var properties = lxw_doc_properties()
    // A moment of its own rather than the clock's; zero would mean now.
    properties.created = 1
    workbook_set_properties(book, &properties)
  }

  deinit { if isOpen { _ = workbook_close(book) } }

  /// Begins a sheet.
  ///
  /// - Parameter name: What it is called; characters that are not allowed, and what is too long, are changed.
  /// - Returns: The sheet, which the workbook owns.
  /// - Throws: `OutputError`.
  func addSheet(_ name: String) throws(OutputError) -> UnsafeMutablePointer<lxw_worksheet> {
    errno = 0
    guard let sheet = workbook_add_worksheet(book, freeName(name)) else { throw failure() }
    return sheet
  }

  /// Ends the workbook.
  ///
  /// - Throws: `OutputError`.
  package func close() throws(OutputError) {
    isOpen = false
    errno = 0
    guard workbook_close(book) == LXW_NO_ERROR else { throw failure() }
  }

  /// Throws where the library reports that something could not be written.
  func check(_ result: lxw_error) throws(OutputError) {
    if result != LXW_NO_ERROR { throw failure() }
  }

  private func failure() -> OutputError {
    OutputError(.system(errno == 0 ? EIO : errno), path: path)
  }

  /// A name of at most 31 characters that no sheet has, not even in other capitals.
  private func freeName(_ name: String) -> String {
    let allowed = String(name.map { "[]:*?/\\'".contains($0) || $0.isNewline ? "_" : $0 })
    var (number, free) = (1, allowed.prefix(utf16: 31))
    while !names.insert(free.lowercased()).inserted {
      number += 1
      let mark = " \(number)"
      free = allowed.prefix(utf16: 31 - mark.utf16.count) + mark
    }
    return free
  }
}

extension String {
  /// As much of the beginning as has room in so many units of UTF-16, without a character torn apart.
  func prefix(utf16 room: Int) -> String {
    guard utf16.count > room else { return self }
    var (length, prefix) = (0, String.UnicodeScalarView())
    for scalar in unicodeScalars {
      length += UTF16.width(scalar)
      if length > room { break }
      prefix.append(scalar)
    }
    return String(prefix)
  }
}
