internal import CJSONC

extension JSONNode {
  /// The member of an object called `name`; a node of kind ``JSONKind/absent`` when there is none.
  ///
  /// A chain such as `try params["position"]["line"].int` therefore throws at the first member
  /// that is missing, and its error names that member.
  package subscript(name: String) -> JSONNode {
    get throws(JSONTypeError) {
      let object = try requireObject()
      var value: OpaquePointer?
      // json-c compares names as C strings, so a name with a NUL would find its own beginning.
      let isPresent =
        !name.utf8.contains(0) && json_object_object_get_ex(object, name, &value) != 0
      let place = Place.member(of: object, name: name, isPresent: isPresent)
      return JSONNode(handle: value, root: root, place: place)
    }
  }

  /// The element of an array at `index`; a node of kind ``JSONKind/absent`` past either end.
  package subscript(index: Int) -> JSONNode {
    get throws(JSONTypeError) {
      try elements.element(at: index)
    }
  }

  /// The elements of an array, in order.
  package var elements: JSONElements {
    get throws(JSONTypeError) {
      guard let handle, json_object_get_type(handle) == json_type_array else {
        throw typeError(expected: "an array")
      }
      return JSONElements(array: handle, root: root)
    }
  }

  /// The members of an object, in the order in which each name first appears.
  package var members: JSONMembers {
    get throws(JSONTypeError) {
      JSONMembers(object: try requireObject(), root: root)
    }
  }

  private func requireObject() throws(JSONTypeError) -> OpaquePointer {
    guard let handle, json_object_get_type(handle) == json_type_object else {
      throw typeError(expected: "an object")
    }
    return handle
  }
}

/// The elements of an array, borrowed from a ``JSONDocument`` as its nodes are.
@safe
package struct JSONElements: RandomAccessCollection {
  let array: OpaquePointer
  let root: OpaquePointer?

  package var startIndex: Int { 0 }
  package var endIndex: Int { json_object_array_length(array) }

  package subscript(index: Int) -> JSONNode { element(at: index) }

  func element(at index: Int) -> JSONNode {
    let isPresent = indices.contains(index)
    let handle = isPresent ? json_object_array_get_idx(array, index) : nil
    let place = JSONNode.Place.element(of: array, index: index, isPresent: isPresent)
    return JSONNode(handle: handle, root: root, place: place)
  }
}

/// The members of an object, borrowed from a ``JSONDocument`` as its nodes are.
@safe
package struct JSONMembers: Sequence, IteratorProtocol {
  private let object: OpaquePointer
  private let root: OpaquePointer?
  private var entry: UnsafePointer<lh_entry>?

  init(object: OpaquePointer, root: OpaquePointer?) {
    self.object = object
    self.root = root
    entry = UnsafePointer(json_object_get_object(object)?.pointee.head)
  }

  package mutating func next() -> (name: String, value: JSONNode)? {
    guard let entry, let bytes = glossator_entry_name(entry) else { return nil }
    self.entry = UnsafePointer(entry.pointee.next)
    let name = String(cString: bytes)
    let place = JSONNode.Place.member(of: object, name: name, isPresent: true)
    let node = JSONNode(handle: glossator_entry_value(entry), root: root, place: place)
    return (name, node)
  }
}
