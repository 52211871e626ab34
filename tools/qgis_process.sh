#!/usr/bin/env bash
# Runs qgis_process without a screen, in a private profile, with this checkout as the plugin "strandline".
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

export QT_QPA_PLATFORM=offscreen
export QGIS_CUSTOM_CONFIG_PATH=$BUILD/profile
export QGIS_PLUGINPATH=$PLUGINS
export PYTHONWARNINGS=ignore::DeprecationWarning

program=$(qgis_process_program) || fail "qgis_process is not installed; run: tools/setup.sh qgis"
settings=$QGIS_CUSTOM_CONFIG_PATH/profiles/default/QGIS/QGIS3.ini
if ! grep -qs '^strandline=true' "$settings"; then
    "$program" plugins enable strandline >"$LOGS/enable.log" 2>&1 || true
fi
exec "$program" "$@"
