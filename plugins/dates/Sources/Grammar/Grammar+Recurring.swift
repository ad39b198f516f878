import PluginKit

// Days and times that come again: "every Monday at 4pm", "Friday mornings", "6 a.m. every day".

extension Grammar {
  /// "every Monday at 4pm", "Friday mornings", "every day at noon"
  func joinRecurrence(_ expression: inout Expression) -> Bool {
    guard case .recurrence(let value, let quantifier, let frequency) = expression.meaning else {
      return makeRecurrence(&expression)
    }
    guard frequency == nil, !value.contains("T") else { return true }
    let day = value == "P1D" ? "XXXX-XX-XX" : value
    guard day.hasPrefix("XXXX") else { return true }
    if let (part, next) = dayPartBehind(expression.next), !text.isKind(.comma, expression.next) {
      let meaning = Meaning.recurrence(
        day + "T" + part.letters,
        quantifier: quantifier,
        frequency: frequency
      )
      expression.meaning = meaning
      expression.next = next
    } else if let (clock, next) = clockBehind(expression.next),
      clock.isCertain || clock.minute != nil
    {
      let meaning = Meaning.recurrence(
        day + clock.text,
        quantifier: quantifier,
        frequency: frequency
      )
      expression.meaning = meaning
      expression.next = next
    }
    return true
  }

  /// "Friday mornings"
  private func makeRecurrence(_ expression: inout Expression) -> Bool {
    if expression.meaning == .unsaid, let clock = expression.clock, !expression.isRange,
      let set = dailySet(expression.next)
    {
      expression.meaning = .recurrence(set.value + clock.text, quantifier: nil, frequency: nil)
      expression.clock = nil
      expression.rule = DateRule.every
      expression.next = set.next
      return true
    }
    guard case .weekday(let weekday, nil) = expression.meaning,
      expression.clock == nil, let part = pluralPart(behind: expression.next)
    else { return false }
    expression.meaning = .recurrence(
      "XXXX-WXX-\(weekday)T\(part.letters)",
      quantifier: nil,
      frequency: nil
    )
    expression.rule = DateRule.plural
    expression.next += 1
    return true
  }

  /// The "every day" of "6 a.m. every day", the "every Monday" of "at noon every Monday".
  private func dailySet(_ index: Int) -> (value: String, next: Int)? {
    if text.isKind(.recurrence, index), text[index].number == Unit.day.rawValue,
      text.isSmallWord(index)
    {
      return ("XXXX-XX-XX", index + 1)
    }
    if text.isKind(.on, index), text.isKind(.weekdays, index + 1), text.isCapitalized(index + 1) {
      return ("XXXX-WXX-\(text[index + 1].number)", index + 2)
    }
    guard text.isKind(.every, index) || text.isKind(.each, index), let set = everySet(at: index),
      case .recurrence(let value, _, nil) = set.meaning
    else { return nil }
    if value == "P1D" { return ("XXXX-XX-XX", set.next) }
    return value.hasPrefix("XXXX-WXX-") && !value.contains("T") ? (value, set.next) : nil
  }

  /// The "mornings" of "Friday mornings"; nights are also a unit.
  private func pluralPart(behind index: Int) -> DayPart? {
    if text.tokens[safe: index]?.hash == Self.nights { return .night }
    return text.isKind(.dayParts, index) ? DayPart(rawValue: text[index].number) : nil
  }

  private static let nights = WordHash.hash("nights")
}
