#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
"""Sends and captures Ethernet frames for the tests, as long as its input is open.

  in:   open INTERFACE
        send INTERFACE HEX
  out:  INTERFACE HEX      for each frame that arrives at an opened interface
        opened INTERFACE
"""

import os
import selectors
import socket
import struct
import sys

ETH_P_ALL = 3
SOL_PACKET = 263
PACKET_AUXDATA = 8
PACKET_IGNORE_OUTGOING = 23
TP_STATUS_VLAN_VALID = 1 << 4
TP_STATUS_VLAN_TPID_VALID = 1 << 6
AUXDATA = struct.Struct("=IIIHHHH")

sockets = {}
selector = selectors.DefaultSelector()


def open_interface(name):
    packet = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    packet.setsockopt(SOL_PACKET, PACKET_AUXDATA, 1)
    packet.setsockopt(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1)
    packet.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
    packet.bind((name, 0))
    packet.setblocking(False)
    sockets[name] = packet
    selector.register(packet, selectors.EVENT_READ, name)
    print("opened", name)


def receive(name):
    """Linux takes the outermost VLAN tag off before anybody sees the frame; this puts it back."""
    while True:
        try:
            frame, ancillary, _, _ = sockets[name].recvmsg(65536, 256)
        except BlockingIOError:
            return
        except OSError:
            # The interface has gone
            selector.unregister(sockets.pop(name))
            return
        for level, kind, data in ancillary:
            if level == SOL_PACKET and kind == PACKET_AUXDATA:
                status, _, _, _, _, tci, tpid = AUXDATA.unpack_from(data)
                if status & TP_STATUS_VLAN_VALID:
                    if not status & TP_STATUS_VLAN_TPID_VALID:
                        tpid = 0x8100
                    frame = frame[:12] + struct.pack(">HH", tpid, tci) + frame[12:]
        print(name, frame.hex())


def obey(line):
    words = line.split()
    if words[0] == "open":
        open_interface(words[1])
    elif words[0] == "send":
        sockets[words[1]].send(bytes.fromhex(words[2]))


def main():
    pending = b""
    selector.register(sys.stdin, selectors.EVENT_READ, None)
    while True:
        for key, _ in selector.select():
            if key.data is not None:
                receive(key.data)
                continue
            data = os.read(sys.stdin.fileno(), 1 << 16)
            if not data:
                return
            *lines, pending = (pending + data).split(b"\n")
            for line in lines:
                obey(line.decode())
        sys.stdout.flush()


main()
