# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Rules as a person reads them."""

from typing import List

from netvis_cli.differences import leaves

_WORDS = {
    "eth.destination-mac-address": "to MAC", "eth.source-mac-address": "from MAC", "eth.ethertype": "ethertype",
    "destination-ipv4-network": "to", "source-ipv4-network": "from",
    "destination-ipv6-network": "to", "source-ipv6-network": "from",
}
_COMPARISON = {"eq": "", "neq": "not ", "lte": "up to ", "gte": "from "}


def sentence(rule: dict) -> str:
    """One rule: what it does, and with which packets."""
    return f"{rule.get('action', '?')} {match(rule.get('match', {}))}"


def match(content: dict) -> str:
    """What a match asks for."""
    words: List[str] = []
    for name, value in content.items():
        if name in ("ipv4", "ipv6"):
            words.append(" ".join([name] + [f"{_WORDS.get(leaf, leaf)} {text}" for leaf, text in
                                            leaves(value or {}).items()]))
        elif name in ("tcp", "udp", "sctp"):
            words.append(_transport(name, value or {}))
        elif isinstance(value, dict):
            words.append(" ".join([name] + [f"{leaf} {text}".rstrip() for leaf, text in leaves(value).items()]))
        else:
            words.append(" ".join(f"{leaf} {text}" for leaf, text in leaves(value, name).items()))
    return ", ".join(words) or "everything"


def _transport(name: str, content: dict) -> str:
    words = [name]
    for side, word in (("source-port", "from port"), ("destination-port", "to port")):
        if side in content:
            words.append(f"{word} {_ports(content[side])}")
    words += [f"{leaf} {text}" for leaf, text in leaves(content).items() if not leaf.startswith(("source", "dest"))]
    return " ".join(words)


def _ports(content: dict) -> str:
    if "port" in content:
        return f"{_COMPARISON.get(content.get('operator', 'eq'), '? ')}{content['port']}"
    return f"{content.get('lower-port')}..{content.get('upper-port')}"
