import Catalogue
import TestSupport

/// A walking profile in a file of its own.
struct ProfileFixture {
  private let folder: TemporaryFolder
  let path: String

  init(_ text: String) throws {
    folder = try TemporaryFolder()
    path = try folder.write("profile.yaml", text)
  }

  /// The mistakes found in it.
  func problems() -> [DataFileProblem] {
    do throws(DataFileError) {
      _ = try ProfileFile.load(path)
      return []
    } catch {
      return error.problems
    }
  }
}
