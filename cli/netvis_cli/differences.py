# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""What a change would change, one line a leaf."""

from dataclasses import dataclass
from typing import Any, Dict, List, Optional

from netvis_cli.objects import Key, Objects

_ORDERED = ("rule",)
_KEYS = ("name", "bridge")


@dataclass(frozen=True)
class Difference:
    """An object as it is and as it shall be; None: not at all."""

    key: Key
    old: Optional[dict]
    new: Optional[dict]

    def text(self) -> str:
        """A head with the object, then its leaves that go (-) and come (+)."""
        old, new = _without_name(self.old), _without_name(self.new)
        sign = "+" if self.old is None else "-" if self.new is None else "~"
        lines = [f"{sign} {self.key}"]
        if self.new is not None:
            names = list(new) + [name for name in old if name not in new]
            for name in names:
                if old.get(name) != new.get(name):
                    lines += [f"    - {name}: {old[name]}".rstrip()] if name in old else []
                    lines += [f"    + {name}: {new[name]}".rstrip()] if name in new else []
            order = _order(self.old, self.new)
            lines += [f"    ~ {order}"] if order else []
        return "\n".join(lines)


def _without_name(value: Optional[dict]) -> Dict[str, str]:
    return {leaf: text for leaf, text in leaves(value or {}).items() if leaf != "name"}


def differences(old: Objects, new: Objects, whole: bool) -> List[Difference]:
    """What differs. What 'new' does not have stays, unless it is the whole configuration."""
    result = [Difference(key, old.get(key), value) for key, value in sorted(new.items(), key=_tenant_last)
              if key not in old or not same(old[key], value)]
    if whole:
        result += [Difference(key, value, None) for key, value in sorted(old.items(), key=_tenant_last)
                   if key not in new]
    return result


def _tenant_last(entry) -> Any:
    return entry[0].tenant or "", entry[0]


def same(old: dict, new: dict) -> bool:
    """Whether both say the same: the order counts in lists of rules only."""
    return leaves(old) == leaves(new) and not _order(old, new)


def _order(old: Optional[dict], new: Optional[dict]) -> str:
    for name in _ORDERED:
        before = [it.get("name") for it in (old or {}).get(name, [])]
        after = [it.get("name") for it in (new or {}).get(name, [])]
        if old and new and set(before) == set(after) and before != after:
            return f"{name}: in the order {', '.join(map(str, after))}"
    return ""


def leaves(value: Any, path: str = "") -> Dict[str, str]:
    """Every leaf by its path, as rule[web].match.tcp.destination-port.port. A container without any is a leaf."""
    if isinstance(value, dict):
        result: Dict[str, str] = {}
        for name, child in value.items():
            result.update(leaves(child, f"{path}.{name}" if path else name))
        return result if result or not path else {path: ""}
    if isinstance(value, list) and any(isinstance(it, dict) for it in value):
        result = {}
        for entry in value:
            own = {name: child for name, child in entry.items() if name not in _KEYS} if isinstance(entry, dict) else {}
            result.update(leaves(own, f"{path}[{_identity(entry)}]"))
        return result
    if isinstance(value, list):
        return {path: ", ".join(sorted(map(_scalar, value)))} if value else {}
    return {path: _scalar(value)}


def _identity(entry: Any) -> str:
    """The keys of an entry of a list: its name, with a bridge where it has one, or whatever it has."""
    if not isinstance(entry, dict):
        return _scalar(entry)
    if "name" in entry:
        return " ".join(_scalar(entry[it]) for it in ("bridge", "name") if it in entry)
    return " ".join(_scalar(entry[it]) for it in ("class", "type") if it in entry) or str(sorted(entry.items()))


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
