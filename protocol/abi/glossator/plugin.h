// The Glossator plugin ABI, version 1.
//
// A plugin is a shared library that exports one C function, `glossator_plugin_entry`. This
// header is C11 and C++17, needs nothing but the C library and is the whole contract;
// `protocol/specs/plugin-abi.md` explains it at leisure.
//
// Rules that hold everywhere:
//  - Text is UTF-8, given as a pointer and a number of bytes, not terminated. Offsets are
//    bytes from the start of a unit's text; spans are half-open and fall between scalars.
//  - What one side passes to a call of the other is borrowed for that call: it is not
//    written to, freed or kept. Whoever wants to keep something copies it.
//  - No exception, longjmp or signal crosses the boundary.
//  - Layouts are frozen. New things are new structs, found by name through `extension`.
//    `size` members hold the size of the struct as the sender knows it; in an array they
//    are also the distance from one element to the next.
#ifndef GLOSSATOR_PLUGIN_H
#define GLOSSATOR_PLUGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The version described here. A host loads a plugin whose `abi` it knows.
#define GLOSSATOR_ABI_VERSION 1u

// The name of the exported function.
#define GLOSSATOR_ENTRY_SYMBOL "glossator_plugin_entry"

// Text. `bytes` may be NULL when `count` is 0.
typedef struct glossator_string {
  const char *bytes;
  uint32_t count;
} glossator_string;

// Bytes `start` to `end` of the unit number `unit`. In a call that reads a single unit,
// `unit` is 0.
typedef struct glossator_span {
  uint32_t unit;
  uint32_t start;
  uint32_t end;
} glossator_span;

// Where a claim comes from.
enum {
  GLOSSATOR_ORIGIN_DOCUMENT = 0,   // said in this article
  GLOSSATOR_ORIGIN_REFERENCE = 1,  // taken from data
  GLOSSATOR_ORIGIN_DERIVED = 2     // computed
};

// Which member of a `glossator_attribute` holds its value.
enum {
  GLOSSATOR_TEXT = 0,    // text
  GLOSSATOR_NUMBER = 1,  // number, finite
  GLOSSATOR_FLAG = 2,    // number, 0 or 1
  GLOSSATOR_SPAN = 3     // span
};

// A named property of an annotation. The keys of each kind are listed in
// `protocol/specs/annotation-kinds.md`.
typedef struct glossator_attribute {
  glossator_string key;
  uint32_t type;  // GLOSSATOR_TEXT and so on
  glossator_string text;
  double number;
  glossator_span span;
} glossator_attribute;

// Another value that an annotation might have.
typedef struct glossator_alternative {
  double confidence;  // 0 to 1
  const glossator_attribute *attributes;
  uint32_t attribute_count;
} glossator_alternative;

// Something known about an annotation or an entity, fit to be read.
typedef struct glossator_fact {
  glossator_string label;   // "role", "population"
  glossator_string value;
  glossator_string source;  // the data it was taken from; empty if none
  glossator_string as_of;   // ISO 8601, when it was true; empty if it does not age
  uint32_t origin;          // GLOSSATOR_ORIGIN_…
  const glossator_span *evidence;
  uint32_t evidence_count;
} glossator_fact;

// One thing said of one span.
typedef struct glossator_annotation {
  uint32_t size;                // sizeof(glossator_annotation), the same in a whole array
  uint32_t origin;              // GLOSSATOR_ORIGIN_…
  glossator_span span;          // not empty
  double confidence;            // 0 to 1: how often such a claim is right
  glossator_string kind;        // one that the manifest says this annotator provides
  glossator_string rule;        // what made the claim, such as "dates.weekday.past"
  glossator_string entity_key;  // equal kind and key: one entity; empty for no entity
  glossator_string surface;     // the text of the span; set in inputs, ignored in reports
  const glossator_attribute *attributes;
  uint32_t attribute_count;
  const glossator_alternative *alternatives;  // the likeliest first
  uint32_t alternative_count;
  const glossator_span *evidence;
  uint32_t evidence_count;
} glossator_annotation;

// An identifier in a published base: "wikidata" and "Q664".
typedef struct glossator_link {
  glossator_string base;
  glossator_string identifier;
} glossator_link;

// What is said of one entity of the article as a whole.
typedef struct glossator_entity {
  uint32_t size;  // sizeof(glossator_entity), the same in a whole array
  glossator_string kind;
  glossator_string key;   // the entity_key of its mentions
  glossator_string name;  // the canonical name
  const glossator_link *links;
  uint32_t link_count;
  const glossator_fact *facts;
  uint32_t fact_count;
} glossator_entity;

// Values of `preference` and `genre` in `glossator_reading`.
enum { GLOSSATOR_PREFER_PAST = 0, GLOSSATOR_PREFER_FUTURE = 1 };
enum { GLOSSATOR_GENRE_DETECT = 0, GLOSSATOR_GENRE_NEWS = 1, GLOSSATOR_GENRE_NARRATIVE = 2 };

// Values of `reference_source` in `glossator_reading`: where the reference time is known from,
// the surest first. Take a value you do not know for the last.
enum {
  GLOSSATOR_REFERENCE_GIVEN = 0,         // by the caller
  GLOSSATOR_REFERENCE_FRONT_MATTER = 1,  // by the metadata of the file
  GLOSSATOR_REFERENCE_DATELINE = 2,      // by the dateline
  GLOSSATOR_REFERENCE_FILE_NAME = 3,     // by the name of the file
  GLOSSATOR_REFERENCE_SENTENCE = 4,      // by a sentence that gives its date in full
  GLOSSATOR_REFERENCE_SETTING = 5        // by a setting, for articles that say nothing
};

// Values of `ranges` in `glossator_reading`: what is one annotation where a text tells a
// stretch of time by its two ends.
enum { GLOSSATOR_RANGES_DETECT = 0, GLOSSATOR_RANGES_INTERVAL = 1, GLOSSATOR_RANGES_ENDS = 2 };

// What is known of an article besides its words. There is no clock here, on purpose.
typedef struct glossator_reading {
  uint32_t size;
  uint32_t preference;              // where an undecided date lies
  uint32_t genre;
  glossator_string language;        // BCP 47 without region: "en"
  glossator_string locale;          // with region: "en-US"
  glossator_string reference_time;  // ISO 8601; empty when unknown
  uint32_t reference_source;        // GLOSSATOR_REFERENCE_…; means nothing without a time
  uint32_t ranges;                  // GLOSSATOR_RANGES_…
} glossator_reading;

// Values of `kind` in `glossator_unit`. Take a value you do not know for a paragraph.
enum { GLOSSATOR_PARAGRAPH = 0, GLOSSATOR_HEADLINE = 1 };

// One unit of an article: a paragraph, a headline.
typedef struct glossator_unit {
  uint32_t size;          // sizeof(glossator_unit), the same in a whole array
  uint32_t kind;          // GLOSSATOR_PARAGRAPH and so on
  glossator_string text;  // empty in calls of document scope
  bool is_whole_article;  // whether the article holds nothing else: a note, a message
} glossator_unit;

// What one call is about.
//
// An annotator of scope "unit" gets exactly one unit, with its text. One of scope "document"
// gets all units, without text. Both get the annotations of the kinds that the manifest says
// they require or can use, in the order of the article.
typedef struct glossator_request {
  uint32_t size;
  const glossator_reading *reading;
  const glossator_unit *units;
  uint32_t unit_count;
  const glossator_annotation *inputs;
  uint32_t input_count;
} glossator_request;

// Where an annotator puts what it has to say. The host copies everything before a function
// returns. Every function may be called any number of times during one call of `annotate` or
// `describe`, on the thread of that call, and not afterwards.
typedef struct glossator_sink {
  uint32_t size;
  void *context;  // the host's

  // Takes `count` annotations. Answers false when no more are wanted: return soon. A bad one
  // (a span outside its unit or inside a scalar, a kind that was not declared, a confidence
  // outside 0…1) is dropped and counted; the others stay.
  bool (*annotations)(const struct glossator_sink *sink, const glossator_annotation *items,
                      uint32_t count);

  // Takes `count` entities. [only in `annotate` of scope "document"]
  bool (*entities)(const struct glossator_sink *sink, const glossator_entity *items,
                   uint32_t count);

  // Takes `count` facts. [only in `describe`]
  bool (*facts)(const struct glossator_sink *sink, const glossator_fact *items,
                uint32_t count);

  // Whether nobody waits for the answer any more. Cheap: ask every few kilobytes.
  bool (*cancelled)(const struct glossator_sink *sink);
} glossator_sink;

// Values of `level` in `log`. The last two say whose mistake it was.
enum {
  GLOSSATOR_LOG_DEBUG = 0,
  GLOSSATOR_LOG_INFO = 1,
  GLOSSATOR_LOG_WARNING = 2,
  GLOSSATOR_LOG_ERROR = 3,
  GLOSSATOR_LOG_HOST_MISBEHAVING = 4,
  GLOSSATOR_LOG_PLUGIN_MISBEHAVING = 5
};

// The host, as a plugin sees it. Lives until the process ends.
typedef struct glossator_host {
  uint32_t size;
  uint32_t abi;
  void *context;             // the host's
  glossator_string version;  // of the program, for messages; decide nothing by it

  // Writes a line to the host's log. [any thread]
  void (*log)(const struct glossator_host *host, uint32_t level, glossator_string message);

  // An extension of the host by name, or NULL. The answer lives as long as the host.
  // [any thread]
  const void *(*extension)(const struct glossator_host *host, const char *name);
} glossator_host;

// One annotator. Made by the plugin's `create`, owned by the host until it calls `destroy`.
typedef struct glossator_annotator {
  uint32_t size;
  void *state;  // the plugin's

  // Reports through `sink` what `request` holds, in any order; answers 0, or a negative
  // number when it failed, in which case the report is dropped.
  // The report may depend on the request, the data and the configuration alone.
  // [any thread, never twice at once on one annotator]
  int32_t (*annotate)(struct glossator_annotator *annotator, const glossator_request *request,
                      const glossator_sink *sink);

  // Reports facts about an annotation that this annotator reported earlier, for a reader who
  // asks; answers as `annotate` does. NULL when there is nothing to tell. The reference time of
  // `reading` is the surest that is known by then, also one that the article itself says.
  // [any thread, never twice at once on one annotator]
  int32_t (*describe)(struct glossator_annotator *annotator, const glossator_reading *reading,
                      const glossator_annotation *annotation, const glossator_sink *sink);

  // An extension by name, or NULL; NULL when there are none. [any thread]
  const void *(*extension)(struct glossator_annotator *annotator, const char *name);

  // Ends the annotator and frees it. [once, no other call running]
  void (*destroy)(struct glossator_annotator *annotator);
} glossator_annotator;

// The plugin. Lives until the process ends; a library is never unloaded.
typedef struct glossator_plugin {
  uint32_t size;
  uint32_t abi;  // GLOSSATOR_ABI_VERSION, as the plugin was built

  // Makes the annotator that the manifest calls `annotator`, or answers NULL after saying
  // why through `host->log`.
  // `folder` is the absolute path of the plugin's own folder, where its data lies.
  // `configuration` is a JSON object, "{}" if there is none.
  // May be called again for the same name, to have several annotators working side by side;
  // data that costs time or memory is best shared between them. [any thread, once at a time]
  glossator_annotator *(*create)(const glossator_host *host, glossator_string annotator,
                                 glossator_string folder, glossator_string configuration);

  // An extension by name, or NULL; NULL when there are none. [any thread]
  const void *(*extension)(const char *name);
} glossator_plugin;

// The one exported function. `host_abi` is the newest version that the host knows. Answers
// NULL when the plugin can not serve it. Must be quick and must not touch files.
// [any thread, once at a time]
#if defined(GLOSSATOR_BUILDING_PLUGIN) && defined(__GNUC__)
__attribute__((visibility("default")))
#endif
const glossator_plugin *glossator_plugin_entry(uint32_t host_abi);

#ifdef __cplusplus
}
#endif
#endif
