#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# 'netvis test' and 'netvis bench'.

# Debian releases whose Open vSwitch netvis is tested with beside the installed one
readonly OVS_RELEASES=(bullseye bookworm trixie sid)

cmd_test() {
    need_java
    need_maven
    need ovs-vswitchd ip ss ethtool ping curl jq tshark tcpdump tcpreplay scapy ssh python3 yaml prometheus-client \
        ansible-playbook node npm chromium
    local log="$WORK_DIR/test.log" status=0
    mkdir -p "$WORK_DIR"
    case ${1:-} in
        '') find_ovs_releases "${OVS_RELEASES[@]}" ;;
        installed) find_ovs_releases ;;
        *) find_ovs_releases "$@" ;;
    esac
    (cd "$HOME_DIR" && "$MVN" -B -Dsft.skip=true -Dnetvis.jdk21="$(find_jdk21)" "${OVS_OPTIONS[@]}" clean verify) 2>&1 \
        | tee "$log" || status=$?
    sum_tests "$log" || status=1
    say "Open vSwitch: $OVS_TESTED"
    [ -z "$OVS_UNTESTED" ] || warn "NOT tested, as it could not be got: the Open vSwitch of$OVS_UNTESTED"
    return "$status"
}

# Leaves in OVS_OPTIONS what has the tests run on other versions of Open vSwitch too, in OVS_TESTED the versions, and in
# OVS_UNTESTED the releases whose Open vSwitch cannot be got. A version that two releases have is tested once.
find_ovs_releases() {
    local release version installed log
    installed=$(PATH="$PATH:/usr/sbin" ovs-vswitchd --version | sed -n '1s/.* //p')
    OVS_OPTIONS=()
    OVS_TESTED="all tests with the installed $installed"
    OVS_UNTESTED=
    for release; do
        log="$WORK_DIR/ovs-$release.log"
        if ! version=$("$HOME_DIR/lab/open-vswitch-release" "$release" "$WORK_DIR/ovs-$release" 2>"$log"); then
            warn "cannot get the Open vSwitch of $release, see $log: netvis is not tested with it"
            OVS_UNTESTED+=" $release"
        elif [[ " $OVS_TESTED " != *" $version "* ]]; then
            OVS_OPTIONS+=("-Dnetvis.ovs.$release=$WORK_DIR/ovs-$release")
            OVS_TESTED+=" , those of the switch with $version"
        fi
    done
    OVS_TESTED=${OVS_TESTED// ,/,}
}

# The oldest JDK that netvis supports, for a test beside that of the build. Debian 12 has none: one of its own then.
find_jdk21() {
    local home
    for home in "$JAVA_HOME" /usr/lib/jvm/*; do
        if [ -x "$home/bin/java" ] && [ "$(java_release "$home")" -eq "$JDK_RELEASE" ]; then
            echo "$home"
            return
        fi
    done
    need patchelf >&2
    "$HOME_DIR/it/jdk-21" "$WORK_DIR/jdk-21" 2>"$WORK_DIR/jdk-21.log" \
        || warn "cannot get a JDK $JDK_RELEASE, see $WORK_DIR/jdk-21.log: tests that are for it run with $JAVA_HOME"
}

# One line over the totals of Surefire and Failsafe. The reports in target/ know less: a class with tests of two engines
# has only one.
sum_tests() {
    grep -E '^\[[A-Z]+\] Tests run: [0-9]+, .*, Skipped: [0-9]+$' "$1" | tr -d , | awk '
        { tests += $4; failures += $6; errors += $8; skipped += $10 }
        END {
            printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", tests, failures, errors, skipped
            exit tests == 0 || failures + errors > 0
        }'
}

# Leaves in NETVIS_BENCH_OVS where an Open vSwitch with DPDK is that needs no renewal, unless the environment says it.
find_ovs_without_renewal() {
    local directory="$WORK_DIR/ovs-trixie-dpdk" log="$WORK_DIR/ovs-trixie-dpdk.log"
    [ -z "${NETVIS_BENCH_OVS+set}" ] || return 0
    mkdir -p "$WORK_DIR"
    if "$HOME_DIR/lab/open-vswitch-release" trixie "$directory" dpdk >"$log" 2>&1; then
        export NETVIS_BENCH_OVS="$directory"
    else
        warn "cannot get the Open vSwitch of trixie, see $log: only the installed one is measured"
    fi
}

cmd_bench() {
    local name=${1:-} benches
    benches=$(find "$HOME_DIR/bench" -maxdepth 1 -type f -executable -printf '%f ' 2>/dev/null || true)
    if [ -z "$name" ] || [ ! -x "$HOME_DIR/bench/$name" ]; then
        die "bench which? there is: ${benches:-none}"
    fi
    shift
    need_java
    need_maven
    need ovs-vswitchd ip ss ethtool curl jq
    case $name in vntag | javapath | overload | renewal | datapath) need_dpdk ;; esac
    [ "$name" != datapath ] || find_ovs_without_renewal
    export MVN NETVIS_HTTP_PORT="$HTTP_PORT" NETVIS_OPENFLOW_PORT="$OPENFLOW_PORT"
    "$HOME_DIR/bench/$name" "$@"
    if [ "$name" = control ]; then
        "$HOME_DIR/bench/compile"
    fi
    # VN-tags that no switch can remove come to the controller, which reads them.
    if [ "$name" = vntag ]; then
        "$HOME_DIR/bench/javapath" "$@"
        "$HOME_DIR/bench/packet" "$@"
    fi
}
