public import Coverage

/// A whole number with a comma between groups of three digits.
package func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
}

/// A number and the English word for what it counts.
package func counted(_ number: Int, _ one: String, _ many: String) -> String {
  "\(grouped(number)) \(number == 1 ? one : many)"
}

extension Language {
  /// A share of 0...1 in per cent with one decimal; 100 % only where nothing is missing, 0 % only where nothing is there.
  package func percent(_ share: Double) -> String {
    var tenths = Int((share * 1_000).rounded())
    if share < 1 { tenths = min(tenths, 999) }
    if share > 0 { tenths = max(tenths, 1) }
    let number = "\(tenths / 10).\(tenths % 10)"
    return choose(en: "\(number) %", zh: "\(number)%")
  }

  /// Metres without decimals, kilometres from ten on.
  package func distance(_ metres: Double) -> String {
    if metres < 9_999.5 { return self.metres(grouped(Int(metres.rounded()))) }
    let kilometres = grouped(Int((metres / 1_000).rounded()))
    return choose(en: "\(kilometres) km", zh: "\(kilometres) 公里")
  }

  /// Metres to the millimetre.
  func millimetres(_ metres: Double) -> String {
    let whole = Int((metres * 1_000).rounded(.toNearestOrEven))
    let rest = String(whole % 1_000)
    let zeros = String(repeating: "0", count: 3 - rest.count)
    return self.metres("\(grouped(whole / 1_000)).\(zeros)\(rest)")
  }

  /// A number of metres that is already written.
  package func metres(_ number: String) -> String { choose(en: "\(number) m", zh: "\(number) 米") }
}

extension Walk {
  /// The walk in words, with the distance it comes to.
  public func text(in language: Language, along reach: Reach = .circle) -> String {
    let limit = language.metres(Self.rounded(metres(along: reach)))
    guard case .time(let minutes, let speed, let detour) = self else { return limit }
    let (time, pace, factor) = (Self.number(minutes), Self.number(speed), Self.number(detour))
    guard reach == .circle else {
      return language.choose(
        en: "\(limit) (\(time) min × \(pace) m/min)", zh: "\(limit)（\(time) 分钟 × \(pace) 米/分钟）")
    }
    return language.choose(
      en: "\(limit) (\(time) min × \(pace) m/min ÷ \(factor))",
      zh: "\(limit)（\(time) 分钟 × \(pace) 米/分钟 ÷ \(factor)）")
  }

  private static func rounded(_ value: Double) -> String {
    value == value.rounded() ? grouped(Int(value)) : number((value * 10).rounded() / 10)
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension Verdict {
  /// The verdict in a word.
  public func text(in language: Language) -> String {
    switch self {
    case .covered: language.choose(en: "covered", zh: "已覆盖")
    case .missing: language.choose(en: "missing", zh: "缺失")
    case .borderline: language.choose(en: "borderline", zh: "临界")
    case .notRequired: language.choose(en: "not required", zh: "不作要求")
    case .unknown: language.choose(en: "unknown", zh: "无法判定")
    }
  }
}
