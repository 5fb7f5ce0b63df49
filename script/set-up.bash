#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# Installs what is missing: Debian packages, a JDK, Maven, Open vSwitch with DPDK.

readonly JDK_RELEASE=21
readonly MAVEN_NEEDED=3.9.5
readonly MAVEN_FETCHED=3.9.11

apt_install() {
    command -v apt-get >/dev/null || die "please install: $*"
    say "installing $*"
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@")
    mkdir -p "$WORK_DIR"
    as_root "${install[@]}" >"$WORK_DIR/apt.log" 2>&1 && return
    # The package lists may be old or missing.
    as_root apt-get update -q >>"$WORK_DIR/apt.log" 2>&1 || true
    as_root "${install[@]}" >>"$WORK_DIR/apt.log" 2>&1 || die "cannot install $*: $(tail -n 5 "$WORK_DIR/apt.log")"
}

# Installs the packages of those of the given tools that are missing.
need() {
    local tool missing=()
    for tool in "$@"; do
        has_tool "$tool" || missing+=("$(package_of "$tool")")
    done
    [ ${#missing[@]} -eq 0 ] || apt_install "${missing[@]}"
}

has_tool() {
    case $1 in
        scapy) [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import scapy' 2>/dev/null ;;
        prometheus-client) [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import prometheus_client' 2>/dev/null ;;
        yaml) [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import yaml' 2>/dev/null ;;
        *) command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] ;;
    esac
}

package_of() {
    case $1 in
        ip | ss) echo iproute2 ;;
        ansible-playbook) echo ansible-core ;;
        ping) echo iputils-ping ;;
        ovs-vswitchd) echo openvswitch-switch ;;
        node) echo nodejs ;;
        scapy | prometheus-client | yaml) echo "python3-$1" ;;
        ssh | ssh-keygen) echo openssh-client ;;
        *) echo "$1" ;;
    esac
}

# Open vSwitch with DPDK, and DPDK's drivers for virtual ports, which have DPDK's version in their names. Debian's
# alternatives keep /usr/sbin/ovs-vswitchd the one without DPDK.
need_dpdk() {
    local driver package drivers=()
    for driver in net-pcap net-null mempool-ring; do
        compgen -G "/usr/lib/*/librte_${driver/-/_}.so.*" >/dev/null && continue
        package=$(apt-cache search --names-only "^librte-${driver}[0-9]+$" 2>/dev/null | cut -d ' ' -f 1 \
            | sort -V | tail -n 1)
        [ -n "$package" ] \
            || die "no package librte-$driver: please run apt-get update, or install DPDK's driver $driver"
        drivers+=("$package")
    done
    [ -x /usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk ] || drivers+=(openvswitch-switch-dpdk)
    [ ${#drivers[@]} -eq 0 ] || apt_install "${drivers[@]}"
}

# Leaves JAVA_HOME set to a JDK that is new enough.
need_java() {
    local home
    if ! home=$(find_jdk); then
        local package
        package=$(apt-cache search --names-only '^openjdk-(21|25)-jdk-headless$' 2>/dev/null | cut -d ' ' -f 1 \
            | sort -V | tail -n 1)
        [ -n "$package" ] || die "no JDK $JDK_RELEASE or newer: please install one and set JAVA_HOME"
        apt_install "$package"
        home=$(find_jdk) || die "no JDK $JDK_RELEASE or newer, even with $package: please set JAVA_HOME"
    fi
    export JAVA_HOME="$home"
    export PATH="$JAVA_HOME/bin:$PATH"
    if [ "$(java_release "$JAVA_HOME")" -ge 24 ]; then
        # Maven's own libraries use sun.misc.Unsafe; the JVM would warn in every run.
        export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
    fi
}

find_jdk() {
    local home javac
    for home in "${JAVA_HOME:-}" "$(javac=$(command -v javac) && dirname "$(dirname "$(readlink -f "$javac")")")" \
            /usr/lib/jvm/*; do
        # Without a name it would be /bin/javac, which is no JDK's home.
        if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(java_release "$home")" -ge "$JDK_RELEASE" ]; then
            echo "$home"
            return
        fi
    done
    return 1
}

java_release() {
    local release
    release=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    echo "${release:-0}"
}

# Leaves in MVN the command of a Maven that is new enough.
need_maven() {
    local fetched="$WORK_DIR/apache-maven-$MAVEN_FETCHED"
    MVN=$(command -v mvn || true)
    if [ -n "$MVN" ] && is_at_least "$MAVEN_NEEDED" "$(maven_version "$MVN")"; then
        return
    fi
    if [ ! -x "$fetched/bin/mvn" ]; then
        [ -n "$MVN" ] || apt_install maven
        fetch_maven
    fi
    MVN="$fetched/bin/mvn"
}

maven_version() {
    "$1" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1
}

is_at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

# The old Maven fetches the new one, from wherever it is set up to fetch from.
fetch_maven() {
    say "fetching Maven $MAVEN_FETCHED"
    mkdir -p "$WORK_DIR"
    mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        -Dartifact="org.apache.maven:apache-maven:$MAVEN_FETCHED:tar.gz:bin" -DoutputDirectory="$WORK_DIR" \
        || die "cannot fetch Maven $MAVEN_FETCHED: please install Maven $MAVEN_NEEDED or newer"
    tar xzf "$WORK_DIR/apache-maven-$MAVEN_FETCHED-bin.tar.gz" -C "$WORK_DIR"
    rm "$WORK_DIR/apache-maven-$MAVEN_FETCHED-bin.tar.gz"
}
