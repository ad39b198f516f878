// json-c as the module CJSONC: the parser, the accessors and the walk over an object's members.
//
// Only JSONCodec imports this module. json-c checks neither UTF-8 nor number ranges for us, and
// its getters coerce: `JSONDocument` and `JSONNode` are the safe side of it.

#ifndef GLOSSATOR_CJSONC_SHIM_H
#define GLOSSATOR_CJSONC_SHIM_H

#include <json-c/json.h>
#include <json-c/linkhash.h>

// Returns the name of `entry`: NUL-terminated, owned by the object, valid until its tree is put.
static inline const char *glossator_entry_name(const struct lh_entry *entry) {
  return (const char *)lh_entry_k(entry);
}

// Returns the value of `entry`, borrowed from the object; NULL stands for JSON null.
static inline struct json_object *glossator_entry_value(const struct lh_entry *entry) {
  return (struct json_object *)lh_entry_v(entry);
}

// Returns the source text of a number that the parser read as a double.
//
// The text is NUL-terminated, owned by `number` and valid until its tree is put. `number` must be
// of type double and come from the parser, which keeps the digits it read as user data.
static inline const char *glossator_double_source(struct json_object *number) {
  return (const char *)json_object_get_userdata(number);
}

#endif
