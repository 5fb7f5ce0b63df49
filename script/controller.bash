#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# 'netvis start' and 'netvis stop'.

# shellcheck disable=SC2153  # the script has KARAF_DIR
readonly KARAF_LOG="$KARAF_DIR/data/log/karaf.log"
readonly KARAF_PID="$WORK_DIR/karaf.pid"
readonly KARAF_PORTS="$WORK_DIR/karaf.ports"
readonly READY_SECONDS=180

cmd_start() {
    local first
    need_java
    need curl jq ss
    parse_listen "$@"
    if is_running; then
        [ -z "$LISTEN" ] || [ "$LISTEN" = "$(listens_beyond)" ] \
            || die "netvis runs already, and does not listen on $LISTEN: stop it first"
        LISTEN=$(listens_beyond)
        say "netvis runs already, pid $(<"$KARAF_PID")"
        await_ready
        say_where
        return
    fi
    build_if_stale
    unpack_distribution
    set_openflow_port_of_empty_datastore
    check_ports_free
    [ -z "$LISTEN" ] || set_up_tls
    first=$([ -e "$CREDENTIALS" ] || echo yes)
    local started=$SECONDS
    launch
    if ! await_ready; then
        halt
        die "netvis did not start"
    fi
    say "netvis is ready after $((SECONDS - started)) s, pid $(<"$KARAF_PID")"
    [ -z "$LISTEN" ] || (umask 077 && write_logins)
    [ -z "$first" ] || say_who
    say_where
}

# Once, after the first start.
say_who() {
    say "  who       user admin, and nobody else: the password was made now and is in the file below, which only"
    say "            $(id -un) can read; set your own with $KARAF_DIR/bin/admin-password"
}

say_where() {
    say "  page      ${RESTS%/rests}/netvis   as admin, with the password in $CREDENTIALS"
    say "  RESTCONF  $RESTS"
    say "  login     curl --netrc-file $CREDENTIALS"
    say_listen
    say "  OpenFlow  tcp, port $OPENFLOW_PORT"
    say "  log       $KARAF_LOG"
}

# A controller that runs keeps the ports that it was started with, whatever the environment says now.
set_up_ports() {
    HTTP_PORT="${NETVIS_HTTP_PORT:-8181}"
    OPENFLOW_PORT="${NETVIS_OPENFLOW_PORT:-6653}"
    HTTPS_PORT="${NETVIS_HTTPS_PORT:-8443}"
    LISTEN=''
    if is_running; then
        # Those of a release without TLS have two words
        read -r HTTP_PORT OPENFLOW_PORT HTTPS_PORT LISTEN <"$KARAF_PORTS" || true
    fi
    RESTS="http://127.0.0.1:$HTTP_PORT/rests"
}

# The address that a controller that runs was told to listen on beyond loopback, if it was.
listens_beyond() { cut -s -d ' ' -f 4 "$KARAF_PORTS"; }

# The pid file alone proves nothing: after a reboot the number may be somebody else's.
is_running() {
    [ -s "$KARAF_PID" ] && tr '\0' '\n' 2>/dev/null <"/proc/$(<"$KARAF_PID")/cmdline" \
        | grep -qxF -- "-Dkaraf.base=$KARAF_DIR"
}

# Unpacks a distribution that was built since, and keeps what a running controller wrote and must find again: the
# datastore, the cluster's configuration, keys, users, and what was changed in etc/. The old one goes last, so that an
# interruption loses nothing.
unpack_distribution() {
    local archive stamp="$KARAF_DIR/.distribution" old="$WORK_DIR/karaf.old" kept
    archive=$(distribution)
    [ "$archive" -nt "$stamp" ] || return 0
    [ ! -d "$KARAF_DIR" ] || [ -d "$old" ] || mv "$KARAF_DIR" "$old"
    rm -rf "$KARAF_DIR"
    mkdir -p "$WORK_DIR"
    (umask 077 && mkdir -p "$KARAF_DIR/data")
    tar xzf "$archive" -C "$KARAF_DIR" --strip-components=1
    (umask 077 && cp -a "$KARAF_DIR/etc" "$KARAF_DIR/.etc")
    # state: the datastore since controller 11.0.2, which used segmented-journal before
    for kept in state segmented-journal snapshots configuration/initial configuration/ssl data/idmlight.db.mv.db \
            data/log deploy; do
        [ ! -e "$old/$kept" ] || cp -aT "$old/$kept" "$KARAF_DIR/$kept"
    done
    keep_changed_settings "$old"
    rm -rf "$old"
    touch -r "$archive" "$stamp"
}

# Files in etc/ that were added, or whose settings differ from those of the distribution that they came with.
keep_changed_settings() {
    local old=$1 file
    [ -d "$old/.etc" ] || return 0
    while IFS= read -r file; do
        cmp -s <(settings "$old/.etc/$file") <(settings "$old/etc/$file") && continue
        mkdir -p "$(dirname "$KARAF_DIR/etc/$file")"
        case $file in
            org.apache.karaf.features.cfg | startup.properties)
                # They name the bundles of one build.
                cp -a "$old/etc/$file" "$KARAF_DIR/etc/$file.old"
                warn "etc/$file was changed; it is etc/$file.old now, as each build has its own"
                ;;
            *) cp -a "$old/etc/$file" "$KARAF_DIR/etc/$file" ;;
        esac
    done < <(cd "$old/etc" && find . -type f -printf '%P\n')
}

# The lines of a file that mean something, without the command to stop Karaf, which Karaf makes and adds itself.
settings() {
    grep -asvE '^[[:space:]]*(#|$)|^karaf\.shutdown\.command' "$1" || true
}

# Also in the copy that tells what was changed: a port is not.
set_openflow_port_of_empty_datastore() {
    local etc
    for etc in "$KARAF_DIR/etc" "$KARAF_DIR/.etc"; do
        [ ! -d "$etc" ] || sed -i "s|<port>[0-9]*</port>|<port>$OPENFLOW_PORT</port>|" \
            "$etc/opendaylight/datastore/initial/config/default-openflow-connection-config.xml"
    done
}

check_ports_free() {
    local port user
    # 8182 RESTCONF's second end point, 8101 SSH, 1099 and 44444 JMX, 2550 cluster
    for port in "$HTTP_PORT" "$OPENFLOW_PORT" ${LISTEN:+"$HTTPS_PORT"} 8182 8101 1099 44444 2550; do
        user=$(ss -Hltnp "sport = :$port" | sed 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, pid \2/' | head -n 1)
        [ -z "$user" ] || die "port $port is taken ($user)"
    done
}

# 'daemon' replaces the shell by the JVM, so that $! is the JVM's.
launch() {
    local karaf_env=(env -u KARAF_HOME -u KARAF_BASE -u KARAF_DATA -u KARAF_ETC -u KARAF_LOG
        NETVIS_HTTP_PORT="$HTTP_PORT" ${LISTEN:+NETVIS_JETTY=jetty-tls.xml})
    # A log of its own for each run, so that a cause is that of this run.
    [ ! -f "$KARAF_LOG" ] || mv "$KARAF_LOG" "$KARAF_LOG.previous"
    (cd "$KARAF_DIR" && exec setsid "${karaf_env[@]}" bin/karaf daemon) >"$KARAF_DIR/data/console.log" 2>&1 </dev/null &
    echo $! >"$KARAF_PID"
    echo "$HTTP_PORT $OPENFLOW_PORT $HTTPS_PORT $LISTEN" >"$KARAF_PORTS"
}

await_ready() {
    local end=$((SECONDS + READY_SECONDS))
    until serves_netvis && set_openflow_port && listens "$OPENFLOW_PORT"; do
        if ! kill -0 "$(<"$KARAF_PID")" 2>/dev/null; then
            warn "the controller's process has ended"
            say_cause
            return 1
        elif [ $SECONDS -ge $end ]; then
            warn "not ready after $READY_SECONDS s: $(what_is_missing)"
            say_cause
            return 1
        elif grep -qsE 'Error installing boot features|some bundles did not start' "$KARAF_LOG"; then
            warn "OpenDaylight cannot start"
            say_cause
            return 1
        fi
        sleep 0.25
    done
}

# 409 data-missing: the model is known and nothing is configured. On the way up there are 401, 404 and no answer.
serves_netvis() {
    local answer
    answer=$(rest GET 'data/netvis:netvis?content=config&depth=1') || true
    case $answer in
        *'"netvis:netvis"'* | *'"data-missing"'* | '{}') return 0 ;;
        *) return 1 ;;
    esac
}

# The file with the port is read only into an empty datastore; afterwards the datastore decides.
set_openflow_port() {
    local module=openflow-switch-connection-config instance=openflow-switch-connection-provider-default-impl
    local leaf="data/$module:switch-connection-config=$instance/port" name="$module:port" port
    port=$(rest GET "$leaf" | jq -r ".\"$name\" // empty")
    [ -n "$port" ] || return 1
    [ "$port" = "$OPENFLOW_PORT" ] || rest_checked PUT "$leaf" "{\"$name\": $OPENFLOW_PORT}"
}

listens() {
    [ -n "$(ss -Hltn "sport = :$1")" ]
}

what_is_missing() {
    if is_login_refused; then echo "RESTCONF refuses the login with NETVIS_PASSWORD, or else with that in $CREDENTIALS"
    elif ! serves_netvis; then echo "RESTCONF does not serve the model netvis at $RESTS"
    else echo "nothing listens for OpenFlow on port $OPENFLOW_PORT"
    fi
}

say_cause() {
    local causes
    if [ ! -s "$KARAF_LOG" ]; then
        tail -n 20 "$KARAF_DIR/data/console.log" >&2
        return
    fi
    warn "from $KARAF_LOG:"
    causes=$(first_errors "$KARAF_LOG")
    if [ -n "$causes" ]; then printf '%s\n' "$causes" >&2
    else tail -n 20 "$KARAF_LOG" | cut -c 1-300 >&2
    fi
}

# The first errors, each with its innermost cause. OpenDaylight's own bundles log "Constructor argument ... unsupported
# type" at every start, to no harm.
first_errors() {
    awk '
        function flush() {
            if (error != "" && n++ < 4) print substr(error, 1, 300) (cause == "" ? "" : "\n  " substr(cause, 1, 300))
            error = cause = ""
        }
        / \| (TRACE|DEBUG|INFO|WARN|ERROR)/ { flush(); if (/\| ERROR/ && !/Constructor argument/) error = $0 }
        /^Caused by/ || (cause == "" && /^[a-z][A-Za-z.]*(Exception|Error)(:|$)/) { cause = $0 }
        END { flush() }' "$1"
}

cmd_stop() {
    if is_running; then
        halt
        say "netvis has stopped"
    else
        rm -f "$KARAF_PID"
        say "netvis does not run"
    fi
}

halt() {
    local pid
    pid=$(<"$KARAF_PID")
    ! is_running || end_process "$pid"
    rm -f "$KARAF_PID"
}
