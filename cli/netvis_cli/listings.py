# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""What there is and how it is: policies, sources, tools, bridges, as lists of plain values and as text."""

from typing import Any, Dict, List, Optional

from netvis_cli import rules
from netvis_cli.objects import Key, Objects, find, objects_of, of_kind
from netvis_cli.server import Server
from netvis_cli.tables import indented, table

Rows = List[Dict[str, Any]]


def policies(server: Server, tenant: Optional[str]) -> Rows:
    """All policies, with those that are configured and have no state yet."""
    configured, state = objects_of(server.configuration()), objects_of(server.state())
    result = []
    for key, wanted in of_kind({**configured, **_of(state, "policy")}, "policy", tenant):
        wanted, found = configured.get(key, {}), state.get(key, {})
        result.append({"tenant": key.tenant, "name": key.name, "state": found.get("state", "unknown"),
                       "source": wanted.get("source", []), "tool": wanted.get("tool", []),
                       "strip": wanted.get("strip", []), "packets": _number(found, "packets"),
                       "bytes": _number(found, "bytes"), "reason": reasons(found)})
    return result


def policies_text(found: Rows) -> str:
    """One line each, and below it the reasons."""
    lines = table(("policy", "state", "sources", "tools", "packets", "bytes"),
                  ((f"{it['tenant']}/{it['name']}", it["state"], ", ".join(sorted(it["source"])),
                    ", ".join(sorted(it["tool"])), it["packets"], it["bytes"]) for it in found),
                  right=("packets", "bytes")).split("\n")
    return _with_reasons(lines, found)


def reasons(state: dict) -> List[str]:
    """The sentences of a policy, those of each bridge too."""
    return list(state.get("reason", [])) + [
        f"{bridge['name']}: {sentence}" for bridge in state.get("bridge", []) for sentence in bridge.get("reason", [])]


def policy(server: Server, name: str, tenant: Optional[str]) -> Dict[str, Any]:
    """One policy: what is configured and what came of it."""
    configured, state = objects_of(server.configuration()), objects_of(server.state())
    key = find(configured, "policy", name, tenant)
    return {"tenant": key.tenant, "configuration": configured[key], "state": state.get(key, {})}


def policy_text(found: Dict[str, Any]) -> str:
    """A policy on some lines."""
    wanted, state = found["configuration"], found["state"]
    lines = [f"policy {found['tenant']}/{wanted['name']}  {state.get('state', 'unknown')}"]
    lines += [f"  {sentence}" for sentence in state.get("reason", [])]
    for name, label in (("source", "sources"), ("tool", "tools"), ("strip", "strips")):
        if wanted.get(name):
            lines.append(f"  {label:<9}{', '.join(wanted[name])}")
    lines.append("rules, the first that matches decides; what none matches is not forwarded")
    lines += [f"  {it['name']:<12} {rules.sentence(it)}" for it in wanted.get("rule", [])]
    lines.append(f"forwarded {state.get('packets', 0)} packets, {state.get('bytes', 0)} bytes"
                 f" since {state.get('counting-since', 'never')}")
    if state.get("bridge"):
        lines.append(table(("bridge", "state", "decides", "to controller", "dropped there"), (
            (it["name"], it["state"], it.get("path"), it.get("controller-packets"), it.get("controller-dropped"))
            for it in state["bridge"]), right=("to controller", "dropped there")))
        lines += [f"  {it['name']}: {sentence}" for it in state["bridge"]
                  for sentence in it.get("reason", []) + it.get("path-reason", [])]
    return "\n".join(lines)


def sources(server: Server, tenant: Optional[str]) -> Rows:
    """All sources and where they are."""
    configured, state = objects_of(server.configuration()), objects_of(server.state())
    result = []
    for key, wanted in of_kind(configured, "source", tenant):
        found = state.get(key, {})
        result.append({"tenant": key.tenant, "name": key.name, "state": found.get("state", "unknown"),
                       "observes": _observes(wanted), "direction": wanted.get("direction", "both"),
                       "bridge": found.get("bridge"), "port": found.get("port"),
                       "policies": _users(configured, key),
                       "reason": [found["reason"]] if "reason" in found else []})
    return result


def sources_text(found: Rows) -> str:
    """One line each."""
    lines = table(("source", "state", "observes", "direction", "bridge", "port", "policies"),
                  ((f"{it['tenant']}/{it['name']}", it["state"], it["observes"], it["direction"], it["bridge"],
                    it["port"], ", ".join(it["policies"])) for it in found)).split("\n")
    return _with_reasons(lines, found)


def tools(server: Server, tenant: Optional[str]) -> Rows:
    """All tools and what they got."""
    configured, state = objects_of(server.configuration()), objects_of(server.state())
    result = []
    for key, wanted in of_kind(configured, "tool", tenant):
        found = state.get(key, {})
        ports = found.get("port", wanted.get("port", []))
        result.append({"tenant": key.tenant, "name": key.name, "packets": _number(found, "packets"),
                       "bytes": _number(found, "bytes"), "lost": sum(_number(it, "lost") for it in ports),
                       "port": ports, "policies": _users(configured, key),
                       "reason": [f"{it['bridge']} {it['name']}: {it['reason']}" for it in ports if "reason" in it]})
    return result


def tools_text(found: Rows) -> str:
    """One line each."""
    lines = table(("tool", "packets", "bytes", "lost", "ports", "policies"),
                  ((f"{it['tenant']}/{it['name']}", it["packets"], it["bytes"], it["lost"],
                    ", ".join(f"{port['bridge']} {port['name']}" for port in it["port"]), ", ".join(it["policies"]))
                   for it in found), right=("packets", "bytes", "lost")).split("\n")
    return _with_reasons(lines, found)


def bridges(server: Server) -> Rows:
    """All bridges and how their switches are."""
    configured, state = objects_of(server.configuration()), objects_of(server.state())
    result = []
    for key, wanted in of_kind(configured, "bridge", None):
        found = state.get(key, {})
        notes = [found["error"]] if "error" in found else []
        notes += [f"{it['name']}: {it['obstacle']}" for it in found.get("tunnel-port", []) if "obstacle" in it]
        notes += [f"no {it['name']}: {it.get('reason', '')}" for it in found.get("capability", [])
                  if not it.get("available", True)]
        result.append({"name": key.name, "datapath-id": wanted["datapath-id"], "role": wanted["role"],
                       "connected": found.get("connected", False), "in-sync": found.get("in-sync", False),
                       "flows": found.get("flows", 0), "groups": found.get("groups", 0),
                       "last-change": found.get("last-change"),
                       "controller-path": found.get("controller-path"), "reason": notes})
    return result


def bridges_text(found: Rows) -> str:
    """One line each."""
    lines = table(("bridge", "datapath id", "role", "connected", "in sync", "flows", "groups", "changed"),
                  ((it["name"], it["datapath-id"], it["role"], it["connected"], it["in-sync"], it["flows"],
                    it["groups"], it["last-change"]) for it in found), right=("flows", "groups")).split("\n")
    return _with_reasons(lines, found)


def names(server: Server, kind: str, tenant: Optional[str]) -> List[str]:
    """What a person may type for an object of a kind."""
    return [f"{key.tenant}/{key.name}" if key.tenant else key.name
            for key, _ in of_kind(objects_of(server.configuration()), kind, tenant)]


def _with_reasons(lines: List[str], found: Rows) -> str:
    result = lines[:1]
    for line, row in zip(lines[1:], found):
        result += [line] + [indented(reason, "    ") for reason in row["reason"]]
    return "\n".join(result)


def _observes(source: dict) -> str:
    if "vm" in source:
        return f"vm {source['vm'].get('mac-address', '')}"
    port = source.get("port", {})
    return f"port {port.get('bridge', '')} {port.get('name', '')}"


def _users(configured: Objects, key: Key) -> List[str]:
    mine = (key.name, f"{key.tenant}/{key.name}")
    return [user.name for user, policy_ in of_kind(configured, "policy", key.tenant)
            if any(it in mine for it in policy_.get(key.kind, []))]


def _of(objects: Objects, kind: str) -> Objects:
    return {key: value for key, value in objects.items() if key.kind == kind}


def _number(state: dict, name: str) -> int:
    return int(state.get(name, 0))
