#!/usr/bin/env bash
# Makes the manual, resources/manual/: pages from docs/ and one for each tool, of what the tools say of themselves. The Help
# buttons open it, and `make package` packs it.
# Needs: tools/setup.sh python uv qgis docs
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

mkdir -p "$BUILD/manual"
QT_QPA_PLATFORM=offscreen "$SYSTEM_PYTHON" tools/manual/describe_tools.py "$BUILD/manual/tools.json" 2>"$LOGS/manual.log" ||
    { tail -n 20 "$LOGS/manual.log" >&2; fail "the tools could not be asked; see $LOGS/manual.log"; }
"$BUILD/venv-docs/bin/mkdocs" build --quiet --strict --clean
rm -f resources/manual/sitemap.xml*
say "$ROOT/resources/manual/index.html"
