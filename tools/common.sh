# shellcheck shell=bash
# Places and small helpers shared by the scripts beside this one, which source it.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
BUILD=$ROOT/build
LOGS=$BUILD/logs
PLUGINS=$BUILD/plugins
# shellcheck disable=SC2034  # used by those who source this
# The interpreter that QGIS's Python bindings belong to; another python3 may come first on PATH.
SYSTEM_PYTHON=${QGIS_PYTHON:-/usr/bin/python3}

say() {
    printf '%s\n' "$*"
}

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Prints the program that runs Processing algorithms. Debian's /usr/bin/qgis_process is a script that hands an option to
# qgis_process.bin that this does not know.
qgis_process_program() {
    command -v qgis_process.bin || command -v qgis_process
}

mkdir -p "$LOGS" "$PLUGINS" "$BUILD/runtime"
chmod 700 "$BUILD/runtime"
ln -sfn "$ROOT" "$PLUGINS/strandline"

export STRANDLINE_ENGINE_HOME=${STRANDLINE_ENGINE_HOME:-$BUILD/engine}
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$BUILD/runtime}
# Without a cache that is named, an installation of the engine leaves none, and the next one downloads all again.
export UV_CACHE_DIR=${UV_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/uv}
# Where the plugin looks for uv; last, so that no other Python comes before the system's.
export PATH=$PATH:$BUILD/venv-uv/bin
