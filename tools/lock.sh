#!/usr/bin/env bash
# Compiles every requirements*.in into a lock file with exact versions and hashes, valid on all platforms from Python 3.11
# on. Versions that are locked stay; UPGRADE=1 takes the newest.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

options=(--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet)
[[ -z ${UPGRADE:-} ]] || options+=(--upgrade)

for input in {engine,plugin}/requirements*.in tools/requirements-*.in benchmarks/requirements-*.in; do
    say "Locking $input"
    extra=()
    # Of these packages only the images in them are wanted, not what their programs need.
    [[ $input != */requirements-@(demo|images).in ]] || extra=(--no-deps)
    # From its own folder, so that the comments in the result name no others.
    (cd "$ROOT/$(dirname "$input")" && uv pip compile "${options[@]}" "${extra[@]}" "$(basename "$input")" -o "$(basename "$input" .in).txt")
done

say "Looking for the wheels of every platform"
"$SYSTEM_PYTHON" "$ROOT/tools/wheels.py" "$ROOT/engine/requirements.txt"
# Any Python that QGIS comes with may have to fetch this one.
"$SYSTEM_PYTHON" "$ROOT/tools/wheels.py" "$ROOT/plugin/requirements-uv.txt" 3.9 3.12
