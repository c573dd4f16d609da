#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace cosmium {

/// The objects of one kind, numbered as they come: which number an id has, where the last version of it counts.
class Versions {
  std::vector<std::int64_t> ids;
  /// Only where some object has one.
  std::vector<std::uint32_t> versions;
  std::vector<std::size_t> deleted;
  /// The numbers that count in the order of ids; empty where all do and stand in that order already.
  std::vector<std::size_t> order;
  bool is_ordered = true;
  /// Of ids in order, the first number of each of many equal ranges of ids: where to look for one.
  std::vector<std::size_t> range_starts;
  /// The range of an id is its distance from the first one without so many bits.
  int range_bits = 0;

  std::size_t range(std::int64_t id) const {
    return (std::uint64_t(id) - std::uint64_t(ids.front())) >> range_bits;
  }

  /// Divides the ids into as many ranges as there are ids, and at most 2^18.
  void divide() {
    if (ids.empty()) return;
    const auto most = std::min(ids.size(), std::size_t{1} << 18);
    while (range(ids.back()) >= most) ++range_bits;
    range_starts.resize(range(ids.back()) + 2);
    for (const auto id : ids) ++range_starts[range(id) + 1];
    std::partial_sum(range_starts.begin(), range_starts.end(), range_starts.begin());
  }

  std::uint32_t version(std::size_t number) const {
    return number < versions.size() ? versions[number] : 0;
  }

 public:
  static constexpr auto none = std::numeric_limits<std::size_t>::max();

  std::size_t size() const { return ids.size(); }
  std::int64_t id(std::size_t number) const { return ids[number]; }

  /// Makes room for objects to come.
  void reserve(std::size_t count) { ids.reserve(count); }

  /// Adds an object and gives it the next number.
  std::size_t add(std::int64_t id, std::uint32_t version, bool visible) {
    const auto number = ids.size();
    if (number > 0 && ids.back() >= id) is_ordered = false;
    ids.push_back(id);
    if (version != 0) {
      versions.resize(number);
      versions.push_back(version);
    }
    if (!visible) deleted.push_back(number);
    return number;
  }

  /// Finds out which objects count, once all have come; returns how many do not because a later version is there.
  std::size_t settle() {
    if (is_ordered && deleted.empty()) {
      divide();
      return 0;
    }
    std::vector<std::size_t> all(ids.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::sort(all.begin(), all.end(), [this](std::size_t a, std::size_t b) {
      if (ids[a] != ids[b]) return ids[a] < ids[b];
      return version(a) != version(b) ? version(a) < version(b) : a < b;
    });
    std::size_t superseded = 0;
    for (std::size_t place = 0; place < all.size(); ++place) {
      const auto number = all[place];
      if (place + 1 < all.size() && ids[all[place + 1]] == ids[number]) {
        ++superseded;
      } else if (!std::binary_search(deleted.begin(), deleted.end(), number)) {
        order.push_back(number);
      }
    }
    is_ordered = false;
    return superseded;
  }

  /// The number of the object that counts for an id; `none` where there is none.
  ///
  /// @param last The number found before: the next one is tried first.
  std::size_t find(std::int64_t id, std::size_t last = none) const {
    if (is_ordered) {
      if (last < ids.size() - 1 && ids[last + 1] == id) return last + 1;
      if (ids.empty() || id < ids.front() || id > ids.back()) return none;
      const auto place = range(id);
      const auto end = ids.begin() + std::ptrdiff_t(range_starts[place + 1]);
      const auto found =
          std::lower_bound(ids.begin() + std::ptrdiff_t(range_starts[place]), end, id);
      return found != end && *found == id ? std::size_t(found - ids.begin()) : none;
    }
    const auto found = std::lower_bound(
        order.begin(), order.end(), id,
        [this](std::size_t number, std::int64_t id) { return ids[number] < id; });
    return found != order.end() && ids[*found] == id ? *found : none;
  }

  /// How many objects are marked as deleted.
  std::size_t deleted_count() const { return deleted.size(); }
};

}  // namespace cosmium
