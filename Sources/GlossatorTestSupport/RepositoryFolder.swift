/// Where the repository lies, for tests that read its files.
package enum RepositoryFolder {
  /// The absolute path of the repository's root, without a slash at the end.
  package static let path: String = {
    var parts = "\(#filePath)".split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()
}
