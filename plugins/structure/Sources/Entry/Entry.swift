public import CGlossatorPlugin
import PluginKit
import StructurePlugin

/// The one function this library exports; the host calls it first.
@c(glossator_plugin_entry)
public func entry(_ hostABI: UInt32) -> UnsafePointer<glossator_plugin>? {
  export(Structure.self, to: hostABI)
}
