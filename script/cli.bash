#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# The commands over RESTCONF, which are cli/netvis.

# Of the controller that was started here, unless the environment names another.
run_cli() {
    need python3
    if [ -z "${NETVIS_URL:-}" ]; then
        export NETVIS_URL="${RESTS%/rests}"
        [ -n "${NETVIS_NETRC:-}" ] || export NETVIS_NETRC="$CREDENTIALS"
    fi
    exec python3 "$HOME_DIR/cli/netvis" "$@"
}
