#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# 'netvis build' and 'netvis install'.

# 'clean', because the YANG plug-in, when nothing changed, leaves out what it generated and javac then misses it.
# -Pq is odlparent's quick build: no tests and no checks, which are for 'test'.
cmd_build() {
    need_java
    need_maven
    need node npm
    (cd "$HOME_DIR" && "$MVN" -B -q -Pq clean install)
    say "built $(distribution)"
}

build_if_stale() {
    local archive sources
    sources=(pom.xml api access journal restconf ovs-extension impl metrics console ui features karaf-agent \
        karaf-distribution)
    archive=$(distribution || true)
    if [ -n "$archive" ]; then
        (cd "$HOME_DIR" && find "${sources[@]}" \( -name target -o -name node_modules \) -prune \
            -o -type f -newer "$archive" -print -quit) | grep -q . || return 0
    fi
    say "building"
    cmd_build
}

distribution() {
    find "$HOME_DIR/karaf-distribution/target" -maxdepth 1 -name 'netvis-karaf-*.tar.gz' 2>/dev/null | grep .
}

# What is refused is refused before the build, and with the JDK that Karaf will have, which need_java may replace.
cmd_install() {
    local mode=()
    case ${1:-} in --check) mode=("$1"); shift ;; esac
    [ $# -eq 1 ] || die "install where? 'install KARAF_DIR' or 'install --check KARAF_DIR'"
    "$HOME_DIR/install/karaf" --examine "$1"
    (need_java; build_if_stale)
    "$HOME_DIR/install/karaf" "${mode[@]}" "$1" "$(distribution)"
}
