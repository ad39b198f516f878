/// Says which value of a document is not what its reader needs.
package struct JSONTypeError: Error, Hashable, Sendable {
  /// The way to the value from the outermost one, such as `params.items[3].name`; empty for the
  /// outermost value itself. A name that is no identifier stands quoted: `["two words"]`.
  package let path: String

  /// What the reader needs, such as `an integer`.
  package let expected: String

  /// What is there, such as `a string`, or `nothing`.
  package let found: String

  package init(path: String, expected: String, found: String) {
    self.path = path
    self.expected = expected
    self.found = found
  }
}

extension JSONTypeError: CustomStringConvertible {
  package var description: String {
    let what = "expected \(expected), found \(found)"
    return path.isEmpty ? what : "\(path): \(what)"
  }
}

extension JSONNode {
  /// Returns an error that names this node's path, for a value of the right type but the wrong
  /// content, such as `params.positionEncoding: expected “utf-8” or “utf-16”, found “utf-7”`.
  package func typeError(expected: String, found: String? = nil) -> JSONTypeError {
    JSONTypeError(path: path, expected: expected, found: found ?? kind.description)
  }

  /// The way from the document's root to this node, found by searching the whole tree for the
  /// node's container: slow, and therefore built only for an error.
  private var path: String {
    let container: OpaquePointer
    let step: PathStep
    switch place {
    case .root: return ""
    case .member(let object, let name, _): (container, step) = (object, .member(name))
    case .element(let array, let index, _): (container, step) = (array, .element(index))
    }
    let steps = (JSONNode(root: root).steps(to: container) ?? []) + [step]
    return steps.reduce(into: "") { path, step in step.append(to: &path) }
  }

  /// Returns the steps down to the container `target`, or nil when it is not within this node.
  ///
  /// The depth of the recursion is that of the document, at most 512.
  private func steps(to target: OpaquePointer) -> [PathStep]? {
    if handle == target { return [] }
    do {
      switch kind {
      case .array:
        for (index, element) in try elements.enumerated() {
          if let rest = element.steps(to: target) { return [.element(index)] + rest }
        }
      case .object:
        for (name, value) in try members {
          if let rest = value.steps(to: target) { return [.member(name)] + rest }
        }
      default: break
      }
    } catch {
      assertionFailure("an array has elements and an object has members: \(error)")
    }
    return nil
  }
}

/// One step of the way to a value.
private enum PathStep {
  case member(String)
  case element(Int)

  func append(to path: inout String) {
    switch self {
    case .element(let index): path += "[\(index)]"
    case .member(let name) where isIdentifier(name): path += path.isEmpty ? name : ".\(name)"
    case .member(let name): path += "[\(String(reflecting: name))]"
    }
  }

  private func isIdentifier(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || "_$-".utf8.contains(byte)
      }
  }
}
