// A plugin in plain C, as anyone might write one. It has two annotators:
//  - "words" marks every "Kabul" as a location, and knows a fact about it;
//  - "echo" marks every location again as a work, with what it was told of it.
#define GLOSSATOR_BUILDING_PLUGIN
#include <glossator/plugin.h>

#include <stdlib.h>
#include <string.h>

static glossator_string text(const char *bytes) {
  glossator_string string = {bytes, (uint32_t)strlen(bytes)};
  return string;
}

static glossator_attribute text_attribute(const char *key, glossator_string value) {
  glossator_attribute attribute;
  memset(&attribute, 0, sizeof attribute);
  attribute.key = text(key);
  attribute.type = GLOSSATOR_TEXT;
  attribute.text = value;
  return attribute;
}

static glossator_annotation annotation(const char *kind, uint32_t start, uint32_t end) {
  glossator_annotation item;
  memset(&item, 0, sizeof item);
  item.size = sizeof item;
  item.origin = GLOSSATOR_ORIGIN_REFERENCE;
  item.span.start = start;
  item.span.end = end;
  item.confidence = 0.75;
  item.kind = text(kind);
  item.rule = text("words.kabul");
  return item;
}

static int32_t annotate_words(glossator_annotator *annotator, const glossator_request *request,
                              const glossator_sink *sink) {
  (void)annotator;
  const glossator_string body = request->units[0].text;
  for (uint32_t start = 0; start + 5 <= body.count; start++) {
    if (memcmp(body.bytes + start, "Kabul", 5) != 0) continue;
    glossator_attribute attributes[2];
    attributes[0] = text_attribute("name", text("Kabul"));
    attributes[1] = text_attribute("country", text("AF"));
    glossator_annotation item = annotation("location", start, start + 5);
    item.entity_key = text("kabul");
    item.attributes = attributes;
    item.attribute_count = 2;
    if (!sink->annotations(sink, &item, 1)) break;
  }
  return 0;
}

static int32_t describe_words(glossator_annotator *annotator, const glossator_reading *reading,
                              const glossator_annotation *item, const glossator_sink *sink) {
  (void)annotator;
  glossator_fact facts[2];
  memset(facts, 0, sizeof facts);
  facts[0].label = text("key");
  facts[0].value = item->entity_key;
  facts[0].source = text("C");
  facts[0].as_of = text("2011");
  facts[0].origin = GLOSSATOR_ORIGIN_REFERENCE;
  facts[1].label = text("read on");
  facts[1].value = reading->reference_time;
  facts[1].origin = GLOSSATOR_ORIGIN_DERIVED;
  sink->facts(sink, facts, 2);
  return 0;
}

static int32_t annotate_echo(glossator_annotator *annotator, const glossator_request *request,
                             const glossator_sink *sink) {
  (void)annotator;
  for (uint32_t index = 0; index < request->input_count; index++) {
    const glossator_annotation *input = &request->inputs[index];
    glossator_attribute attributes[3];
    attributes[0] = text_attribute("kind", input->kind);
    attributes[1] = text_attribute("surface", input->surface);
    attributes[2] = text_attribute("key", input->entity_key);
    glossator_annotation item = annotation("work", input->span.start, input->span.end);
    item.confidence = 1;
    item.attributes = attributes;
    item.attribute_count = 3;
    if (!sink->annotations(sink, &item, 1)) break;
  }
  return 0;
}

static void destroy(glossator_annotator *annotator) { free(annotator); }

static glossator_annotator *create(const glossator_host *host, glossator_string name,
                                   glossator_string folder, glossator_string configuration) {
  (void)folder;
  (void)configuration;
  const int is_echo = name.count == 4 && memcmp(name.bytes, "echo", 4) == 0;
  host->log(host, GLOSSATOR_LOG_INFO, text(is_echo ? "made echo" : "made words"));
  glossator_annotator *made = (glossator_annotator *)calloc(1, sizeof *made);
  if (made == NULL) return NULL;
  made->size = sizeof *made;
  made->annotate = is_echo ? annotate_echo : annotate_words;
  made->describe = is_echo ? NULL : describe_words;
  made->destroy = destroy;
  return made;
}

const glossator_plugin *glossator_plugin_entry(uint32_t host_abi) {
  static const glossator_plugin plugin = {sizeof(glossator_plugin), GLOSSATOR_ABI_VERSION, create,
                                          NULL};
  return host_abi >= GLOSSATOR_ABI_VERSION ? &plugin : NULL;
}
