# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Changes of state as they come, by asking again and again."""

import json
import time
from datetime import datetime
from typing import Dict, List, Optional, Tuple

from netvis_cli.failures import UnreachableFailure
from netvis_cli.listings import reasons
from netvis_cli.objects import Key, objects_of
from netvis_cli.server import Server

_Situation = Tuple[str, Tuple[str, ...]]


def watch(server: Server, tenant: Optional[str], seconds: float, times: Optional[int], as_json: bool) -> None:
    """Says what is, then what changes, until it is interrupted or has looked some times."""
    before: Dict[str, _Situation] = {}
    looks = 0
    while times is None or looks < times:
        if looks:
            time.sleep(seconds)
        looks += 1
        now = _look(server, tenant)
        for name, situation in sorted(now.items()):
            if before.get(name) != situation:
                _tell(name, situation, as_json)
        for name in sorted(set(before) - set(now)):
            _tell(name, ("gone", ()), as_json)
        before = now


def _look(server: Server, tenant: Optional[str]) -> Dict[str, _Situation]:
    try:
        state = server.state()
    except UnreachableFailure as failure:
        return {"controller": ("away", (str(failure),))}
    result: Dict[str, _Situation] = {"controller": ("here", tuple(filter(None, [state.get("datastore-problem")])))}
    for key, value in objects_of(state).items():
        if tenant in (None, key.tenant) or key.kind == "bridge":
            result[str(key)] = situation(key, value)
    return result


def situation(key: Key, value: dict) -> _Situation:
    """What counts as a change: no counters and no times."""
    if key.kind == "bridge":
        words = ["connected" if value.get("connected") else "not connected",
                 "in sync" if value.get("in-sync") else "not in sync"]
        return ", ".join(words), tuple(filter(None, [value.get("error")]))
    if key.kind == "tool":
        lossy = [f"{it['bridge']} {it['name']}: {it['reason']}" for it in value.get("port", []) if "reason" in it]
        return ("loses copies" if lossy else "gets what it should"), tuple(lossy)
    if key.kind == "source":
        place = " ".join(filter(None, [value.get("bridge"), value.get("port")]))
        return f"{value.get('state')} {place}".rstrip(), tuple(filter(None, [value.get("reason")]))
    return value.get("state", "unknown"), tuple(reasons(value))


def _tell(name: str, found: _Situation, as_json: bool) -> None:
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    lines: List[str] = [f"{when}  {name}: {found[0]}"] + [f"    {reason}" for reason in found[1]]
    print(json.dumps({"time": when, "object": name, "state": found[0], "reason": list(found[1])}) if as_json
          else "\n".join(lines), flush=True)
