#!/usr/bin/env bash
# Runs tools/soak.py on the two dates of the pond: tools/soak.sh [MINUTES] [SEED].
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tools/setup.sh python qgis uv engine demo-image
folder=$(mktemp -d "${TMPDIR:-/tmp}/soak.XXXXXX")
trap 'rm -rf "$folder"' EXIT
"$(cat "$BUILD/engine-folder")/bin/python" tests/make_pond_images.py "$BUILD"/images/2018_3A_Theia_Bouconne.tif "$folder"
export QT_QPA_PLATFORM=offscreen QGIS_CUSTOM_CONFIG_PATH=$BUILD/profile PYTHONWARNINGS=ignore
# QGIS's own Python files, which a plain interpreter does not find.
export PYTHONPATH=$PLUGINS:/usr/share/qgis/python:/usr/share/qgis/python/plugins
"$SYSTEM_PYTHON" tools/soak.py "$folder"/2018-04-29.tif "$folder"/2018-09-15.tif "$folder/run" "$@"
