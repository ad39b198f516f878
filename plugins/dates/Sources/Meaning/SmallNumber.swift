/// A whole number that may be absent, in as few bytes as it needs: expressions are copied more
/// often than anything else here.
struct SmallNumber<Raw: FixedWidthInteger & SignedInteger & Sendable>: Hashable, Sendable {
  private var raw: Raw

  /// The number nearest to `value` that fits; the least one that `Raw` has stands for none.
  init(_ value: Int?) { raw = value.map { Raw(clamping: $0) } ?? .min }

  /// The number.
  var value: Int? { raw == .min ? nil : Int(raw) }
}
