# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Files with objects in them, JSON or YAML, as a person keeps them in a repository."""

import json
import re
import sys
from typing import Any, Dict, List, Optional

from netvis_cli.failures import UsageFailure
from netvis_cli.objects import KINDS, Key, Objects, objects_of

_ROOT = "netvis"
_LISTS = KINDS + ("tenant",)


def read(path: str) -> str:
    """The text of a file; of standard input for '-'."""
    try:
        if path == "-":
            return sys.stdin.read()
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFailure(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None


def parse(text: str, path: str) -> List[Any]:
    """The documents in a text. JSON is YAML, but needs no package."""
    try:
        return [json.loads(text)]
    except ValueError as error:
        if text.lstrip().startswith("{") or path.endswith(".json"):
            raise UsageFailure(f"{path} is not JSON: {error}") from None
    return _yaml(text, path)


def _yaml(text: str, path: str) -> List[Any]:
    try:
        import yaml
    except ImportError:
        raise UsageFailure(f"{path} is not JSON, and for YAML the package python3-yaml is missing:"
                           " apt install python3-yaml") from None
    try:
        return [it for it in yaml.load_all(text, Loader=_loader(yaml)) if it is not None]
    except yaml.YAMLError as error:
        raise UsageFailure(f"{path} is neither JSON nor YAML: {error}") from None


def _loader(yaml: Any) -> Any:
    """YAML 1.1 takes 12:34:56 for a number of base 60, 'on' for true and 2026-11-27 for a date; here they are text."""

    class Loader(yaml.SafeLoader):
        """With numbers and booleans as JSON has them."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[1] in ("null", "merge")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^(0|[1-9][0-9]*)$"), list("0123456789"))
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
    return Loader


def objects_in(paths: List[str], tenant: Optional[str]) -> Objects:
    """All objects of some files. Those that stand alone belong to the tenant."""
    result: Objects = {}
    for path in paths:
        for document in parse(read(path), path):
            for key, value in _objects(document, tenant, path).items():
                if key in result:
                    raise UsageFailure(f"{path}: {key} is in the files twice")
                result[key] = value
    if not result:
        raise UsageFailure(f"nothing in {' '.join(paths)}")
    return result


def _objects(document: Any, tenant: Optional[str], path: str) -> Objects:
    if not isinstance(document, dict):
        raise UsageFailure(f"{path}: a document is an object such as {{\"policy\": [...]}}")
    content: Dict[str, Any] = {_local(name): value for name, value in document.items()}
    if set(content) == {_ROOT}:
        return _objects(content[_ROOT] or {}, tenant, path)
    unknown = sorted(set(content) - set(_LISTS))
    if unknown:
        raise UsageFailure(f"{path}: netvis has no {', '.join(unknown)}; it has {', '.join(_LISTS)}")
    _check_lists(content, path)
    result = objects_of({name: content[name] for name in ("bridge", "tenant") if name in content})
    for kind in set(content) - {"bridge", "tenant"}:
        if tenant is None:
            raise UsageFailure(f"{path}: whose is the {kind}? Name the tenant with --tenant")
        result.update((Key(kind, tenant, it["name"]), it) for it in content[kind])
    return result


def _check_lists(content: Dict[str, Any], path: str) -> None:
    for name, entries in content.items():
        if not isinstance(entries, list):
            raise UsageFailure(f"{path}: {name} is a list")
        for entry in entries:
            if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
                raise UsageFailure(f"{path}: each {name} has a name, which is text: {json.dumps(entry)[:80]}")
            if name == "tenant":
                _check_tenant(entry, path)


def _check_tenant(entry: Dict[str, Any], path: str) -> None:
    unknown = sorted(set(entry) - set(KINDS[1:]) - {"name"})
    if unknown:
        raise UsageFailure(f"{path}: tenant {entry['name']} has no {', '.join(unknown)};"
                           f" it has {', '.join(KINDS[1:])}")
    _check_lists({name: value for name, value in entry.items() if name != "name"}, path)


def _local(name: str) -> str:
    return name.split(":", 1)[1] if name.startswith("netvis:") else name


def json_text(content: Any) -> str:
    """As all commands write JSON."""
    return json.dumps(content, indent=2, ensure_ascii=False)


def yaml_text(content: Any) -> str:
    """The same as YAML, which reads as what it was."""
    try:
        import yaml
    except ImportError:
        raise UsageFailure("for YAML the package python3-yaml is missing: apt install python3-yaml") from None
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=120).rstrip("\n")
