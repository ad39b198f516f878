import PluginKit

extension TokenTable {
  /// Every token as a corpus would show it: its letters and the first letter of its kind.
  func shown(_ text: String) -> [String] { indices.map { "\(letters($0, text)) \(kind($0))" } }

  /// The letters of the tokens that have a trait.
  func letters(_ text: String, with trait: Token.Traits) -> [String] {
    indices.filter { self[$0].traits.contains(trait) }.map { letters($0, text) }
  }

  /// The letters of one token.
  func letters(_ index: Int, _ text: String) -> String {
    ArticleText(text).string(self[index].span)
  }

  private func kind(_ index: Int) -> Character {
    switch self[index].kind {
    case .word: "w"
    case .number: "n"
    case .possessive: "p"
    case .sign: "s"
    }
  }
}
