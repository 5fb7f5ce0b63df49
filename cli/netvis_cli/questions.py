# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""What netvis answers without changing anything: preview and explain, actions of a tenant in its YANG model."""

from typing import Any, Dict, List, Optional

from netvis_cli.changes import default_tenant
from netvis_cli.documents import objects_in
from netvis_cli.failures import UsageFailure
from netvis_cli.objects import OWNED, Key
from netvis_cli.server import Server, segment

Answer = Dict[str, Any]


def ask(server: Server, tenant: str, action: str, data: Answer) -> Answer:
    """Calls an action of a tenant."""
    return server.act(f"netvis:netvis/tenant={segment(tenant)}/{action}", data)


def preview(server: Server, files: List[str], gone: List[str], tenant: Optional[str], lines: int) -> Answer:
    """By tenant, what would come of the objects of some files, and without others."""
    tenant = default_tenant(server, tenant)
    wanted: Dict[Key, Optional[dict]] = dict(objects_in(files, tenant)) if files else {}
    wanted.update((_gone(text, tenant), None) for text in gone)
    if not wanted:
        raise UsageFailure("preview what? Name files, or with --delete objects")
    bridges = [key.name for key in wanted if key.kind == "bridge"]
    if bridges:
        raise UsageFailure(f"a preview is of sources, tools and policies, and not of bridge {', '.join(bridges)}")
    return preview_of(server, wanted, lines)


def preview_of(server: Server, wanted: Dict[Key, Optional[dict]], lines: int) -> Answer:
    """The same of objects; None: deleted."""
    result: Answer = {}
    for tenant in sorted({key.tenant for key in wanted if key.tenant}):
        data: Answer = {"max-lines": lines}
        for key, value in wanted.items():
            if key.tenant == tenant:
                name = key.kind if value is not None else f"delete-{key.kind}"
                data.setdefault(name, []).append(key.name if value is None else value)
        result[tenant] = ask(server, tenant, "preview", data)
    return result


def _gone(text: str, tenant: Optional[str]) -> Key:
    kind, _, name = text.partition("/")
    if kind not in OWNED or not name:
        raise UsageFailure(f"--delete {text}: it is KIND/NAME, as policy/web; kinds are {', '.join(OWNED)}")
    if tenant is None:
        raise UsageFailure(f"whose is the {kind}? Name the tenant with --tenant")
    return Key(kind, tenant, name)


def refusals(found: Answer) -> List[str]:
    """The sentences why it would be refused."""
    return [sentence for answer in found.values() for sentence in answer.get("refused", [])]


def preview_text(found: Answer) -> str:
    """As a person reads it."""
    lines: List[str] = [f"refused: {sentence}" for sentence in refusals(found)]
    for tenant, answer in found.items():
        for policy in answer.get("policy", []):
            lines.append(f"policy {tenant}/{policy['name']}: {policy.get('change', '?')}"
                         + (f", would be {policy['state']}" if "state" in policy else ""))
            lines += _sentences(policy, "  ")
            for bridge in policy.get("bridge", []):
                lines.append(f"  {bridge['name']}: {bridge.get('state', '?')}"
                             + (f", decided by the {bridge['path']}" if "path" in bridge else ""))
                lines += _sentences(bridge, "    ")
                if bridge.get("overlap"):
                    lines.append(f"    overlaps with {', '.join(bridge['overlap'])}")
        for tool in answer.get("tool", []):
            lines += [f"tool {tenant}/{tool['name']} gains {it}" for it in tool.get("gains", [])]
            lines += [f"tool {tenant}/{tool['name']} loses {it}" for it in tool.get("loses", [])]
        for bridge in answer.get("bridge", []):
            lines += _bridge(bridge)
    return "\n".join(lines) or "nothing would change"


def _bridge(bridge: Answer) -> List[str]:
    capacity = bridge.get("capacity", {})
    lines = [f"bridge {bridge['name']}: {bridge.get('flows-before', 0)} -> {bridge.get('flows-after', 0)} flows,"
             f" {bridge.get('added', 0)} added, {bridge.get('removed', 0)} removed,"
             f" {bridge.get('modified', 0)} modified"]
    if not bridge.get("connected", True):
        lines.append("  not connected")
    if "error" in bridge:
        lines.append(f"  {bridge['error']}")
    if capacity:
        lines.append(f"  room left: {capacity.get('layers-left', '?')} layers,"
                     f" {capacity.get('metadata-bits-left', '?')} metadata bits")
    lines += [f"  {line}" for line in bridge.get("line", [])]
    if bridge.get("lines-left-out"):
        lines.append(f"  and {bridge['lines-left-out']} lines more (--lines)")
    return lines


def _sentences(content: Answer, indent: str) -> List[str]:
    return [indent + it for it in content.get("reason", []) + content.get("path-reason", [])]


def explain(server: Server, where: Answer, frame: str, policies: List[str], tenant: Optional[str]) -> Answer:
    """What becomes of a frame."""
    owner = default_tenant(server, tenant)
    if owner is None:
        raise UsageFailure("whose policies? Name the tenant with --tenant")
    data = dict(where, frame=frame)
    if policies:
        data["policy"] = policies
    return ask(server, owner, "explain", data)


def explain_text(found: Answer) -> str:
    """As a person reads it: the frame, who observes it, what decides, and who gets what."""
    lines = [f"at {found.get('bridge', '?')} {found.get('port', '')}".rstrip() + f": {found.get('headers', '')}"]
    lines += [f"  malformed: {found['malformed']}"] if "malformed" in found else []
    lines += [f"  {note}" for note in found.get("note", [])]
    lines += [f"source {it['name']}: {it.get('direction', '')}" for it in found.get("source", [])]
    for policy in found.get("policy", []):
        rule = f" by rule {policy['rule']}" if "rule" in policy else ""
        lines.append(f"policy {policy['name']}: {policy.get('decision', '?')}{rule}"
                     + (f" ({policy['path']})" if "path" in policy else ""))
        lines += [f"  {policy['explanation']}"] if "explanation" in policy else []
        lines += [f"  {it}" for it in policy.get("reason", [])]
    for tool in found.get("tool", []):
        lines += [line for copy in tool.get("copy", []) for line in _copy(tool["name"], copy)]
        lines += [f"tool {tool['name']} gets nothing: {it}" if not tool.get("copy") else f"  {it}"
                  for it in tool.get("reason", [])]
    return "\n".join(lines)


def _copy(tool: str, copy: Answer) -> List[str]:
    strip = f", without {', '.join(copy['strip'])}" if copy.get("strip") else ""
    frame = copy.get("frame", "")
    return [f"tool {tool} gets {len(frame) // 2} bytes at {', '.join(copy.get('port', []))}{strip},"
            f" by policy {', '.join(copy.get('policy', []))}: {copy.get('headers', '')}"] + \
        ["  " + " ".join(frame[i:i + 2] for i in range(place, min(place + 64, len(frame)), 2))
         for place in range(0, len(frame), 64)]
