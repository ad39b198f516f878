// A plugin in plain C, for tests: marks a few fixed names, wherever they stand.
//
// What else it does is chosen when it is compiled:
//   CHATTY         prints to standard output whenever it is called
//   WRONG_ABI      says that it was built against a version nobody knows
//   REFUSING       answers no plugin at all
//   MUTE           makes annotators that can not annotate
//   NO_ENTRY       exports nothing
#define GLOSSATOR_BUILDING_PLUGIN
#include <glossator/plugin.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(literal) {literal, sizeof(literal) - 1}
#define ATTRIBUTE(name, value) {TEXT(name), GLOSSATOR_TEXT, TEXT(value), 0, {0, 0, 0}}
#define NUMBER(name, value) {TEXT(name), GLOSSATOR_NUMBER, {NULL, 0}, value, {0, 0, 0}}
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const glossator_attribute malaga[] = {
    NUMBER("geonames", 2514256), ATTRIBUTE("name", "Málaga"), ATTRIBUTE("country", "ES"),
    ATTRIBUTE("feature", "PPLA2"), NUMBER("lat", 36.72), NUMBER("lon", -4.42)};
static const glossator_attribute march[] = {
    ATTRIBUTE("type", "DATE"), ATTRIBUTE("value", "2026-03-04")};
static const glossator_attribute hundreds[] = {
    ATTRIBUTE("type", "cardinal"), ATTRIBUTE("value", "300"), ATTRIBUTE("approx", "~")};

typedef struct name {
  glossator_string text, kind, key, rule;
  const glossator_attribute *attributes;
  uint32_t attribute_count;
} name;

// Where one contains another, the longer one comes first.
static const name names[] = {
    {TEXT("Zoë Åkerlund"), TEXT("person"), TEXT("zoe"), TEXT("names.full"), NULL, 0},
    {TEXT("Åkerlund"), TEXT("person"), TEXT("zoe"), TEXT("names.short"), NULL, 0},
    {TEXT("Fonds 😀"), TEXT("organization"), TEXT("fonds"), TEXT("names.full"), NULL, 0},
    {TEXT("Málaga"), TEXT("location"), TEXT("geonames:2514256"), TEXT("names.place"), malaga,
     COUNT(malaga)},
    {TEXT("4 March"), TEXT("date"), {NULL, 0}, TEXT("names.day"), march, COUNT(march)},
    {TEXT("some 300"), TEXT("figure"), {NULL, 0}, TEXT("names.count"), hundreds,
     COUNT(hundreds)},
};

static int32_t annotate(glossator_annotator *annotator, const glossator_request *request,
                        const glossator_sink *sink) {
  (void)annotator;
#ifdef CHATTY
  printf("Content-Length: 7\r\n\r\nhello, world\n");
  fflush(stdout);
#endif
  if (request->unit_count != 1) return -1;
  const glossator_string text = request->units[0].text;
  uint32_t at = 0;
  while (at < text.count) {
    const name *found = NULL;
    for (size_t i = 0; i < COUNT(names) && !found; i++) {
      const glossator_string wanted = names[i].text;
      if (text.count - at >= wanted.count && !memcmp(text.bytes + at, wanted.bytes, wanted.count))
        found = &names[i];
    }
    if (!found) {
      at++;
      continue;
    }
    glossator_annotation annotation = {0};
    annotation.size = sizeof annotation;
    annotation.origin = GLOSSATOR_ORIGIN_DOCUMENT;
    annotation.span = (glossator_span){0, at, at + found->text.count};
    annotation.confidence = 0.9;
    annotation.kind = found->kind;
    annotation.rule = found->rule;
    annotation.entity_key = found->key;
    annotation.attributes = found->attributes;
    annotation.attribute_count = found->attribute_count;
    if (!sink->annotations(sink, &annotation, 1)) return 0;
    at += found->text.count;
  }
  return 0;
}

static int32_t describe(glossator_annotator *annotator, const glossator_reading *reading,
                        const glossator_annotation *annotation, const glossator_sink *sink) {
  (void)annotator;
  (void)reading;
  if (annotation->kind.count != 8 || memcmp(annotation->kind.bytes, "location", 8)) return 0;
  const glossator_fact fact = {TEXT("population"), TEXT("592,346"), TEXT("an invented census"),
                               TEXT("2023"), GLOSSATOR_ORIGIN_REFERENCE, NULL, 0};
  sink->facts(sink, &fact, 1);
  return 0;
}

static void destroy(glossator_annotator *annotator) { free(annotator); }

static glossator_annotator *create(const glossator_host *host, glossator_string id,
                                   glossator_string folder, glossator_string configuration) {
  (void)host;
  (void)id;
  (void)folder;
  (void)configuration;
  glossator_annotator *annotator = calloc(1, sizeof *annotator);
  if (!annotator) return NULL;
  annotator->size = sizeof *annotator;
#ifndef MUTE
  annotator->annotate = annotate;
#endif
  annotator->describe = describe;
  annotator->destroy = destroy;
  return annotator;
}

#ifdef WRONG_ABI
#define BUILT_AGAINST 4242
#else
#define BUILT_AGAINST GLOSSATOR_ABI_VERSION
#endif

#ifndef NO_ENTRY
const glossator_plugin *glossator_plugin_entry(uint32_t host_abi) {
  (void)host_abi;
  static const glossator_plugin plugin = {sizeof plugin, BUILT_AGAINST, create, NULL};
#ifdef REFUSING
  return NULL;
#endif
  return &plugin;
}
#endif
