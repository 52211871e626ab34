#!/usr/bin/env bash
# Runs groups of checks, all of them even if one fails: tools/test.sh [lint] [engine] [qgis] [gui] [-- PYTEST_ARGUMENTS].
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

groups=()
while [[ $# -gt 0 && $1 != -- ]]; do
    groups+=("$1")
    shift
done
[[ $# == 0 ]] || shift
arguments=("$@")

parts=(python uv)
for group in "${groups[@]}"; do
    case $group in
        lint) parts+=(lint) ;;
        engine) parts+=(slurm engine-tests demo-image) ;;
        qgis) parts+=(qgis engine engine-tests qgis-tests demo-image) ;;
        gui) parts+=(qgis screen engine engine-tests qgis-tests demo-image) ;;
        *) fail "there is no group $group" ;;
    esac
done
mapfile -t parts < <(printf '%s\n' "${parts[@]}" | awk '!seen[$0]++')
started=$SECONDS
tools/setup.sh "${parts[@]}"

export STRANDLINE_TEST_ENGINE_PYTHON=$BUILD/venv-engine-tests/bin/python

# run_pytest LOG_NAME COMMAND... ; keeps the output, and pytest's last line for the summary.
run_pytest() {
    local log=$LOGS/test-$1.log code=0
    shift
    "$@" --timeout 600 "${arguments[@]}" 2>&1 | tee "$log" || code=${PIPESTATUS[0]}
    outcome=$(sed -nE 's/^(=+ )?([0-9]+ (passed|failed|skipped|deselected|error).*) in [0-9.]+s.*/\2/p' "$log" | tail -n 1)
    # 5: no test was selected. Fine only if someone selected.
    [[ $code == 5 && ${#arguments[@]} -gt 0 ]] && code=0
    return "$code"
}

check_lint() {
    tools/lint.sh
}

check_engine() {
    run_pytest engine "$STRANDLINE_TEST_ENGINE_PYTHON" -m pytest tests/engine
}

check_qgis() {
    rm -rf .qgis-settings
    QT_QPA_PLATFORM=offscreen run_pytest qgis "$BUILD/venv-qgis-tests/bin/python" -m pytest -m "not gui" \
        tests/plugin tests/algorithms
}

check_gui() {
    rm -rf .qgis-settings
    QT_QPA_PLATFORM=xcb run_pytest gui xvfb-run -a -s "-screen 0 1600x1000x24" \
        "$BUILD/venv-qgis-tests/bin/python" -m pytest -m gui tests/algorithms
}

summary=() failed=0
for group in "${groups[@]}"; do
    outcome=""
    printf '\n== %s ==\n' "$group"
    if "check_$group"; then
        summary+=("$group ok${outcome:+ ($outcome)}")
    else
        summary+=("$group FAILED${outcome:+ ($outcome)}")
        failed=1
    fi
done
seconds=$((SECONDS - started))
say ""
say "$(IFS=';'; printf '%s' "${summary[*]}" | sed 's/;/; /g') in $((seconds / 60)) min $((seconds % 60)) s"
exit "$failed"
