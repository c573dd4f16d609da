#include "CSimdjson.h"

#include <cmath>
#include <cstring>
#include <new>
#include <simdjson.h>
#include <string>
#include <type_traits>

using namespace simdjson;

struct json_parser {
  dom::parser whole;
  ondemand::parser parts;
  std::string minified;
};

namespace {

// Elements and iterators are a document and an index, which is what `json_value` has room for.
template <typename To, typename From>
To bits(const From &from) {
  static_assert(sizeof(To) == sizeof(From) && std::is_trivially_copyable_v<From>);
  static_assert(std::is_trivially_copyable_v<To>);
  To to;
  std::memcpy(static_cast<void *>(&to), &from, sizeof to);
  return to;
}

dom::element element(json_value value) { return bits<dom::element>(value); }

json_text text(std::string_view view) { return {view.data(), view.size()}; }

}  // namespace

extern "C" {

size_t json_padding(void) { return SIMDJSON_PADDING; }

json_parser *json_parser_create(void) { return new (std::nothrow) json_parser; }

void json_parser_destroy(json_parser *parser) { delete parser; }

bool json_parse(json_parser *parser, const char *text, size_t count, json_value *root) {
  dom::element found;
  if (parser->whole.parse(text, count, false).get(found)) return false;
  *root = bits<json_value>(found);
  return true;
}

json_kind json_kind_of(json_value value) {
  switch (element(value).type()) {
    case dom::element_type::NULL_VALUE: return json_null;
    case dom::element_type::BOOL: return json_boolean;
    case dom::element_type::INT64: return json_integer;
    case dom::element_type::UINT64: return json_natural;
    case dom::element_type::DOUBLE: return json_real;
    case dom::element_type::STRING: return json_string;
    case dom::element_type::ARRAY: return json_array;
    case dom::element_type::OBJECT: return json_object;
  }
  return json_null;
}

bool json_boolean_of(json_value value) {
  bool result = false;
  return !element(value).get(result) && result;
}

int64_t json_integer_of(json_value value) {
  int64_t result = 0;
  return element(value).get(result) ? 0 : result;
}

uint64_t json_natural_of(json_value value) {
  uint64_t result = 0;
  return element(value).get(result) ? 0 : result;
}

double json_number_of(json_value value) {
  double result = 0;
  return element(value).get(result) ? NAN : result;
}

json_text json_string_of(json_value value) {
  std::string_view view;
  if (element(value).get(view)) return {nullptr, 0};
  return text(view);
}

json_text json_minified(json_parser *parser, json_value value) {
  parser->minified = simdjson::minify(element(value));
  return text(parser->minified);
}

json_items json_items_of(json_value value) {
  dom::array array;
  if (!element(value).get(array))
    return {bits<json_value>(array.begin()), bits<json_value>(array.end()), false};
  dom::object object;
  if (!element(value).get(object))
    return {bits<json_value>(object.begin()), bits<json_value>(object.end()), true};
  return {value, value, false};
}

bool json_take(json_items *items, json_text *key, json_value *value) {
  if (items->next.index == items->end.index) return false;
  if (items->is_object) {
    auto member = bits<dom::object::iterator>(items->next);
    *key = text(member.key());
    *value = bits<json_value>(member.value());
    ++member;
    items->next = bits<json_value>(member);
  } else {
    auto place = bits<dom::array::iterator>(items->next);
    *value = bits<json_value>(*place);
    ++place;
    items->next = bits<json_value>(place);
  }
  return true;
}

}  // extern "C"

namespace {

error_code raw(ondemand::value value, std::string_view &json) {
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (auto error = value.get_object().get(object)) return error;
    return object.raw_json().get(json);
  }
  if (type == ondemand::json_type::array) {
    ondemand::array array;
    if (auto error = value.get_array().get(array)) return error;
    return array.raw_json().get(json);
  }
  json = value.raw_json_token();
  return SUCCESS;
}

error_code split(
    json_parser *parser, const char *text, size_t count, void *context, json_part part) {
  ondemand::document document;
  if (auto error =
          parser->parts.iterate(padded_string_view(text, count, count + SIMDJSON_PADDING))
              .get(document))
    return error;
  ondemand::object root;
  if (auto error = document.get_object().get(root)) return error;
  for (auto field : root) {
    std::string_view key, json;
    if (auto error = field.unescaped_key().get(key)) return error;
    ondemand::value value;
    if (auto error = field.value().get(value)) return error;
    ondemand::array features;
    if (key == "features" && !value.get_array().get(features)) {
      for (auto element : features) {
        ondemand::value feature;
        if (auto error = element.get(feature)) return error;
        if (auto error = raw(feature, json)) return error;
        part(context, {nullptr, 0}, json.data() - text, json.size());
      }
      continue;
    }
    if (auto error = raw(value, json)) return error;
    part(context, {key.data(), key.size()}, json.data() - text, json.size());
  }
  // There is a place to be at only before the end.
  const char *place;
  return document.current_location().get(place) ? SUCCESS : TAPE_ERROR;
}

}  // namespace

extern "C" json_split_result json_split(
    json_parser *parser, const char *text, size_t count, void *context, json_part part) {
  switch (split(parser, text, count, context, part)) {
    case SUCCESS: return json_split_whole;
    case UTF8_ERROR: return json_split_not_utf8;
    default: return json_split_broken;
  }
}
