#!/usr/bin/env bash
# Measures livingcircle and its peers side by side, and writes the report.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: run.sh [options]

  --size NAME           city-1m (default), nation-10m, or small (a smoke test)
  --data DIR            use communities.csv and outlets.csv in DIR instead of making them
  --rounds N            rounds in which the ways take turns (default 5; small 2)
  --ways LIST           comma-separated: scipy, scipy-tuned, scipy-tuned-3d, balltree, geopandas,
                        exact
  --exact-sample N      communities of the exact check; 0 checks all of them
  --seed N              seed of the generated data (default 20240731)
  --livingcircle PATH   use this program instead of building it
  --output FILE         report (default Benchmarks/RESULTS.md); - prints the section.
                        The size small prints unless a file is given.

PYTHON names the interpreter for the virtual environment (default python3, 3.11 or newer).
TEXT
}

fail() {
  echo "run.sh: $1" >&2
  exit 2
}

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
size=city-1m data="" seed=20240731 livingcircle="" output=""
pass=()

while [[ $# -gt 0 ]]; do
  case "$1" in
    --help | -h) usage && exit 0 ;;
  esac
  [[ $# -ge 2 ]] || fail "$1 needs a value, or is no option; see --help"
  case "$1" in
    --size) size="$2" ;;
    --data) data="$2" ;;
    --seed) seed="$2" ;;
    --livingcircle) livingcircle="$2" ;;
    --output) output="$2" ;;
    --rounds | --ways | --exact-sample) pass+=("$1" "$2") ;;
    *) fail "unknown option $1; see --help" ;;
  esac
  shift 2
done

case "$size" in
  small) communities=500 outlets=20000 cities=1 ;;
  city-1m) communities=10000 outlets=1000000 cities=1 ;;
  nation-10m) communities=120000 outlets=10000000 cities=300 ;;
  *) fail "unknown size $size: choose small, city-1m or nation-10m" ;;
esac
if [[ -z "$output" && "$size" == small ]]; then output=-; fi

prepare_python() {
  local wanted="$here/requirements.txt" installed="$here/.venv/installed.txt"
  cmp --silent "$wanted" "$installed" && return
  echo "installing the peers" >&2
  "${PYTHON:-python3}" -m venv --clear "$here/.venv"
  "$here/.venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted" >&2
  cp "$wanted" "$installed"
}

make_data() {
  data="$here/.data/$size"
  local recipe=(--communities "$communities" --outlets "$outlets" --cities "$cities" --seed "$seed")
  echo "making the data of $size" >&2
  mkdir -p "$data"
  swift run -c release --package-path "$root/Benchmarks" \
    livingcircle-data "$data" "${recipe[@]}" >&2
  pass+=(--made-by "livingcircle-data ${recipe[*]}")
}

build_livingcircle() {
  echo "building livingcircle" >&2
  local build=(swift build -c release --package-path "$root" --product livingcircle)
  "${build[@]}" >&2
  livingcircle="$("${build[@]}" --show-bin-path)/livingcircle"
}

# The warm-up compiles modules for later; else compiling them would count as the peers' time.
unset PYTHONDONTWRITEBYTECODE
prepare_python
if [[ -z "$data" ]]; then make_data; fi
if [[ -z "$livingcircle" ]]; then build_livingcircle; fi
if [[ -n "$output" ]]; then pass+=(--output "$output"); fi
exec "$here/.venv/bin/python" "$here/compare.py" \
  --size "$size" --data "$data" --livingcircle "$livingcircle" ${pass[@]+"${pass[@]}"}
