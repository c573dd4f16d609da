public import GeoFormats

extension FrameError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    let place = file.map { language.choose(en: "\($0): ", zh: "\($0)：") } ?? ""
    return language.choose(
      en: """
        \(place)frame "\(frame)": \(reason.text(in: .en)). \
        Give GCJ-02, BD-09, an EPSG code such as EPSG:4326 or EPSG:4549, WKT, or a PROJ string.
        """,
      zh: """
        \(place)坐标系“\(frame)”：\(reason.text(in: .zh))。\
        请给出 GCJ-02、BD-09、EPSG 代码（例如 EPSG:4326、EPSG:4549）、WKT 或 PROJ 字符串。
        """
    ).printable
  }
}

extension FrameError.Reason {
  /// What is wrong, without its end.
  fileprivate func text(in language: Language) -> String {
    switch self {
    case .unknown:
      language.choose(
        en: "PROJ knows no such horizontal coordinate system", zh: "PROJ 不认识这样的平面坐标系")
    case .unconnected:
      language.choose(
        en: "PROJ knows no way between it and WGS 84", zh: "PROJ 无法在其与 WGS 84 之间换算")
    case .looksLikeDegrees(let x, let y):
      language.choose(
        en: "it is in metres, but all values of the table look like degrees (\(x), \(y))",
        zh: "该坐标系以米为单位，而表中的数值都像是度（\(x), \(y)）")
    }
  }
}
