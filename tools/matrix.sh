#!/usr/bin/env bash
# Runs `make test` of the last commit on other systems, each a bare Debian in a folder of its own:
# tools/matrix.sh [12] [13] [13-backports] [-- WHAT_make_IS_GIVEN...]. That is QGIS 3.22, 3.40, and what backports have.
# Needs root, on Debian or a relative. The folders stay in build/matrix and are quick the second time. Packages come from where
# this machine's own come from: pip's configuration, the certificates it trusts, and the folders in MATRIX_BIND (separated by
# spaces), if its packages lie in some, are the same there.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

systems=()
while [[ $# -gt 0 && $1 != -- ]]; do
    systems+=("$1")
    shift
done
[[ $# == 0 ]] || shift
[[ ${#systems[@]} -gt 0 ]] || systems=(12 13 13-backports)
wanted=("${@:-test}")

[[ $(id -u) == 0 ]] || fail "other systems can only be set up by root"
if ! command -v debootstrap >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends debootstrap debian-archive-keyring \
        >>"$LOGS/apt.log" 2>&1 || fail "debootstrap could not be installed; see $LOGS/apt.log"
fi

mounted=()
leave() {
    local index
    for ((index = ${#mounted[@]} - 1; index >= 0; index--)); do umount --lazy "${mounted[index]}"; done
    mounted=()
}
trap leave EXIT

# enter SYSTEM: mounts what programs expect.
enter() {
    local part
    for part in proc sys dev dev/pts; do
        mount --bind "/$part" "$1/$part"
        mounted+=("$1/$part")
    done
    # A tmpfs of its own: SLURM and the engine's worker processes share memory.
    mount -t tmpfs -o mode=1777 matrix "$1/dev/shm"
    mounted+=("$1/dev/shm")
    for part in ${MATRIX_BIND:-}; do
        mkdir -p "$1$part"
        mount --bind "$part" "$1$part"
        mounted+=("$1$part")
    done
    cp --dereference /etc/resolv.conf /etc/hosts "$1/etc/"
    cp --dereference /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"
    mkdir -p "$1/root/.config"
    for part in /etc/pip.conf /root/.config/pip; do [[ ! -e $part ]] || cp -r "$part" "$1$(dirname "$part")/"; done
}

# inside SYSTEM COMMAND...: runs it there, with nothing of this environment but where packages come from.
inside() {
    local system=$1 name kept=()
    shift
    for name in http_proxy https_proxy no_proxy SSL_CERT_DIR SSL_CERT_FILE "${!PIP_@}" "${!UV_@}"; do
        [[ -z ${!name:-} ]] || kept+=("$name=${!name}")
    done
    env -i "${kept[@]}" HOME=/root LANG=C.UTF-8 CI=true DEBIAN_FRONTEND=noninteractive \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin chroot "$system" "$@"
}

# prepare NAME SYSTEM: makes the bare system, once.
prepare() {
    local release=trixie
    [[ $1 != 12 ]] || release=bookworm
    if [[ ! -e $2/.bare ]]; then
        say "Making a bare Debian ${1%-*} ($release)"
        rm -rf "$2"
        debootstrap --variant=minbase --include=ca-certificates,git,make "$release" "$2" >"$LOGS/matrix-$1.log" 2>&1 ||
            fail "the bare system could not be made; see $LOGS/matrix-$1.log"
        touch "$2/.bare"
    fi
}

# backports SYSTEM: takes QGIS from there.
backports() {
    local source
    source=$(sed -nE 's/^deb ([^ ]+) trixie main.*/deb \1 trixie-backports main/p' "$1/etc/apt/sources.list" | head -n 1)
    printf '%s\n' "$source" >"$1/etc/apt/sources.list.d/backports.list"
    printf 'Package: *qgis*\nPin: release n=trixie-backports\nPin-Priority: 900\n' >"$1/etc/apt/preferences.d/qgis"
}

results=() failed=""
for name in "${systems[@]}"; do
    [[ $name == 12 || $name == 13 || $name == 13-backports ]] || fail "there is no system $name: 12, 13 or 13-backports"
    system=$BUILD/matrix/$name
    prepare "$name" "$system"
    [[ $name != *-backports ]] || backports "$system"
    enter "$system"
    # A clean clone of what is committed, beside what the tests look for beside the project.
    keep=$system/root/strandline/build
    [[ ! -d $keep ]] || mv "$keep" "$system/root/kept"
    rm -rf "$system/root/strandline"
    git clone --quiet --no-hardlinks "$ROOT" "$system/root/strandline"
    [[ ! -d $system/root/kept ]] || mv "$system/root/kept" "$keep"
    if [[ -d $ROOT/../shared ]]; then
        rm -rf "$system/root/shared"
        cp -r "$ROOT/../shared" "$system/root/shared"
    fi
    say "Debian $name: make ${wanted[*]}"
    log=$LOGS/matrix-$name.log started=$SECONDS
    if inside "$system" make -C /root/strandline "${wanted[@]}" >"$log" 2>&1; then result=ok; else result=failed failed=yes; fi
    version=$(sed -nE 's/^QGIS ([0-9.]+) is there.*/\1/p' "$log" | head -n 1)
    results+=("Debian $name, QGIS ${version:-?}: $result in $(((SECONDS - started) / 60)) min, see $log")
    grep -E '^(FAILED|ERROR) ' "$log" | sort -u || true
    leave
done
printf '%s\n' "${results[@]}"
[[ ! $failed ]]
