#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// simdjson behind a C interface: as much of it as reading GeoJSON takes.
typedef struct json_parser json_parser;

/// A value of the text that was parsed last; it goes with the next one.
typedef struct json_value {
  const void *document;
  size_t index;
} json_value;

typedef enum json_kind {
  json_null,
  json_boolean,
  json_integer,
  json_natural,
  json_real,
  json_string,
  json_array,
  json_object,
} json_kind;

/// The elements of an array or the members of an object that are still to come.
typedef struct json_items {
  json_value next, end;
  bool is_object;
} json_items;

/// Bytes of UTF-8 that belong to the parser.
typedef struct json_text {
  const char *bytes;
  size_t count;
} json_text;

/// How many bytes after a text have to be readable.
size_t json_padding(void);

json_parser *json_parser_create(void);
void json_parser_destroy(json_parser *parser);

/// Parses and checks a whole text.
bool json_parse(json_parser *parser, const char *text, size_t count, json_value *root);

json_kind json_kind_of(json_value value);
bool json_boolean_of(json_value value);
int64_t json_integer_of(json_value value);
uint64_t json_natural_of(json_value value);
/// Any number as a double; NaN where the value is none.
double json_number_of(json_value value);
json_text json_string_of(json_value value);
/// The value as JSON without spaces, up to the next call.
json_text json_minified(json_parser *parser, json_value value);

/// The elements of an array or members of an object; none of anything else.
json_items json_items_of(json_value value);
/// Takes the next one; `key` is only set for members.
bool json_take(json_items *items, json_text *key, json_value *value);

/// Where a member of the outermost object is, or an element of its array `features`, whose key is empty.
typedef void (*json_part)(void *context, json_text key, size_t start, size_t count);

typedef enum json_split_result { json_split_whole, json_split_not_utf8, json_split_broken } json_split_result;

/// Walks through the outermost object without looking into its parts.
json_split_result json_split(
    json_parser *parser, const char *text, size_t count, void *context, json_part part);

#ifdef __cplusplus
}
#endif
