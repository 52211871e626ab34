#!/usr/bin/env bash
# Runs groups of checks, all of them even if one fails: tools/test.sh [lint] [engine] [slurm] [qgis] [gui]
# [-- PYTEST_ARGUMENTS]. Where these name tests (tests/...[::test]), only those run, each in its group.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

groups=()
while [[ $# -gt 0 && $1 != -- ]]; do
    groups+=("$1")
    shift
done
[[ $# == 0 ]] || shift
named=() arguments=()
for argument in "$@"; do
    if [[ $argument == tests/* ]]; then named+=("$argument"); else arguments+=("$argument"); fi
done

parts=(python uv)
for group in "${groups[@]}"; do
    case $group in
        lint) parts+=(lint) ;;
        engine) parts+=(engine-tests demo-image) ;;
        slurm) parts+=(slurm engine-tests) ;;
        qgis) parts+=(qgis engine engine-tests qgis-tests docs translations demo-image) ;;
        gui) parts+=(qgis screen engine engine-tests qgis-tests translations demo-image) ;;
        *) fail "there is no group $group" ;;
    esac
done
mapfile -t parts < <(printf '%s\n' "${parts[@]}" | awk '!seen[$0]++')
started=$SECONDS
tools/setup.sh "${parts[@]}"

export STRANDLINE_TEST_ENGINE_PYTHON=$BUILD/venv-engine-tests/bin/python

# run_pytest LOG_NAME FOLDERS COMMAND... ; FOLDERS are those of the group, separated by spaces. Keeps the output, and for the
# summary pytest's last line and what was skipped.
run_pytest() {
    local log=$LOGS/test-$1.log code=0 folders test tests=()
    read -ra folders <<<"$2"
    shift 2
    if [[ ${#named[@]} == 0 ]]; then
        tests=("${folders[@]}")
    else
        for test in "${named[@]}"; do
            for folder in "${folders[@]}"; do
                [[ $test/ != "$folder"/* ]] || tests+=("$test")
            done
        done
        [[ ${#tests[@]} -gt 0 ]] || { outcome="none of the named tests"; return 0; }
    fi
    "$@" --timeout 600 "${arguments[@]}" "${tests[@]}" 2>&1 | tee "$log" || code=${PIPESTATUS[0]}
    outcome=$(sed -nE 's/^(=+ )?([0-9]+ (passed|failed|skipped|deselected|error).*) in [0-9.]+s.*/\2/p' "$log" | tail -n 1)
    skipped+=$(sed -nE 's/^SKIPPED \[([0-9]+)\] [^ ]+: (.*)/  \1 \2/p' "$log" |
        awk '{ number = $1; $1 = ""; count[$0] += number } END { for (why in count) print "skipped " count[why] ":" why }')$'\n'
    # 5: no test was selected. Fine only if someone selected.
    [[ $code == 5 && $((${#arguments[@]} + ${#named[@]})) -gt 0 ]] && code=0
    return "$code"
}

check_lint() {
    tools/lint.sh
}

check_engine() {
    run_pytest engine tests/engine "$STRANDLINE_TEST_ENGINE_PYTHON" -m pytest -m "not slurm"
}

check_slurm() {
    run_pytest slurm tests/engine "$STRANDLINE_TEST_ENGINE_PYTHON" -m pytest -m slurm
}

check_qgis() {
    rm -rf .qgis-settings
    QT_QPA_PLATFORM=offscreen run_pytest qgis "tests/plugin tests/algorithms" \
        "$BUILD/venv-qgis-tests/bin/python" -m pytest -m "not gui"
}

check_gui() {
    rm -rf .qgis-settings
    QT_QPA_PLATFORM=xcb run_pytest gui "tests/plugin tests/algorithms" xvfb-run -a -s "-screen 0 1600x1000x24" \
        "$BUILD/venv-qgis-tests/bin/python" -m pytest -m gui
}

summary=() failed=0 skipped=""

# note GROUP CODE: what the summary says of a group that has run, with its `outcome`.
note() {
    if [[ $2 == 0 ]]; then
        summary+=("$1 ok${outcome:+ ($outcome)}")
    else
        summary+=("$1 FAILED${outcome:+ ($outcome)}")
        failed=1
    fi
}

# The tests of QGIS wait much for other processes, so they run beside those of the engine, and are shown after them.
beside="" record=$LOGS/test-beside
if [[ " ${groups[*]} " == *" engine "*" qgis "* ]]; then
    beside=qgis
    rm -f "$record".*
    # In a process group of its own, which can be ended as a whole.
    set -m
    (
        outcome="" code=0
        check_qgis >"$record.log" 2>&1 || code=$?
        printf '%s' "$outcome" >"$record.outcome"
        printf '%s' "$skipped" >"$record.skipped"
        exit "$code"
    ) &
    other=$!
    set +m
    trap 'kill -- "-$other" 2>/dev/null || true' EXIT
fi
for group in "${groups[@]}"; do
    outcome="" code=0
    printf '\n== %s ==\n' "$group"
    if [[ $group == "$beside" ]]; then
        wait "$other" || code=$?
        cat "$record.log"
        outcome=$(cat "$record.outcome") skipped+=$(cat "$record.skipped")$'\n'
    else
        "check_$group" || code=$?
    fi
    note "$group" "$code"
done
seconds=$((SECONDS - started))
say ""
printf '%s' "$skipped" | sed '/^$/d' | sort -u
say "$(IFS=';'; printf '%s' "${summary[*]}" | sed 's/;/; /g') in $((seconds / 60)) min $((seconds % 60)) s"
exit "$failed"
