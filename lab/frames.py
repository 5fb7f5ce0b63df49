#!/usr/bin/python3
#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
"""Sends what a TAP would see of other machines' traffic: frames.py KIND INTERFACE."""

import logging
import struct
import sys

logging.getLogger("scapy").setLevel(logging.ERROR)

from scapy.contrib.geneve import GENEVE  # noqa: E402
from scapy.layers.inet import GRE, IP, TCP, UDP  # noqa: E402
from scapy.layers.l2 import Dot1Q, Ether  # noqa: E402
from scapy.layers.vxlan import VXLAN  # noqa: E402
from scapy.packet import Raw  # noqa: E402
from scapy.sendrecv import sendp  # noqa: E402

TRANSPARENT_ETHERNET = 0x6558
VN_TAG = 0x8926


def underlay(protocol):
    """A packet between two hypervisors."""
    return Ether(src="02:00:00:00:0b:01", dst="02:00:00:00:0b:02") / IP(src="172.16.0.1", dst="172.16.0.2") / protocol


def tenant(layer4, payload=b"tenant data"):
    """A frame between two virtual machines of a tenant."""
    return Ether(src="02:00:00:00:0a:01", dst="02:00:00:00:0a:02") / IP(src="10.1.0.1", dst="10.1.0.2") / layer4 / payload


def vxlan(vni, inner):
    return underlay(UDP(sport=50000, dport=4789) / VXLAN(flags="Instance", vni=vni)) / inner


def geneve(vni, inner):
    return underlay(UDP(sport=50001, dport=6081) / GENEVE(proto=TRANSPARENT_ETHERNET, vni=vni)) / inner


def gre(key, inner):
    return underlay(GRE(proto=TRANSPARENT_ETHERNET, key_present=1, key=key)) / inner


def tagged(vlan, frame):
    inner = frame.payload
    return Ether(src=frame.src, dst=frame.dst) / Dot1Q(vlan=vlan) / inner


def vn_tagged(destination, source, frame):
    """Behind the addresses: direction and pointer 0, destination VIF of 14 bits, looped and version 0, source VIF of 12."""
    tag = struct.pack("!HHH", destination, source, frame.type)
    return Ether(src=frame.src, dst=frame.dst, type=VN_TAG) / Raw(tag + bytes(frame.payload))


WEB = tenant(TCP(sport=40000, dport=80, flags="PA"))
SSH = tenant(TCP(sport=40001, dport=22, flags="PA"))

KINDS = {
    "vxlan": [vxlan(5001, WEB), vxlan(5001, SSH), vxlan(5002, WEB), vxlan(5001, WEB), underlay(UDP(sport=1234, dport=514)) / b"log"],
    "geneve-gre": [geneve(6042, WEB), geneve(6100, WEB), gre(7001, SSH), gre(7002, SSH)],
    "vn-tag": [vn_tagged(5, 7, WEB), vn_tagged(5, 7, SSH), vn_tagged(6, 7, WEB), WEB],
    "vlan": [tagged(100, WEB), tagged(200, WEB), WEB, tagged(100, SSH)],
}

if __name__ == "__main__":
    kind, interface = sys.argv[1:]
    sendp(KINDS[kind], iface=interface, verbose=False)
