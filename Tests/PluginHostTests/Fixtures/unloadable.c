// A plugin that does not load. The tests compile it once for each way, by naming a macro.
#define GLOSSATOR_BUILDING_PLUGIN
#include <glossator/plugin.h>

#include <stdlib.h>
#include <string.h>

#ifdef NO_ENTRY
#define ENTRY some_other_function
const glossator_plugin *some_other_function(uint32_t host_abi);
#else
#define ENTRY glossator_plugin_entry
#endif

#ifdef WRONG_ABI
#define ABI 3
#else
#define ABI GLOSSATOR_ABI_VERSION
#endif

#ifdef SHORT_TABLE
#define SIZE 4
#else
#define SIZE sizeof(glossator_plugin)
#endif

#ifdef NO_CREATE
#define CREATE NULL
#else
#define CREATE create

static glossator_annotator *create(const glossator_host *host, glossator_string name,
                                   glossator_string folder, glossator_string configuration) {
  (void)name;
  (void)folder;
  (void)configuration;
#ifdef NO_ANNOTATE
  (void)host;
  static glossator_annotator made;
  made.size = sizeof made;
  return &made;
#else
  static const char reason[] = "the table of names is missing";
  const glossator_string message = {reason, sizeof reason - 1};
#ifndef SILENT
  host->log(host, GLOSSATOR_LOG_ERROR, message);
#else
  (void)host;
  (void)message;
#endif
  return NULL;
#endif
}
#endif

const glossator_plugin *ENTRY(uint32_t host_abi) {
  static const glossator_plugin plugin = {SIZE, ABI, CREATE, NULL};
  (void)host_abi;
#ifdef NULL_ENTRY
  (void)plugin;
  return NULL;
#else
  return &plugin;
#endif
}
