# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""The flows of a bridge, asked of its switch, each with the policy and rule that it is for."""

from typing import Any, Dict, List

from netvis_cli import cookies
from netvis_cli.differences import leaves
from netvis_cli.objects import find, objects_of, of_kind
from netvis_cli.server import Server
from netvis_cli.tables import table

_RPC = "opendaylight-direct-statistics:get-flow-statistics"
_NODE = ("/opendaylight-inventory:nodes/opendaylight-inventory:node"
         "[opendaylight-inventory:id='openflow:{}']")
_HEAD = ("table", "priority", "kind", "policy", "rule", "packets", "bytes", "match", "does")
_SHORT = {
    "in-port": "in_port", "ethernet-match.ethernet-type.type": "eth_type", "ip-match.ip-protocol": "ip_proto",
    "ethernet-match.ethernet-destination.address": "eth_dst", "ethernet-match.ethernet-source.address": "eth_src",
    "ethernet-match.ethernet-destination.mask": "eth_dst/mask", "ethernet-match.ethernet-source.mask": "eth_src/mask",
    "vlan-match.vlan-id.vlan-id": "vlan_vid", "vlan-match.vlan-id.vlan-id-present": "vlan",
    "ipv4-source": "ip_src", "ipv4-destination": "ip_dst", "ipv6-source": "ipv6_src", "ipv6-destination": "ipv6_dst",
    "tcp-source-port": "tcp_src", "tcp-destination-port": "tcp_dst", "udp-source-port": "udp_src",
    "udp-destination-port": "udp_dst", "tunnel.tunnel-id": "tun_id", "tunnel.tunnel-mask": "tun_id/mask",
    "metadata.metadata": "metadata", "metadata.metadata-mask": "metadata/mask",
}


def flows(server: Server, name: str) -> List[Dict[str, Any]]:
    """The flows of a bridge, in the order of their tables and priorities."""
    configured = objects_of(server.configuration())
    datapath = int(configured[find(configured, "bridge", name, None)]["datapath-id"], 16)
    answer = server.call(_RPC, {"node": _NODE.format(datapath)})
    policies = {f"{key.tenant}/{key.name}": value for key, value in of_kind(configured, "policy", None)}
    numbers = cookies.numbers(policies)
    result = [_flow(flow, numbers, policies) for flow in answer.get("flow-and-statistics-map-list", [])]
    return sorted(result, key=lambda it: (it["table"], -it["priority"], it["match"]))


def _flow(flow: dict, numbers: Dict[int, str], policies: Dict[str, dict]) -> Dict[str, Any]:
    cookie, priority = int(flow["cookie"]), int(flow["priority"])
    number = cookies.number(cookie)
    policy = None if number is None else numbers.get(number, f"0x{number:08x}, of no policy that is configured")
    return {
        "table": flow["table_id"], "priority": priority, "cookie": f"0x{cookie:016x}",
        "kind": cookies.kind(cookie) or "not netvis's", "policy": policy,
        "rule": None if policy is None else _rule(policies.get(policy, {}), priority),
        "packets": int(flow.get("packet-count", 0)), "bytes": int(flow.get("byte-count", 0)),
        "match": match(flow.get("match", {})), "does": does(flow),
    }


def _rule(policy: dict, priority: int) -> Any:
    if cookies.is_hole(priority):
        return "(hole)"
    index, rules = cookies.rule(priority), policy.get("rule", [])
    return rules[index]["name"] if index is not None and index < len(rules) else None


def match(content: dict) -> str:
    """The match in OpenFlow's words."""
    extensions = content.get("openflowplugin-extension-general:extension-list", [])
    plain = leaves({name: value for name, value in content.items()
                    if name != "openflowplugin-extension-general:extension-list"})
    named = {_SHORT.get(name, name): value for name, value in plain.items()}
    words = [f"{name}={_value(name, value)}" + (f"/{named[name + '/mask']}" if f"{name}/mask" in named else "")
             for name, value in named.items() if not name.endswith("/mask")]
    for extension in extensions:
        value = " ".join(leaves(extension.get("extension", {})).values())
        words.append(f"{extension['extension-key'].split(':')[-1].lower()}={value.replace(' ', '/')}")
    return ",".join(sorted(words))


def _value(name: str, value: str) -> str:
    return f"0x{int(value):04x}" if name == "eth_type" else value


def does(flow: dict) -> str:
    """The instructions of a flow, and what they do."""
    words: List[str] = []
    for instruction in flow.get("instructions", {}).get("instruction", []):
        for action in instruction.get("apply-actions", {}).get("action", []):
            words.append(_action(action))
        if "write-metadata" in instruction:
            words.append("metadata:" + "/".join(str(it) for it in instruction["write-metadata"].values()))
        if "go-to-table" in instruction:
            words.append(f"goto_table:{instruction['go-to-table']['table_id']}")
    return ",".join(words) or "drop"


def _action(action: dict) -> str:
    if "output-action" in action:
        return f"output:{action['output-action']['output-node-connector']}"
    if "group-action" in action:
        return f"group:{action['group-action']['group-id']}"
    if "set-field" in action:
        return ",".join(f"set_field:{value}->{_SHORT.get(name, name)}"
                        for name, value in leaves(action["set-field"]).items())
    name = next((it for it in action if it != "order"), "?")
    value = " ".join(leaves(action.get(name, {})).values())
    return name.split(":")[-1].replace("-action", "").replace("-", "_") + (f"({value})" if value else "")


def flows_table(found: List[Dict[str, Any]]) -> str:
    """All of them as text."""
    return table(_HEAD, ([flow[name] for name in _HEAD] for flow in found),
                 right=("table", "priority", "packets", "bytes"))
