public import CGlossatorPlugin
import LocationsPlugin
import PluginKit

/// The one function this library exports; the host calls it first.
@c(glossator_plugin_entry)
public func entry(_ hostABI: UInt32) -> UnsafePointer<glossator_plugin>? {
  export(Locations.self, to: hostABI)
}
