extension ByteWriter {
  /// Appends numbers as bytes, the lowest byte of each first.
  @inlinable
  public mutating func append<Number: FixedWidthInteger>(littleEndian numbers: [Number]) {
    #if _endian(little)
      numbers.withUnsafeBytes { append($0.bindMemory(to: UInt8.self)) }
    #else
      for number in numbers {
        withUnsafeBytes(of: number.littleEndian) { append($0.bindMemory(to: UInt8.self)) }
      }
    #endif
  }
}
