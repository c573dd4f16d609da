#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says of a file that it does not read or write.
enum SystemMessage {
  private static let chinese: [(code: Int32, text: String)] = [
    (ENOENT, "文件不存在"), (EACCES, "没有权限"), (EPERM, "不允许此操作"), (EISDIR, "这是文件夹，不是文件"),
    (ENOTDIR, "路径中有一部分不是文件夹"), (ENOSPC, "磁盘已满"), (EROFS, "文件系统只读"),
    (EDQUOT, "超出磁盘配额"), (EIO, "读写出错"), (ENAMETOOLONG, "名称过长"), (EMFILE, "打开的文件过多"),
    (EPIPE, "接收方已关闭"), (EFBIG, "文件过大"), (ELOOP, "符号链接层数过多"),
  ]

  /// A message of the system in Chinese; as it is where it is none that users meet.
  ///
  /// The system's own translations need a locale to be installed and chosen; a container has none.
  static func chinese(for message: String) -> String {
    chinese.first { String(cString: strerror($0.code)) == message }?.text ?? message
  }
}
