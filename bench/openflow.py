#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
"""OpenFlow 1.3 with a bridge of Open vSwitch, as far as the benchmarks speak and understand it."""
import socket
import struct
import sys
import threading
import time

HELLO, ERROR, ECHO_REQUEST, ECHO_REPLY, EXPERIMENTER = range(5)
FLOW_MOD, MULTIPART_REQUEST, MULTIPART_REPLY = 14, 18, 19
AGGREGATE = 2
# ONF's extension 230
ONF, BUNDLE_ADD_MESSAGE = 0x4f4e4600, 2301
PAUSE_SECONDS = 0.001
LIMIT_SECONDS = 60
# What every flow of netvis has in its cookie, what those that forward have, and those of the renewal (docs/pipeline.md)
MARK, MARK_MASK = 0x4e56 << 48, 0xffff << 48
FORWARD, RENEWAL, KIND_MASK = 0x4e5603 << 40, 0x4e5608 << 40, 0xffffff << 40
WHOLE_COOKIE = (1 << 64) - 1


class Connection:
    """A stream of messages."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.send(HELLO)

    def send(self, kind, body=b"", number=1):
        self.socket.sendall(struct.pack("!BBHI", 4, kind, 8 + len(body), number) + body)

    def message(self):
        """Kind, number and body of the next message, None after the last one."""
        header = self.exactly(8)
        if header is None:
            return None
        _, kind, length, number = struct.unpack("!BBHI", header)
        return kind, number, self.exactly(length - 8)

    def exactly(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                return None
            data += part
        return data


class Switch(Connection):
    """A conversation with a bridge, to ask how many flows it has."""

    def flows(self, cookie=MARK, mask=MARK_MASK):
        """How many flows all tables have, by cookie."""
        body = struct.pack("!HHI", AGGREGATE, 0, 0)
        body += struct.pack("!B3xII4xQQ", 255, 0xffffffff, 0xffffffff, cookie, mask) + struct.pack("!HH4x", 1, 4)
        self.send(MULTIPART_REQUEST, body)
        while True:
            message = self.message()
            if message is None:
                sys.exit("bench: the switch closed the connection")
            kind, number, content = message
            if kind == ECHO_REQUEST:
                self.send(ECHO_REPLY, content, number)
            elif kind == ERROR:
                sys.exit("bench: the switch answered with an error: " + content.hex())
            elif kind == MULTIPART_REPLY:
                return struct.unpack("!QQI", content[8:28])[2]

    def until(self, wanted, cookie=MARK, mask=MARK_MASK):
        """When the switch has that many flows. It is asked each millisecond, but less than half of the time: whatever
        answers cannot do what it is asked about, and this program has one of the few cores."""
        limit = time.perf_counter() + LIMIT_SECONDS
        while True:
            asked = time.perf_counter()
            have = self.flows(cookie, mask)
            now = time.perf_counter()
            if have == wanted:
                return now
            if now > limit:
                sys.exit(f"bench: the switch has {have} flows after {LIMIT_SECONDS} s, not {wanted}")
            time.sleep(max(PAUSE_SECONDS, now - asked))


class Snoop(Connection):
    """Counts the changes of flows that a bridge is sent by its controller, and leaves out those of the renewal."""

    def __init__(self, path):
        super().__init__(path)
        self.flow_mods = 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while (message := self.message()) is not None:
            kind, _, body = message
            if kind == EXPERIMENTER and struct.unpack("!II", body[:8]) == (ONF, BUNDLE_ADD_MESSAGE):
                kind, body = body[17], body[24:]
            if kind == FLOW_MOD and struct.unpack("!Q", body[:8])[0] & KIND_MASK != RENEWAL:
                self.flow_mods += 1
