/// A table of facts in a tab-separated file of a plugin's data.
///
/// The first line names the columns. Lines are UTF-8 and end with LF; empty lines and lines
/// that begin with `#` are skipped; `|` separates several values in one cell.
public struct DataTable: Sendable {
  /// One line of a table.
  public struct Row: Sendable {
    /// The line in the file, from 1.
    public let line: Int
    fileprivate let cells: [String]
    fileprivate let columns: [String: Int]

    /// The cell of `column`; empty where the line leaves it out.
    public subscript(column: String) -> String {
      guard let index = columns[column], index < cells.count else { return "" }
      return cells[index]
    }

    /// The values of a cell that holds several, separated by `|`.
    public func list(_ column: String) -> [String] {
      self[column].split(separator: "|").map(String.init)
    }
  }

  /// The rows, in the order of the file.
  public let rows: [Row]

  /// Reads the table at `path`, which must have at least `columns`.
  public init(_ path: String, columns needed: [String]) throws(PluginError) {
    let file = try DataFile(path)
    let text = file.withBytes { String(validating: $0, as: UTF8.self) }
    guard let text else { throw PluginError("\(path): should be UTF-8") }
    var rows: [Row] = []
    var columns: [String: Int] = [:]
    var number = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
      if columns.isEmpty {
        for (index, name) in cells.enumerated() { columns[name] = index }
        for name in needed where columns[name] == nil {
          throw PluginError(
            "\(path):\(number): expected a column \"\(name)\", found \(cells.joined(separator: ", "))"
          )
        }
      } else {
        guard cells.count <= columns.count else {
          throw PluginError(
            "\(path):\(number): expected \(columns.count) cells, found \(cells.count)"
          )
        }
        rows.append(Row(line: number, cells: cells, columns: columns))
      }
    }
    guard !columns.isEmpty else {
      throw PluginError("\(path): expected a line that names the columns, found none")
    }
    self.rows = rows
  }
}
