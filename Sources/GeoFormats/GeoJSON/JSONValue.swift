import CSimdjson

/// Parses JSON texts one after another; values belong to the text that was parsed last.
final class JSONParser {
  /// simdjson's own; one for each parser, so that nobody else changes it.
  let pointer: OpaquePointer

  init() {
    guard let pointer = json_parser_create() else { fatalError("out of memory") }
    self.pointer = pointer
  }

  deinit { json_parser_destroy(pointer) }

  /// How many bytes after a text have to be readable.
  static var padding: Int { json_padding() }

  /// Parses bytes that padding follows; `nil` where they are no JSON text.
  func parse(_ bytes: UnsafeRawBufferPointer) -> JSONValue? {
    var root = json_value()
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    guard json_parse(pointer, start, bytes.count, &root) else { return nil }
    return JSONValue(root)
  }

  /// A value as JSON without spaces, for as long as `body` runs.
  func minified(_ value: JSONValue, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    body(json_minified(pointer, value.value).buffer)
  }
}

/// A value of the text that its parser parsed last.
struct JSONValue {
  let value: json_value

  init(_ value: json_value) { self.value = value }

  var kind: json_kind { json_kind_of(value) }

  /// The bytes of a string; none of anything else.
  var text: UnsafeBufferPointer<UInt8> { json_string_of(value).buffer }

  /// A string; `nil` of anything else.
  var string: String? { kind == json_string ? String(decoding: text, as: UTF8.self) : nil }

  /// A number; `nil` of anything else.
  var number: Double? {
    let number = json_number_of(value)
    return number.isFinite ? number : nil
  }

  /// The elements of an array; none of anything else.
  var elements: Items { Items(isObject: kind == json_object, items: json_items_of(value)) }

  /// The first member with a name; `nil` of anything but an object that has it.
  subscript(name: StaticString) -> JSONValue? {
    guard kind == json_object else { return nil }
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var items = elements
    while let (key, value) = items.nextMember() {
      if key.elementsEqual(wanted) { return value }
    }
    return nil
  }

  /// The elements or members that are still to come.
  struct Items: IteratorProtocol, Sequence {
    fileprivate let isObject: Bool
    fileprivate var items: json_items

    mutating func next() -> JSONValue? { nextMember()?.value }

    mutating func nextMember() -> (key: UnsafeBufferPointer<UInt8>, value: JSONValue)? {
      var key = json_text()
      var value = json_value()
      guard json_take(&items, &key, &value) else { return nil }
      return (key.buffer, JSONValue(value))
    }
  }
}

extension json_text {
  var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: UnsafeRawPointer(bytes)?.assumingMemoryBound(to: UInt8.self), count: count)
  }
}
