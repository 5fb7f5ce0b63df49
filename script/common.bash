#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# What all parts of the script use.

readonly STOP_SECONDS=60

say() { printf '%s\n' "$*"; }
warn() { printf 'netvis: %s\n' "$*" >&2; }
die() { warn "$*"; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else die "this needs root: $*"
    fi
}

need_root() {
    [ "$(id -u)" -eq 0 ] || die "'netvis $1' makes network namespaces and needs root: sudo $0 $1"
}

# Asks a process to end.
end_process() {
    kill "$1" 2>/dev/null || return 0
    await_end "$1"
}

# Waits until a process has ended, and insists when that does not help.
await_end() {
    local end=$((SECONDS + STOP_SECONDS))
    while is_alive "$1"; do
        [ $SECONDS -lt $end ] || { kill -9 "$1" 2>/dev/null || true; }
        sleep 0.1
    done
}

# A process that has ended but whose parent has not asked yet is not alive.
is_alive() {
    local state
    state=$(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null) || return 1
    [ -n "$state" ] && [ "$state" != Z ]
}
