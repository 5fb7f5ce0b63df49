# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""What the cookie and the priority of a flow tell: docs/pipeline.md and Cookie.java, Numbers.java, Band.java."""

from typing import Dict, Iterable, Optional

MARK = 0x4E56
KINDS = {1: "admit", 2: "transit", 3: "forward", 4: "skip", 5: "strip", 6: "vn-tag", 7: "vn-tag-test", 8: "renew",
         9: "punt", 10: "controller"}
OF_POLICIES = ("forward", "skip", "punt")

_SEEN = 60_000
_HOLE = 30_001
_HEARD = 30_000
_RULES = 29_000
_WORD = 0xFFFFFFFF


def kind(cookie: int) -> Optional[str]:
    """What a flow is for; None if it is not netvis's."""
    if cookie >> 48 != MARK:
        return None
    return KINDS.get(cookie >> 40 & 0xFF, "?")


def number(cookie: int) -> Optional[int]:
    """The number of the policy that a flow is for; None if it is for none."""
    return cookie & _WORD if kind(cookie) in OF_POLICIES else None


def numbers(policies: Iterable[str]) -> Dict[int, str]:
    """Policies, as TENANT/NAME, by their numbers. Two whose hashes are equal cannot be told apart from here."""
    result: Dict[int, str] = {}
    for policy in sorted(policies):
        own = murmur3(policy.encode())
        result[own] = f"{result[own]} or {policy}" if own in result else policy
    return result


def rule(priority: int) -> Optional[int]:
    """The index of the rule that a flow of a policy is for; None if it is for none."""
    for highest in (_SEEN, _HEARD):
        if highest - _RULES < priority <= highest:
            return highest - priority
    return None


def is_hole(priority: int) -> bool:
    """Whether a flow leaves out what a source would hear from itself."""
    return priority == _HOLE


def murmur3(data: bytes) -> int:
    """MurmurHash3 of 32 bits, seed 0, by Austin Appleby, who put it into the public domain."""
    result = 0
    for start in range(0, len(data) & ~3, 4):
        result ^= _mixed(int.from_bytes(data[start:start + 4], "little"))
        result = (_rotated(result, 13) * 5 + 0xE6546B64) & _WORD
    result ^= _mixed(int.from_bytes(data[len(data) & ~3:], "little"))
    result ^= len(data)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        result ^= result >> shift
        result = result * factor & _WORD
    return result


def _mixed(word: int) -> int:
    return _rotated(word * 0xCC9E2D51 & _WORD, 15) * 0x1B873593 & _WORD


def _rotated(word: int, bits: int) -> int:
    return (word << bits | word >> 32 - bits) & _WORD
