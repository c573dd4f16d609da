import GeoFormats
import TestSupport
import Testing

@Suite("A run's files appear whole or not at all")
struct OutputFolderTests {
  private static let names = ["a.csv", "b.json"]
  private let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  private func output(
    _ name: String = "run", force: Bool = false
  ) throws(OutputError) -> OutputFolder {
    try OutputFolder(path: place.path(name), names: Self.names, force: force)
  }

  private func text(_ text: String) -> ByteWriter {
    var writer = ByteWriter()
    writer.append(text)
    return writer
  }

  private func writeRun(_ content: String, force: Bool = false) throws {
    let folder = try output(force: force)
    for name in Self.names { try folder.write(name, text(content)) }
    try folder.commit()
  }

  @Test("files have their names only when all of them are there")
  func commit() throws {
    let folder = try output()
    try folder.write("a.csv", text("first"))
    let second = try folder.begin("b.json")
    try second.write(text("sec"))
    try second.write(text("ond"))
    try second.close()
    #expect(try place.names(in: "run").allSatisfy { $0.hasPrefix(".") })
    try folder.commit()
    #expect(try place.names(in: "run") == Self.names)
    #expect(try place.text("run/a.csv") == "first")
    #expect(try place.text("run/b.json") == "second")
  }

  @Test("folders above the folder are made")
  func parents() throws {
    let folder = try output("x/y/z/")
    try folder.write("a.csv", text(""))
    try folder.commit()
    #expect(try place.names(in: "x/y/z") == ["a.csv"])
  }

  @Test("an earlier run is refused, and left as it is")
  func refusal() throws {
    try writeRun("old")
    #expect(throws: (any Error).self) { try output() }
    let error = #expect(throws: OutputError.self) { try output() }
    #expect(error?.reason == .exists)
    #expect(error?.path == place.path("run/a.csv"))
    #expect(error?.systemMessage == nil)
    #expect(try place.names(in: "run") == Self.names)
    #expect(try place.text("run/a.csv") == "old")
  }

  @Test("an earlier run is replaced where that is asked for, and other files are left alone")
  func force() throws {
    try writeRun("old")
    try place.write("run/notes.txt", "mine")
    try writeRun("new", force: true)
    #expect(try place.names(in: "run") == Self.names + ["notes.txt"])
    #expect(try place.text("run/b.json") == "new")
    #expect(try place.text("run/notes.txt") == "mine")
  }

  @Test("an earlier run stays until the new one is complete")
  func abandonedReplacement() throws {
    try writeRun("old")
    do {
      let folder = try output(force: true)
      try folder.write("a.csv", text("new"))
    }
    #expect(try place.names(in: "run") == Self.names)
    #expect(try place.text("run/a.csv") == "old")
  }

  @Test("nothing is left of a run that is given up, whether it is told so or forgotten")
  func removePartial() throws {
    for isTold in [true, false] {
      do {
        let folder = try output()
        try folder.write("a.csv", text("x"))
        _ = try folder.begin("b.json")
        if isTold { folder.removePartial() }
      }
      #expect(try place.names(in: "").isEmpty || place.names(in: "run").isEmpty)
    }
  }

  @Test("a path that is a file, or leads through one, is refused")
  func file() throws {
    try place.write("run", "mine")
    #expect(throws: OutputError.self) { try output("run/below") }
    let error = #expect(throws: OutputError.self) { try output() }
    #expect(error?.reason == .notAFolder)
    #expect(error?.path == place.path("run"))
    #expect(try place.text("run") == "mine")
  }

  @Test("a path that the system refuses is told with the system's words")
  func unwritable() {
    let error = #expect(throws: OutputError.self) {
      try OutputFolder(path: "/proc/nope", names: Self.names, force: false)
    }
    #expect(error?.path == "/proc/nope")
    #expect(error?.systemMessage == "No such file or directory")
  }
}
