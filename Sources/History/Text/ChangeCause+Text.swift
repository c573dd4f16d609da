import CoverageReport
import GeoCore

extension ChangeCause {
  /// What caused a verdict to change.
  func text(_ language: Language) -> String {
    switch self {
    case .outlet(let outlet, let event, let metres):
      let distance = language.distance(metres)
      let what = event.text(outlet.label, language)
      return language.choose(en: "\(what), \(distance) away", zh: "\(what)，相距 \(distance)")
    case .communityMoved:
      return language.choose(en: "the community is elsewhere", zh: "社区位置变更")
    case .basis:
      return language.choose(
        en: "no outlet did it: see what else is other", zh: "非网点所致，见上列其他变化")
    case .unknown: return language.choose(en: "no outlet did it", zh: "非网点所致")
    }
  }
}

extension ChangeCause.Event {
  /// What an outlet did.
  func text(_ outlet: String, _ language: Language) -> String {
    switch self {
    case .opened: language.choose(en: "\(outlet) opened", zh: "\(outlet)新开")
    case .closed: language.choose(en: "\(outlet) closed", zh: "\(outlet)关闭")
    case .moved: language.choose(en: "\(outlet) moved", zh: "\(outlet)迁址")
    case .recategorised:
      language.choose(en: "\(outlet) has other categories", zh: "\(outlet)业态变更")
    }
  }
}

extension RecordedOutlet {
  /// What it is called: its name and id, or where it is.
  var label: String {
    let place = "\(place.coordinate.longitude), \(place.coordinate.latitude)"
    if id.isEmpty { return "(\(place))" }
    return name.isEmpty ? "(\(id))" : "\(name) (\(id))"
  }
}
