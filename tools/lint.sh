#!/usr/bin/env bash
# The static checks, all of them even if one finds something. Needs: tools/setup.sh uv lint
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

PATH=$BUILD/venv-lint/bin:$PATH
failed=()

# check NAME COMMAND...
check() {
    local name=$1
    shift
    if "$@"; then
        say "$name: clean"
    else
        failed+=("$name")
    fi
}

# Every file of the project, also where there is no git.
project_files() {
    find . \( -path ./build -o -path ./.git -o -name __pycache__ -o -name '.*_cache' -o -name .qgis-settings \) -prune \
        -o -type f "$@" -print0
}

look_for_secrets() {
    project_files | xargs -0 detect-secrets-hook
}

# The zip with a made-up contact, unpacked: what users and the plugin site get.
unpack_package() {
    rm -rf "$BUILD/site"
    mkdir -p "$BUILD/site"
    python tools/package.py --example "$BUILD/site" >"$LOGS/package.log" && python -m zipfile -e "$BUILD"/site/*.zip "$BUILD/site"
}

check_package() {
    python tools/plugin_site.py "$BUILD"/site/*.zip
}

analyze_plugin() {
    local folder=$BUILD/plugin-analyzer log=$LOGS/plugin-analyzer.log
    # Its settings are in there.
    cp pyproject.toml "$BUILD/site/strandline"
    # The linters that it offers to run are run here.
    if ! qgis-analyzer analyze "$BUILD/site/strandline" --linters none --no-cache --output "$folder" >"$log" 2>&1; then
        cat "$log"
        return 1
    fi
    python tools/plugin_analyzer.py "$folder/project_context.json"
}

check_shell() {
    # SC2329: functions that are called by a name in a variable look unused.
    project_files -name '*.sh' | xargs -0 shellcheck --external-sources --source-path SCRIPTDIR --exclude SC2329 .ci/run
}

check "ruff check" ruff check --quiet --output-format concise .
check "ruff format" ruff format --check --output-format concise .
check "mypy" mypy --no-error-summary
# QGS105: QGIS itself hands iface to classFactory. QGS202: what addParameter and addOutput say is seen by the tests of each
# tool's parameters and outputs. QGS402: compat.py is where the older names live.
check "flake8-qgis" flake8 --select QGS --extend-ignore QGS105,QGS202 --per-file-ignores plugin/compat.py:QGS402 \
    __init__.py plugin algorithms
check "Qt 6" python tools/qt6.py
check "package" unpack_package
check "the plugin site's checks" check_package
check "qgis-plugin-analyzer" analyze_plugin
check "bandit" bandit --quiet --configfile pyproject.toml --recursive .
check "detect-secrets" look_for_secrets
check "shellcheck" check_shell
[[ ${#failed[@]} == 0 ]] || { say "findings of: ${failed[*]}"; exit 1; }
