#pragma once

#include <bitset>
#include <cstddef>
#include <osmium/osm/tag.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "EachTag.hpp"

namespace cosmium {

/// Conditions on tags, of which one has to be met; null where nothing is wanted.
class TagFilter {
  /// The values that a key may have.
  struct Values {
    bool any = false;
    std::unordered_set<std::string_view> some;

    bool accept(std::string_view value) const {
      if (any) return true;
      while (true) {
        const auto end = value.find(';');
        if (some.count(trim(value.substr(0, end)))) return true;
        if (end == std::string_view::npos) return false;
        value.remove_prefix(end + 1);
      }
    }
  };

  const bool has_conditions;
  std::string text;
  std::unordered_map<std::string_view, Values> keys;
  std::vector<std::pair<std::string_view, Values>> prefixes;
  /// The first two bytes of keys: most tags are turned away by theirs.
  std::bitset<1 << 16> beginnings;

  /// The number of a key's first two bytes; the second is 0 where there is one alone.
  static std::size_t beginning(const char *key) {
    const auto first = static_cast<unsigned char>(key[0]);
    return first == 0 ? 0 : first | static_cast<unsigned char>(key[1]) << 8U;
  }

  static std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  }

  Values &values(std::string_view key) {
    const bool is_prefix = !key.empty() && key.back() == '*';
    if (is_prefix) key.remove_suffix(1);
    if (key.size() < 2) {
      // A prefix of a byte or none: any key may begin so.
      beginnings.set();
    } else {
      beginnings.set(beginning(key.data()));
    }
    if (!is_prefix) return keys[key];
    for (auto &prefix : prefixes) {
      if (prefix.first == key) return prefix.second;
    }
    prefixes.emplace_back(key, Values{});
    return prefixes.back().second;
  }

  void add(std::string_view line) {
    if (line.empty()) return;
    const auto equals = line.find('=');
    auto &accepted = values(line.substr(0, equals));
    if (equals == std::string_view::npos) {
      accepted.any = true;
    } else {
      accepted.some.insert(line.substr(equals + 1));
    }
  }

  bool accepts(std::string_view key, std::string_view value) const {
    // The byte behind a key is 0.
    if (!beginnings[beginning(key.data())]) return false;
    const auto found = keys.find(key);
    if (found != keys.end() && found->second.accept(value)) return true;
    for (const auto &prefix : prefixes) {
      const bool begins = key.substr(0, prefix.first.size()) == prefix.first;
      if (begins && prefix.second.accept(value)) return true;
    }
    return false;
  }

 public:
  explicit TagFilter(const char *conditions) 
      : has_conditions{conditions != nullptr}, text{has_conditions ? conditions : ""} {
    std::string_view rest{text};
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      add(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }

  TagFilter(const TagFilter &) = delete;
  TagFilter &operator=(const TagFilter &) = delete;

  /// Whether there are conditions at all, be it none that anything meets.
  bool is_wanted() const { return has_conditions; }

  bool accepts(const osmium::TagList &tags) const {
    if (!is_wanted()) return false;
    return any_tag(tags, [this](std::string_view key, std::string_view value) {
      return accepts(key, value);
    });
  }
};

}  // namespace cosmium
