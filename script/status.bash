#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# 'netvis status'.

cmd_status() {
    need curl jq ss
    if ! is_running; then
        say "netvis does not run"
        return 3
    fi
    if ! serves_netvis; then
        say "netvis runs, pid $(<"$KARAF_PID"), since $(date -r "$KARAF_PID" '+%F %T'), but is not ready"
        return 1
    fi
    say "netvis runs, pid $(<"$KARAF_PID"), since $(date -r "$KARAF_PID" '+%F %T')"
    say_where
    rest GET 'data/netvis:netvis-state?content=nonconfig' | jq -r "$STATE_AS_TEXT"
}

# shellcheck disable=SC2016  # $n is jq's
# netvis-state -> one line a bridge, source, policy and tool, and one a reason.
readonly STATE_AS_TEXT='
    def yes($what): if . == true then $what else "not " + $what end;
    def pad($n): tostring + " " * ([$n - (tostring | length), 1] | max);
    def reasons($indent): (.reason // [])[] | $indent + .;
    def owned($kind): (.tenant // [])[] | .name as $tenant | (.[$kind] // [])[] | .name |= "\($tenant)/\(.)";
    (."netvis:netvis-state" // {})
    | (."datastore-problem" // empty),
      ("bridges", ((.bridge // [])[]
        | "  \(.name | pad(16))\(.connected | yes("connected")), \(."in-sync" | yes("in sync")), "
            + "\(.flows // 0) flows, \(.groups // 0) groups",
          (.error // empty | "    " + .),
          ((."tunnel-port" // [])[] | .obstacle // empty | "    " + .),
          ((.capability // [])[] | select(.available == false) | "    no \(.name): \(.reason)"))),
      ("sources", (owned("source")
        | "  \(.name | pad(24))\(.state | pad(10))\([.bridge, .port] | map(values) | join(" "))",
          (.reason // empty | "    " + .))),
      ("policies", (owned("policy")
        | "  \(.name | pad(24))\(.state | pad(10))\(.packets // 0) packets, \(.bytes // 0) bytes",
          reasons("    "),
          ((.bridge // [])[] | select(.state != "active") | "    \(.name): \(.state)", reasons("      ")))),
      ("tools", (owned("tool")
        | "  \(.name | pad(24))\(.packets // 0) packets, \(.bytes // 0) bytes",
          ((.port // [])[] | select((.lost // "0" | tonumber) > 0)
            | "    \(.bridge) \(.name): \(.lost) of \(.sent) copies have not left", "      " + .reason)))
'
