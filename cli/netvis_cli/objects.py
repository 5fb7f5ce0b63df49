# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""The configuration as single objects: bridges, and the sources, tools and policies of tenants."""

from dataclasses import dataclass
from typing import Dict, Iterator, List, Optional, Tuple

from netvis_cli.failures import NotFoundFailure, UsageFailure
from netvis_cli.server import segment

OWNED = ("source", "tool", "policy")
KINDS = ("bridge",) + OWNED


@dataclass(frozen=True, order=True)
class Key:
    """What identifies an object. A bridge has no tenant."""

    kind: str
    tenant: Optional[str]
    name: str

    def path(self) -> str:
        """Below /netvis:netvis."""
        tenant = f"/tenant={segment(self.tenant)}" if self.tenant else ""
        return f"{tenant}/{self.kind}={segment(self.name)}"

    def __str__(self) -> str:
        return f"{self.kind} {self.tenant + '/' if self.tenant else ''}{self.name}"


Objects = Dict[Key, dict]


def objects_of(root: dict) -> Objects:
    """Every object of a configuration, or of a state, whose lists are the same."""
    result = {Key("bridge", None, it["name"]): it for it in root.get("bridge", [])}
    for tenant in root.get("tenant", []):
        for kind in OWNED:
            result.update((Key(kind, tenant["name"], it["name"]), it) for it in tenant.get(kind, []))
    return result


def root_of(objects: Objects) -> dict:
    """The configuration that has these objects, sorted."""
    root: dict = {}
    tenants: Dict[str, dict] = {}
    for key in sorted(objects, key=lambda it: (it.tenant or "", it)):
        parent = root if key.tenant is None else tenants.setdefault(key.tenant, {"name": key.tenant})
        parent.setdefault(key.kind, []).append(objects[key])
    if tenants:
        root["tenant"] = list(tenants.values())
    return root


def of_kind(objects: Objects, kind: str, tenant: Optional[str]) -> Iterator[Tuple[Key, dict]]:
    """Those of a kind, sorted; of one tenant, or of all."""
    for key in sorted(it for it in objects if it.kind == kind and tenant in (None, it.tenant)):
        yield key, objects[key]


def tenants_of(root: dict) -> List[str]:
    """The names of the tenants."""
    return sorted(tenant["name"] for tenant in root.get("tenant", []))


def find(objects: Objects, kind: str, name: str, tenant: Optional[str]) -> Key:
    """The object that a person means by NAME or TENANT/NAME."""
    if kind != "bridge" and "/" in name:
        tenant, name = name.split("/", 1)
    found = [key for key, _ in of_kind(objects, kind, tenant if kind != "bridge" else None) if key.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageFailure(f"several tenants have a {kind} {name}: name one of "
                           + ", ".join(f"{key.tenant}/{key.name}" for key in found))
    there = ", ".join(_reference(key) for key, _ in of_kind(objects, kind, None)) or "none"
    raise NotFoundFailure(f"there is no {kind} {f'{tenant}/' if tenant else ''}{name}; there is: {there}")


def _reference(key: Key) -> str:
    return f"{key.tenant}/{key.name}" if key.tenant else key.name
