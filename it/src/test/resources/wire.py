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
        garbage INTERFACE COUNT SEED      sends frames with a VN-tag that are anything behind it
  out:  INTERFACE HEX      for each frame that arrives at an opened interface
        opened INTERFACE
        sent INTERFACE     after garbage
"""

import os
import random
import selectors
import socket
import struct
import sys
import time

ETH_P_ALL = 3
SOL_PACKET = 263
PACKET_AUXDATA = 8
PACKET_IGNORE_OUTGOING = 23
TP_STATUS_VLAN_VALID = 1 << 4
TP_STATUS_VLAN_TPID_VALID = 1 << 6
AUXDATA = struct.Struct("=IIIHHHH")

# Ethertypes behind a VN-tag
TYPES = (0x0800, 0x86dd, 0x8100, 0x88a8, 0x8847, 0x894f, 0x8926, 0x0806, 0x88b5)

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


def send_garbage(name, count, seed):
    """Random bytes behind a VN-tag, many of which begin like a header; no more at once than a switch can take in."""
    chance = random.Random(seed)
    for number in range(count):
        frame = bytearray(chance.randbytes(18 + chance.randrange(120)))
        frame[12:14] = b"\x89\x26"
        if len(frame) >= 20:
            kind = chance.randrange(len(TYPES) + 1)
            if kind < len(TYPES):
                frame[18:20] = struct.pack(">H", TYPES[kind])
        if len(frame) > 20 and chance.randrange(2):
            frame[20] = chance.choice((0x45, 0x60))
        sockets[name].send(frame)
        if number % 32 == 31:
            time.sleep(0.002)
    print("sent", name)


def obey(line):
    words = line.split()
    if words[0] == "open":
        open_interface(words[1])
    elif words[0] == "send":
        sockets[words[1]].send(bytes.fromhex(words[2]))
    elif words[0] == "garbage":
        send_garbage(words[1], int(words[2]), int(words[3]))


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
