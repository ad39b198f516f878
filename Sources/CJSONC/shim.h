#ifndef GLOSSATOR_CJSONC_SHIM_H
#define GLOSSATOR_CJSONC_SHIM_H
#include <json-c/json.h>
#include <json-c/linkhash.h>
#endif
