import PluginKit
struct Holiday: Sendable { let name: String; let isApproximate: Bool
  func occurrences(in year: Int) -> [ClosedRange<CalendarDay>] { [] } }
struct HolidayName: Sendable { enum Trait { case plain, capitalized, doubtful }; let holiday: Int; let trait: Trait }
struct HolidayTable: Sendable { init(folder: String) throws(PluginError) { names = PhraseTable([]) }
  let names: PhraseTable<HolidayName>; subscript(i: Int) -> Holiday? { nil }; var phrases: [String] { [] } }
