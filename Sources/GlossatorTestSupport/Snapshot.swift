import Glibc

/// Whole outputs kept in `Tests/Snapshots`, to be compared with what the code makes now.
package enum Snapshot {
  /// What differs between `text` and the snapshot `name`, as lines to read; `nil` when nothing
  /// does.
  ///
  /// With `GLOSSATOR_UPDATE_SNAPSHOTS=1` the snapshot is written instead. Look at the change
  /// before you commit it.
  package static func difference(of text: String, from name: String) -> String? {
    let path = "\(RepositoryFolder.path)/Tests/Snapshots/\(name)"
    if getenv("GLOSSATOR_UPDATE_SNAPSHOTS").map({ String(cString: $0) }) == "1" {
      return TextFile.write(text, to: path) ? nil : "\(path): can not be written"
    }
    guard let kept = TextFile.read(path) else {
      return "Tests/Snapshots/\(name): can not be read; GLOSSATOR_UPDATE_SNAPSHOTS=1 makes it"
    }
    guard kept != text else { return nil }
    return "Tests/Snapshots/\(name) (-) is no longer what the code makes (+):\n"
      + difference(lines(kept), lines(text)).joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The lines that were taken away and added, with two lines around each change.
  private static func difference(_ old: [String], _ new: [String]) -> [String] {
    let changes = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var all: [(mark: Character, line: String)] = []
    var (before, after) = (0, 0)
    while before < old.count || after < new.count {
      if removed.contains(before) {
        all.append(("-", old[before]))
        before += 1
      } else if inserted.contains(after) {
        all.append(("+", new[after]))
        after += 1
      } else {
        all.append((" ", old[before]))
        before += 1
        after += 1
      }
    }
    return all.indices.compactMap { index in
      let near = all[max(0, index - 2)...min(all.count - 1, index + 2)]
      guard near.contains(where: { $0.mark != " " }) else { return nil }
      return "\(all[index].mark) \(all[index].line)"
    }
  }
}
