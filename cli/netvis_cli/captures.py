# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Frames of captures, pcap and pcapng, as hexadecimal digits."""

import struct
from typing import Iterator

from netvis_cli.failures import UsageFailure

_PCAP = {b"\xd4\xc3\xb2\xa1": "<", b"\xa1\xb2\xc3\xd4": ">", b"\x4d\x3c\xb2\xa1": "<", b"\xa1\xb2\x3c\x4d": ">"}
_SECTION, _ENHANCED, _SIMPLE = 0x0A0D0D0A, 6, 3
_ETHERNET = 1
_MOST = 65_535


def frame(path: str, number: int) -> str:
    """One frame, counted from 1 as Wireshark does."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise UsageFailure(f"cannot read {path}: {error.strerror}") from None
    count = 0
    try:
        for found in _pcap(data) if data[:4] in _PCAP else _pcapng(data):
            count += 1
            if count == number:
                return _checked(found, path)
    except (struct.error, ValueError, KeyError):
        raise UsageFailure(f"{path} is no capture of Ethernet frames, as pcap or pcapng, or ends early") from None
    raise UsageFailure(f"{path} has no frame {number}; it has {count}")


def _checked(found: bytes, path: str) -> str:
    if not 14 <= len(found) <= _MOST:
        raise UsageFailure(f"{path}: a frame of {len(found)} bytes is none of Ethernet")
    return found.hex()


def _pcap(data: bytes) -> Iterator[bytes]:
    order = _PCAP[data[:4]]
    if struct.unpack_from(order + "I", data, 20)[0] & 0xFFFF != _ETHERNET:
        raise ValueError
    place = 24
    while place < len(data):
        length = struct.unpack_from(order + "I", data, place + 8)[0]
        yield _part(data, place + 16, length)
        place += 16 + length


def _pcapng(data: bytes) -> Iterator[bytes]:
    place, order = 0, "<"
    if data[:4] != b"\x0a\x0d\x0d\x0a":
        raise ValueError
    while place < len(data):
        if data[place:place + 4] == b"\x0a\x0d\x0d\x0a":
            order = "<" if data[place + 8:place + 12] == b"\x4d\x3c\x2b\x1a" else ">"
        kind, total = struct.unpack_from(order + "II", data, place)
        if total < 12:
            raise ValueError
        if kind == _ENHANCED:
            yield _part(data, place + 28, struct.unpack_from(order + "I", data, place + 20)[0])
        elif kind == _SIMPLE:
            yield _part(data, place + 12, min(total - 16, struct.unpack_from(order + "I", data, place + 8)[0]))
        place += total


def _part(data: bytes, start: int, length: int) -> bytes:
    if start + length > len(data):
        raise ValueError
    return data[start:start + length]
