# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""What changes the configuration: apply, delete, import; and diff and export, which do not."""

import sys
from typing import List, Optional

from netvis_cli.differences import Difference, differences
from netvis_cli.documents import json_text, objects_in, yaml_text
from netvis_cli.failures import (DIFFERENT, DONE, NotFoundFailure, NotWantedFailure, RefusedFailure,
                                 UsageFailure)
from netvis_cli.objects import Objects, find, objects_of, root_of, tenants_of
from netvis_cli.server import Server


def default_tenant(server: Server, tenant: Optional[str]) -> Optional[str]:
    """The tenant that is named, or else the only one that there is."""
    if tenant:
        return tenant
    there = tenants_of(server.configuration())
    return there[0] if len(there) == 1 else None


def diff(server: Server, files: List[str], tenant: Optional[str]) -> int:
    """Shows what 'apply' would change."""
    found = _found(server, files, tenant)
    _show(found)
    return DIFFERENT if found else DONE


def apply(server: Server, files: List[str], tenant: Optional[str], yes: bool) -> int:
    """Has the objects of some files be as they are there, all or none. Others stay."""
    found = _found(server, files, tenant)
    _show(found)
    if not found:
        return DONE
    if not yes:
        _preview(server, found)
    confirm(f"Apply {_count(found)}?", yes)
    # Whatever an object refers to comes in the same transaction
    server.patch([_edit(it) for it in found])
    print(f"applied {_count(found)}")
    return DONE


def delete(server: Server, kind: str, names: List[str], tenant: Optional[str], yes: bool) -> int:
    """Removes objects, all or none."""
    configured = objects_of(server.configuration())
    keys = [find(configured, kind, name, tenant) for name in names]
    found = [Difference(key, configured[key], None) for key in dict.fromkeys(keys)]
    print("\n".join(it.text() for it in found))
    confirm(f"Delete {_count(found)}?", yes)
    server.patch([_edit(it) for it in found])
    print(f"deleted {_count(found)}")
    return DONE


def export(server: Server, as_yaml: bool) -> int:
    """Writes the whole configuration."""
    content = {"netvis:netvis": root_of(objects_of(server.configuration()))}
    print(yaml_text(content) if as_yaml else json_text(content))
    return DONE


def import_(server: Server, files: List[str], tenant: Optional[str], yes: bool) -> int:
    """Has the configuration be as in the files, and nothing else."""
    wanted = _read(server, files, tenant)
    found = differences(objects_of(server.configuration()), wanted, whole=True)
    _show(found)
    if not found:
        return DONE
    confirm(f"Replace the whole configuration, which changes {_count(found)}?", yes)
    server.replace(root_of(wanted))
    print(f"imported {_count(found)}")
    return DONE


def confirm(question: str, yes: bool) -> None:
    """Goes on if a person says so."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise NotWantedFailure("nothing is changed: there is nobody to ask; say --yes")
    try:
        answer = input(f"{question} [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in ("y", "yes"):
        raise NotWantedFailure("nothing is changed")


def _preview(server: Server, found: List[Difference]) -> None:
    """Shows what would come of it. Bridges cannot be asked for, and not every controller can be asked."""
    from netvis_cli import questions
    try:
        answer = questions.preview_of(server, {it.key: it.new for it in found if it.key.tenant}, lines=0)
    except (NotFoundFailure, RefusedFailure) as failure:
        print(f"no preview: {failure}")
        return
    if questions.refusals(answer):
        raise RefusedFailure("\n".join(questions.refusals(answer)))
    print(questions.preview_text(answer))


def _read(server: Server, files: List[str], tenant: Optional[str]) -> Objects:
    if files.count("-") > 1:
        raise UsageFailure("standard input can be read once")
    return objects_in(files, default_tenant(server, tenant))


def _found(server: Server, files: List[str], tenant: Optional[str]) -> List[Difference]:
    wanted = _read(server, files, tenant)
    return differences(objects_of(server.configuration()), wanted, whole=False)


def _show(found: List[Difference]) -> None:
    print("\n".join(it.text() for it in found) or "nothing to change")


def _count(found: List[Difference]) -> str:
    return "1 object" if len(found) == 1 else f"{len(found)} objects"


def _edit(difference: Difference) -> dict:
    key, value = difference.key, difference.new
    if value is None:
        return {"operation": "remove", "target": key.path()}
    return {"operation": "replace", "target": key.path(), "value": {f"netvis:{key.kind}": [value]}}
