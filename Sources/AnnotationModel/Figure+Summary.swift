extension Figure {
  /// The figure on one line: `money 75000000 USD`, `quantity 2.5..3 km`, `cardinal 54000`.
  public var summary: String {
    var parts = [type.rawValue]
    switch quantity {
    case .number(let number): parts.append(number.description)
    case .range(let low, let high):
      parts.append("\(low?.description ?? "")..\(high?.description ?? "")")
    }
    if let unit { parts.append(unit) }
    return parts.joined(separator: " ")
  }
}
