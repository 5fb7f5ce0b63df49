#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# 'netvis lab': a network to try netvis in.

readonly LAB_DIR="$WORK_DIR/lab"

# A private Open vSwitch in a network namespace of its own, and everything attached to it in others: the lab cannot
# touch the host's interfaces, its Open vSwitch or its bridges. Only nv-ctl, the link to the controller, is outside.
#
#   br-int (inline)  vm1 vm2 vm3 uplink        tool2 -> ids  tool3 -> recorder
#   br-tap (tap)     tap0 tap1 <- feeds        tool0 -> ids  tool1 -> recorder        vxlan0 geneve0 gre0
#
# A port has the name of the interface at its other end; that is in the namespace nv-<machine>.
readonly LAB_SWITCH=nv-ovs
readonly LAB_CONTROLLER=169.254.253.1
readonly LAB_PORTS='
    br-int vm1    vm1
    br-int vm2    vm2
    br-int vm3    vm3
    br-int uplink gateway
    br-int tool2  ids
    br-int tool3  recorder
    br-tap tap0   feed0
    br-tap tap1   feed1
    br-tap tool0  ids
    br-tap tool1  recorder
'
readonly LAB_ADDRESSES='
    vm1    02:00:00:00:00:01 10.10.0.1/24
    vm2    02:00:00:00:00:02 10.10.0.2/24
    vm3    02:00:00:00:00:03 10.10.0.3/24
    uplink 02:00:00:00:00:fe 10.10.0.254/24
'

cmd_lab() {
    case ${1:-} in
        up) need_root 'lab up' && lab_up ;;
        down) need_root 'lab down' && lab_down ;;
        *) die "lab what? 'lab up' or 'lab down'" ;;
    esac
}

lab_up() {
    need ovs-vswitchd ip ethtool
    if lab_is_up; then
        say "the lab is up already"
    else
        lab_remove
        lab_make_switch
        lab_make_bridges
        lab_attach_machines
        say "the lab is up"
    fi
    lab_say_where
}

lab_say_where() {
    say "  machines   $(lab_machines | sed 's/^/nv-/' | paste -sd ' ')    ip netns exec nv-vm1 ping 10.10.0.2"
    say "  switch     $LAB_SWITCH    export OVS_RUNDIR=$LAB_DIR/ovs; ovs-ofctl -O OpenFlow13 dump-flows br-tap"
}

lab_down() {
    lab_remove
    say "the lab is down"
}

lab_machines() { awk 'NF { print $3 }' <<<"$LAB_PORTS" | sort -u; }

lab_is_up() { lab_ovs status; }

# COMMAND: of the script for a private Open vSwitch.
lab_ovs() { "$HOME_DIR/lab/open-vswitch" "$1" "$LAB_DIR/ovs"; }

lab_remove() {
    local machine
    lab_ovs stop
    for machine in ovs $(lab_machines); do
        [ ! -e "/run/netns/nv-$machine" ] || ip netns del "nv-$machine"
    done
    [ ! -e /sys/class/net/nv-ctl ] || ip link del nv-ctl
    rm -rf "$LAB_DIR"
}

lab_make_switch() {
    make_namespace "$LAB_SWITCH"
    ip link add nv-ctl type veth peer name nv-ctl netns "$LAB_SWITCH"
    ip addr add "$LAB_CONTROLLER/30" dev nv-ctl
    ip link set nv-ctl up
    ip -n "$LAB_SWITCH" addr add 169.254.253.2/30 dev nv-ctl
    ip -n "$LAB_SWITCH" link set nv-ctl up
    in_switch "$HOME_DIR/lab/open-vswitch" start "$LAB_DIR/ovs"
}

in_switch() {
    ip netns exec "$LAB_SWITCH" env OVS_RUNDIR="$LAB_DIR/ovs" OVS_DBDIR="$LAB_DIR/ovs" "$@"
}

lab_make_bridges() {
    local common=(datapath_type=netdev fail_mode=secure protocols=OpenFlow13)
    in_switch ovs-vsctl \
        -- add-br br-int -- set bridge br-int "${common[@]}" other-config:datapath-id=00000000000000a1 \
        -- add-br br-tap -- set bridge br-tap "${common[@]}" other-config:datapath-id=00000000000000a2 \
                            other-config:hwaddr=02:00:00:00:00:a2 \
        -- add-port br-tap vxlan0 -- set interface vxlan0 type=vxlan options:remote_ip=flow options:key=flow \
        -- add-port br-tap geneve0 -- set interface geneve0 type=geneve options:remote_ip=flow options:key=flow \
        -- add-port br-tap gre0 -- set interface gre0 type=gre options:remote_ip=flow options:key=flow
    # Out of band: the way to the controller is not through the bridge, so no hidden flows are needed for it.
    local bridge
    for bridge in br-int br-tap; do
        in_switch ovs-vsctl set-controller "$bridge" "tcp:$LAB_CONTROLLER:$OPENFLOW_PORT" \
            -- set controller "$bridge" connection_mode=out-of-band max_backoff=1000
    done
    # Tapped tunnels are unwrapped by way of the bridge's own address.
    ip -n "$LAB_SWITCH" addr add 192.0.2.1/24 dev br-tap
    ip -n "$LAB_SWITCH" link set br-tap up
}

lab_attach_machines() {
    local machine bridge port address mac
    for machine in $(lab_machines); do
        make_namespace "nv-$machine"
    done
    while read -r bridge port machine; do
        [ -z "$bridge" ] || lab_attach "$bridge" "$port" "nv-$machine"
    done <<<"$LAB_PORTS"
    while read -r port mac address; do
        [ -n "$port" ] || continue
        machine=$(awk -v port="$port" '$2 == port { print $3 }' <<<"$LAB_PORTS")
        ip -n "nv-$machine" link set "$port" address "$mac"
        ip -n "nv-$machine" addr add "$address" dev "$port"
    done <<<"$LAB_ADDRESSES"
    keep_out_of_flooding br-int tool2
    keep_out_of_flooding br-int tool3
}

# Without IPv6, so that nothing is on the wire but what somebody sends.
make_namespace() {
    ip netns add "$1"
    ip netns exec "$1" sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    ip -n "$1" link set lo up
}

lab_attach() {
    local bridge=$1 port=$2 namespace=$3
    ip link add "$port" netns "$LAB_SWITCH" type veth peer name "$port" netns "$namespace"
    ip -n "$LAB_SWITCH" link set "$port" up
    # The switch would otherwise see segments larger than a frame, without their checksums.
    ip netns exec "$namespace" ethtool -K "$port" tx off tso off gso off gro off >/dev/null
    ip -n "$namespace" link set "$port" up
    in_switch ovs-vsctl add-port "$bridge" "$port"
}

# A mirror that selects nothing takes its output port out of NORMAL: nothing is flooded to it, and nothing that comes
# in there is forwarded. What a flow or a group sends to the port arrives.
keep_out_of_flooding() {
    in_switch ovs-vsctl -- --id=@port get port "$2" -- --id=@mirror create mirror name="netvis-$2" output-port=@port \
        -- add bridge "$1" mirrors @mirror >/dev/null
}
