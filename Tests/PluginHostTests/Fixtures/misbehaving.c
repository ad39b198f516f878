// A plugin that loads and then breaks the rules of the ABI, in the way its annotator is
// called after. Each annotator that can still do so also marks the first five bytes of a unit
// as a person, before and after it misbehaves.
#define GLOSSATOR_BUILDING_PLUGIN
#include <glossator/plugin.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static glossator_string text(const char *bytes) {
  glossator_string string = {bytes, (uint32_t)strlen(bytes)};
  return string;
}

static glossator_annotation person(uint32_t start, uint32_t end) {
  glossator_annotation item;
  memset(&item, 0, sizeof item);
  item.size = sizeof item;
  item.span.start = start;
  item.span.end = end;
  item.confidence = 0.5;
  item.kind = text("person");
  item.rule = text("misbehaving");
  return item;
}

static int is(const glossator_annotator *annotator, const char *way) {
  return strcmp((const char *)annotator->state, way) == 0;
}

// Reports one bad annotation in the way asked for.
static void misbehave(glossator_annotator *annotator, const glossator_sink *sink) {
  glossator_annotation item = person(0, 5);
  glossator_attribute attribute;
  glossator_alternative alternative;
  memset(&attribute, 0, sizeof attribute);
  memset(&alternative, 0, sizeof alternative);
  attribute.key = text("key");
  if (is(annotator, "outside")) item.span.end = 4000000000u;
  if (is(annotator, "empty-span")) item.span.end = 0;
  if (is(annotator, "other-unit")) item.span.unit = 7;
  // The text of the tests has an é at its sixth byte.
  if (is(annotator, "inside-character")) item.span.end = 6;
  if (is(annotator, "undeclared")) item.kind = text("location");
  if (is(annotator, "nan")) item.confidence = (double)NAN;
  if (is(annotator, "too-sure")) item.confidence = 1.5;
  if (is(annotator, "origin")) item.origin = 9;
  if (is(annotator, "bad-utf8")) item.rule = text("\xFF\xC3");
  if (is(annotator, "null-string")) {
    item.rule.bytes = NULL;
    item.rule.count = 5;
  }
  if (is(annotator, "null-attributes")) item.attribute_count = 3;
  if (is(annotator, "null-evidence")) item.evidence_count = 3;
  if (is(annotator, "small-stride")) item.size = 8;
  if (is(annotator, "attribute-type")) attribute.type = 44;
  if (is(annotator, "attribute-nan")) {
    attribute.type = GLOSSATOR_NUMBER;
    attribute.number = (double)INFINITY;
  }
  if (strncmp((const char *)annotator->state, "attribute-", 10) == 0) {
    item.attributes = &attribute;
    item.attribute_count = 1;
  }
  if (is(annotator, "alternative-nan")) {
    alternative.confidence = (double)NAN;
    item.alternatives = &alternative;
    item.alternative_count = 1;
  }
  if (is(annotator, "null-items")) {
    sink->annotations(sink, NULL, 5);
    return;
  }
  if (is(annotator, "entities")) sink->entities(sink, NULL, 5);
  if (is(annotator, "prints")) {
    puts("Content-Length: 2\r\n\r\n{}");
    fflush(stdout);
  }
  if (is(annotator, "flood")) while (sink->annotations(sink, &item, 1)) continue;
  if (is(annotator, "flood-of-nonsense")) {
    item.confidence = -1;
    while (sink->annotations(sink, &item, 1)) continue;
    return;
  }
  sink->annotations(sink, &item, 1);
}

static int32_t annotate(glossator_annotator *annotator, const glossator_request *request,
                        const glossator_sink *sink) {
  (void)request;
  glossator_annotation good = person(0, 5);
  sink->annotations(sink, &good, 1);
  misbehave(annotator, sink);
  sink->annotations(sink, &good, 1);
  return is(annotator, "fails") ? -1 : 0;
}

static int32_t describe(glossator_annotator *annotator, const glossator_reading *reading,
                        const glossator_annotation *item, const glossator_sink *sink) {
  (void)reading;
  (void)item;
  glossator_fact fact;
  memset(&fact, 0, sizeof fact);
  fact.label = text("label");
  fact.value = text("\xFF");
  if (is(annotator, "flood")) while (sink->facts(sink, &fact, 1)) continue;
  sink->facts(sink, NULL, 3);
  fact.value = text("value");
  sink->facts(sink, &fact, 1);
  return is(annotator, "fails") ? -1 : 0;
}

static void destroy(glossator_annotator *annotator) {
  free(annotator->state);
  free(annotator);
}

static glossator_annotator *create(const glossator_host *host, glossator_string name,
                                   glossator_string folder, glossator_string configuration) {
  (void)folder;
  (void)configuration;
  const glossator_string nonsense = {NULL, 9};
  host->log(host, 77, nonsense);
  glossator_annotator *made = (glossator_annotator *)calloc(1, sizeof *made);
  char *way = (char *)calloc(1, name.count + 1);
  if (made == NULL || way == NULL) abort();
  memcpy(way, name.bytes, name.count);
  made->size = sizeof *made;
  made->state = way;
  made->annotate = annotate;
  made->describe = describe;
  made->destroy = destroy;
  return made;
}

const glossator_plugin *glossator_plugin_entry(uint32_t host_abi) {
  static const glossator_plugin plugin = {sizeof(glossator_plugin), GLOSSATOR_ABI_VERSION, create,
                                          NULL};
  (void)host_abi;
  return &plugin;
}
