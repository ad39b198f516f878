import AnnotationModel
import TextModel

/// What an article says of a figure in other places: how many of the same it counts there, and
/// what a sum comes to for each of those it is for.
extension ArticleSnapshot {
  /// How many other counts a reader is shown.
  private static let mostCounts = 5

  /// The facts about a figure that rest on other figures of the article.
  func relatedFacts(of annotation: Annotation, unit: Int) -> [FactCard.Entry] {
    guard case .figure(let figure) = annotation.value else { return [] }
    return otherCounts(of: annotation, figure, unit: unit) + perItem(annotation, figure, unit: unit)
  }

  // MARK: The same count elsewhere

  /// What the article counts with the same words in other places, and whether the numbers can
  /// both be true of one thing. Whether it is one thing is for the reader to say.
  private func otherCounts(
    of annotation: Annotation,
    _ figure: Figure,
    unit: Int
  ) -> [FactCard.Entry] {
    guard let words = counted(by: annotation, in: unit).map(text.string)?.lowercased() else {
      return []
    }
    let own = span(of: annotation, in: unit)
    var entries: [FactCard.Entry] = []
    forEachMark { mark, unit, span in
      guard span != own, entries.count < Self.mostCounts, case .figure(let other) = mark.value,
        let counted = counted(by: mark, in: unit), text.string(counted).lowercased() == words
      else { return }
      let whole = counted.start >= span.end ? ByteSpan(span.start, counted.end) : span
      let verdict = Self.verdict(figure, other)
      let fact = Fact("elsewhere", "“\(text.string(whole))”, \(verdict)", origin: .document)
      entries.append(FactCard.Entry(fact: fact, evidence: [span]))
    }
    return entries
  }

  private static func verdict(_ one: Figure, _ two: Figure) -> String {
    if one.quantity == two.quantity, one.approximation == two.approximation {
      return "the same number"
    }
    guard let first = bounds(one), let second = bounds(two), first.overlaps(second) else {
      return "another number"
    }
    return "which fits"
  }

  /// What a figure may amount to; a tenth either way for "about".
  private static func bounds(_ figure: Figure) -> ClosedRange<Double>? {
    let (low, high): (Double, Double)
    switch figure.quantity {
    case .number(let number): (low, high) = (number.approximateDouble, number.approximateDouble)
    case .range(let least, let most):
      low = least?.approximateDouble ?? -.infinity
      high = most?.approximateDouble ?? .infinity
    }
    guard low <= high else { return nil }
    switch figure.approximation {
    case .exact: return low...high
    case .about: return min(low, low * 0.9)...max(high, high * 1.1)
    case .below, .atMost: return -.infinity...high
    case .above, .atLeast: return low ... .infinity
    }
  }

  // MARK: Per item

  private static let betweenSumAndItems: Set = [
    " for ", " to ", " among ", " across ", " between ", " split between ", " shared by ",
  ]
  private static let betweenItemsAndSum: Set = [
    " for ", " at a cost of ", " costing ", " sharing ",
  ]

  /// "$60m for 40 clinics" is $1.5m each, told at either figure.
  private func perItem(
    _ annotation: Annotation,
    _ figure: Figure,
    unit: Int
  ) -> [FactCard.Entry] {
    let marks = records[unit].marks
    guard let place = marks.firstIndex(of: annotation) else { return [] }
    for other in [place - 1, place + 1] where marks.indices.contains(other) {
      let (first, second) = other < place ? (marks[other], annotation) : (annotation, marks[other])
      guard case .figure(let one) = first.value, case .figure(let two) = second.value else {
        continue
      }
      let sumFirst = one.type == .money
      let (sum, count) = sumFirst ? (one, two) : (two, one)
      let counting = sumFirst ? second : first
      guard sum.type == .money, count.type == .cardinal,
        let items = counted(by: counting, in: unit),
        let words = between(first, second, items, unit, sumFirst: sumFirst),
        (sumFirst ? Self.betweenSumAndItems : Self.betweenItemsAndSum).contains(words),
        let share = Self.share(of: sum, among: count)
      else { continue }
      let number = span(of: counting, in: unit)
      let all = text.string(ByteSpan(number.start, max(number.end, items.end)))
      let fact = Fact("each", "\(share), for one of “\(all)”", origin: .derived)
      return [FactCard.Entry(fact: fact, evidence: [span(of: marks[other], in: unit)])]
    }
    return []
  }

  /// The words between two figures; where the first counts, from behind what it counts.
  private func between(
    _ first: Annotation,
    _ second: Annotation,
    _ items: ByteSpan,
    _ unit: Int,
    sumFirst: Bool
  ) -> String? {
    let end = sumFirst ? span(of: first, in: unit).end : items.end
    let start = span(of: second, in: unit).start
    guard end <= start, start - end < 32 else { return nil }
    return text.string(ByteSpan(end, start))
  }

  /// A sum divided by a count: exact where two decimals hold it, else to three digits.
  private static func share(of sum: Figure, among count: Figure) -> String? {
    guard case .number(let total) = sum.quantity, case .number(let number) = count.quantity,
      let currency = sum.unit, !currency.contains("/")
    else { return nil }
    let share = total.approximateDouble / number.approximateDouble
    guard number.approximateDouble > 1, share.isFinite, (0.01..<1e12).contains(share) else {
      return nil
    }
    let isExact = sum.approximation == .exact && count.approximation == .exact
    let cents = (share * 100).rounded()
    let isWhole = isExact && abs(share * 100 - cents) < 1e-9 * cents
    let amount =
      isWhole
      ? Int(exactly: cents).flatMap { DecimalNumber(digits: Array(String($0).utf8), exponent: -2) }
      : DecimalNumber(rounding: share, significant: 3)
    guard let amount else { return nil }
    return "\(isWhole ? "" : "about ")\(amount.grouped) \(currency)"
  }
}
