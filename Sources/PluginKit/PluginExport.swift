public import CGlossatorPlugin
import PluginBridge
import Synchronization

/// A plugin written in Swift: it makes annotators by the names its manifest gives them.
public protocol Plugin: SendableMetatype {
  /// Makes the annotator `name`.
  ///
  /// `folder` is the absolute path of the plugin's own folder, without a slash at the end;
  /// `configuration` is a JSON object. Throws a ``PluginError`` that says what is missing.
  static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body

  /// What the user should know although annotators can be made: data that is damaged and done
  /// without. Asked whenever one is made, and told once; `nil` where all is well.
  static func warning(folder: String) -> String?
}

extension Plugin {
  /// Nothing.
  public static func warning(folder: String) -> String? { nil }
}

/// Says why a plugin can not make an annotator.
public struct PluginError: Error, Hashable, CustomStringConvertible {
  /// What was expected, what was found and where.
  public let description: String

  /// Creates an error.
  public init(_ description: String) { self.description = description }
}

/// The plugin of this library. PluginKit is linked into every plugin library anew, so each
/// has a variable of its own.
private let exported = Mutex<(any Plugin.Type)?>(nil)

/// The warnings that have been told.
private let told = Mutex<Set<String>>([])

/// The table that the host gets. Allocated once and never freed, as the ABI asks; never
/// written to after that, which is why sharing the pointer is safe.
private nonisolated(unsafe) let table: UnsafePointer<glossator_plugin>? = {
  let pointer = UnsafeMutablePointer<glossator_plugin>.allocate(capacity: 1)
  pointer.initialize(
    to: glossator_plugin(
      size: UInt32(MemoryLayout<glossator_plugin>.stride),
      abi: UInt32(GLOSSATOR_ABI_VERSION),
      create: createAnnotator,
      extension: nil
    )
  )
  return UnsafePointer(pointer)
}()

/// What a plugin's `glossator_plugin_entry` returns.
///
/// ```swift
/// @c(glossator_plugin_entry)
/// public func entry(_ hostABI: UInt32) -> UnsafePointer<glossator_plugin>? {
///   export(DatesPlugin.self, to: hostABI)
/// }
/// ```
public func export(
  _ plugin: any Plugin.Type,
  to hostABI: UInt32
) -> UnsafePointer<glossator_plugin>? {
  guard hostABI >= UInt32(GLOSSATOR_ABI_VERSION) else { return nil }
  exported.withLock { $0 = plugin }
  return table
}

private func createAnnotator(
  host: UnsafePointer<glossator_host>?,
  name: glossator_string,
  folder: glossator_string,
  configuration: glossator_string
) -> UnsafeMutablePointer<glossator_annotator>? {
  do {
    guard let plugin = exported.withLock({ $0 }) else { return nil }
    let folder = try String(folder)
    let body = try plugin.annotator(
      named: String(name),
      folder: folder,
      configuration: String(configuration)
    )
    if let warning = plugin.warning(folder: folder) { warn(host, warning) }
    return ExportedAnnotator.table(for: body)
  } catch {
    log(host, UInt32(GLOSSATOR_LOG_ERROR), "\(error)")
    return nil
  }
}

/// Logs a warning, once.
private func warn(_ host: UnsafePointer<glossator_host>?, _ warning: String) {
  let isNew = told.withLock { $0.insert(warning).inserted }
  if isNew { log(host, UInt32(GLOSSATOR_LOG_WARNING), warning) }
}

private func log(_ host: UnsafePointer<glossator_host>?, _ level: UInt32, _ message: String) {
  guard let host, let log = host.pointee.log else { return }
  let arena = BridgeArena()
  withExtendedLifetime(arena) { log(host, level, arena.string(message)) }
}
