#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# 'netvis demo': example policies, traffic, and what each tool received of it.

readonly DEMO_DIR="$WORK_DIR/demo"

cmd_demo() {
    need_root demo
    need ovs-vswitchd ip ss ethtool ping curl jq tshark tcpdump scapy
    cmd_start
    lab_up
    heading "The switches and who is attached, then one policy after the other, through RESTCONF"
    demo_configure
    heading "What netvis made of it"
    demo_await_policies
    cmd_status
    DEMO_FAILED=0
    rm -rf "$DEMO_DIR"
    # Captures hold what people say
    (umask 077 && mkdir -p "$DEMO_DIR")
    demo_ping
    demo_web
    demo_vxlan
    demo_geneve_gre
    demo_vlan
    demo_vn_tag
    demo_ask
    heading "Result"
    [ "$DEMO_FAILED" -eq 0 ] || die "$DEMO_FAILED of the tools did not receive what the policies say"
    say "Every tool received what the policies say, each frame once. The captures are in $DEMO_DIR."
    say "See who sees what: ${RESTS%/rests}/netvis, user admin, password $(awk 'NR == 1 { print $NF }' "$CREDENTIALS")"
    say "The lab and the controller are still up: './netvis status', './netvis lab down', './netvis stop'."
}

heading() { printf '\n=== %s\n' "$*"; }

demo_configure() {
    local file name examples="$HOME_DIR/lab/examples"
    say "PATCH $RESTS/data/netvis:netvis"
    say "      with lab/examples/fabric.json"
    rest_checked PATCH data/netvis:netvis "@$examples/fabric.json"
    for file in "$examples"/policy-*.json; do
        name=$(jq -r '."netvis:policy"[0].name' "$file")
        say "PUT   $RESTS/data/netvis:netvis/tenant=demo/policy=$name"
        say "      with lab/examples/$(basename "$file")"
        rest_checked PUT "data/netvis:netvis/tenant=demo/policy=$name" "@$file"
    done
}

demo_await_policies() {
    local end=$((SECONDS + 30))
    until rest GET 'data/netvis:netvis-state/tenant=demo?content=nonconfig' \
            | jq -e --argjson wanted "$(demo_policies)" \
            '[."netvis:tenant"[0].policy[]? | select(.state == "active") | .name] | contains($wanted)' >/dev/null; do
        [ $SECONDS -lt $end ] || { cmd_status; die "not all policies are active after 30 s"; }
        sleep 0.25
    done
}

demo_policies() { jq -s '[.[]."netvis:policy"[0].name]' "$HOME_DIR"/lab/examples/policy-*.json; }

demo_ping() {
    local pings='icmp && !(ip.addr == 10.10.0.254)'
    heading "Virtual machines: policy vm-ping (pings of vm1, but not with the gateway -> ids)"
    capture_start ping vm1 vm1
    ip netns exec nv-vm1 ping -q -c 2 -i 0.3 10.10.0.2 >/dev/null
    ip netns exec nv-vm1 ping -q -c 2 -i 0.3 10.10.0.254 >/dev/null
    capture_stop
    account "passed vm1" vm1
    expect ids tool2 "$(count vm1 "$pings")" "$pings"
    expect recorder tool3 0
}

demo_web() {
    local web='tcp.port == 80' server
    heading "Virtual machine to virtual machine: policy vm-web (port 80 of vm1 and vm2 -> ids and recorder)"
    say "Each frame is seen at two sources of the policy, and delivered once."
    mkdir -p "$DEMO_DIR/www"
    echo "hello from vm2" >"$DEMO_DIR/www/index.html"
    ip netns exec nv-vm2 /usr/bin/python3 -m http.server 80 --directory "$DEMO_DIR/www" >/dev/null 2>&1 &
    server=$!
    capture_start web vm1 vm1
    ip netns exec nv-vm1 curl -s -o /dev/null --retry 20 --retry-connrefused --retry-delay 1 http://10.10.0.2/
    capture_stop
    end_process "$server"
    account "passed vm1" vm1
    expect ids tool2 "$(count vm1 "$web")" "$web"
    expect recorder tool3 "$(count vm1 "$web")" "$web"
}

demo_vxlan() {
    heading "Tapped VXLAN: policies vxlan-web (VNI 5001, port 80, unwrapped -> ids), underlay (as it is -> recorder)"
    demo_tapped vxlan feed0 tap0
    expect ids tool0 "$(count tap0 'vxlan.vni == 5001 && tcp.dstport == 80')" 'tcp.dstport == 80 && !vxlan'
    expect recorder tool1 "$(count tap0 vxlan)" vxlan
}

demo_geneve_gre() {
    local selected='(geneve.vni >= 6000 && geneve.vni <= 6099) || gre.key == 7001'
    heading "Tapped Geneve and GRE: policy geneve-and-gre (VNI 6000..6099, GRE key 7001, unwrapped -> ids)"
    demo_tapped geneve-gre feed0 tap0
    expect ids tool0 "$(count tap0 "$selected")" 'tcp && !geneve && !gre'
    expect recorder tool1 0
}

demo_vlan() {
    heading "Tapped VLAN: policy vlan-100 (VLAN 100, untagged -> recorder)"
    demo_tapped vlan feed1 tap1
    expect ids tool0 0
    expect recorder tool1 "$(count tap1 'vlan.id == 100')" 'tcp && !vlan'
}

demo_vn_tag() {
    heading "Tapped VN-tag: policy vif-5 (destination VIF 5, port 80, without the tag -> ids)"
    demo_tapped vn-tag feed1 tap1
    expect ids tool0 "$(count tap1 'vntag.dst == 5 && tcp.dstport == 80')" 'tcp && !vntag'
    expect recorder tool1 0
}

demo_ask() {
    local capture="$DEMO_DIR/vxlan/tap0.pcap"
    heading "Why did it go there? And what would come of another policy?"
    demo_command explain --source feed0 --capture "$capture" --number 1
    demo_command preview "$HOME_DIR/lab/examples/policy-vlan-100.json" --delete policy/underlay --lines 4
}

# Shows a command of netvis, and does it.
demo_command() {
    say ""
    say "\$ ./netvis $*"
    (run_cli "$1" --tenant demo "${@:2}") | cut -c 1-200 || die "./netvis $1 failed"
}

# KIND MACHINE PORT: sends frames of a kind into a tap port.
demo_tapped() {
    capture_start "$1" "$2" "$3"
    ip netns exec "nv-$2" /usr/bin/python3 "$HOME_DIR/lab/frames.py" "$1" "$3"
    capture_stop
    account "went into $3" "$3"
}

# SCENE MACHINE PORT: captures at a port of a machine and at all ports of the tools.
capture_start() {
    local port machine
    SCENE_DIR="$DEMO_DIR/$1"
    CAPTURES=()
    mkdir -p "$SCENE_DIR"
    capture "nv-$2" "$3"
    while read -r _ port machine; do
        case $port in tool*) capture "nv-$machine" "$port" ;; esac
    done <<<"$LAB_PORTS"
}

capture() {
    local log="$SCENE_DIR/$2.log"
    # --immediate-mode and -U: no frame waits in a buffer when the capture ends.
    ip netns exec "$1" tcpdump -i "$2" -U --immediate-mode -Z root -w "$SCENE_DIR/$2.pcap" 2>"$log" &
    CAPTURES+=($!)
    until grep -qs 'listening on' "$log"; do
        is_alive $! || { cat "$log" >&2; die "tcpdump at $2 does not run"; }
        sleep 0.05
    done
}

# The last frame has half a second to arrive.
capture_stop() {
    sleep 0.5
    kill -INT "${CAPTURES[@]}"
    wait "${CAPTURES[@]}" || true
}

count() { frames "$1" -Y "$2" -T fields -e frame.number | wc -l; }

frames() {
    local capture="$SCENE_DIR/$1.pcap"
    shift
    tshark -n -r "$capture" "$@" 2>/dev/null
}

# TOOL PORT COUNT [FILTER]: that many frames have reached the tool, and all of them pass the filter.
expect() {
    local tool=$1 port=$2 wanted=$3 filter=${4:-frame} received right
    received=$(count "$port" frame)
    right=$(count "$port" "$filter")
    account "reached $tool at $port" "$port"
    if [ "$received" -eq "$wanted" ] && [ "$right" -eq "$wanted" ]; then
        say "  as the policies say: $wanted${4:+ of: $4}"
    else
        say "  WRONG: the policies say $wanted${4:+ of: $4}"
        DEMO_FAILED=$((DEMO_FAILED + 1))
    fi
}

# One line a frame: length, protocols, then the addresses and tags of each layer from the outermost in.
account() {
    say ""
    say "$(frames "$2" | wc -l) frames $1"
    local field fields=()
    for field in frame.number frame.len frame.protocols ip.src ip.dst vlan.id vxlan.vni geneve.vni gre.key \
            tcp.srcport tcp.dstport icmp.type arp.opcode vntag.dst vntag.src; do
        fields+=(-e "$field")
    done
    frames "$2" -T fields -E separator='|' -E aggregator=, -E occurrence=a "${fields[@]}" | awk -F'|' '
        function decimal(hex, i, n) {
            for (i = 3; i <= length(hex); i++) n = n * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
            return n
        }
        function tag(name, value) { return value == "" ? "" : "  " name " " value }
        {
            protocols = $3; gsub(/:ethertype|:data|:http|:data-text-lines|:syslog/, "", protocols)
            pairs = ""; layers = split($4, source, ","); split($5, destination, ",")
            for (i = 1; i <= layers; i++) pairs = pairs (i > 1 ? " | " : "") source[i] " > " destination[i]
            printf "  %2d  %4d B  %-32s %s", $1, $2, protocols, pairs
            print tag("to vif", $14) tag("from vif", $15) tag("vlan", $6) tag("vni", $7) tag("vni", decimal($8)) \
                tag("key", decimal($9)) \
                ($10 == "" ? "" : "  tcp " $10 " > " $11) tag("icmp type", $12) tag("arp", $13)
        }'
}
