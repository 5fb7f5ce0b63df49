# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""From what was typed to an exit code."""

import argparse
import os
import sys
from typing import Any, List

from netvis_cli.arguments import parser
from netvis_cli.failures import DONE, REFUSED, Failure, UsageFailure
from netvis_cli.server import Server

_INTERRUPTED = 130
_LISTS = ("policies", "sources", "tools", "bridges")


def main(arguments: List[str]) -> int:
    """Runs one command. What goes wrong is one sentence on standard error, and an exit code."""
    try:
        options = parser().parse_args(arguments)
        code = run(options)
        sys.stdout.flush()
        return code
    except Failure as failure:
        print("\n".join(f"netvis: {line}" for line in str(failure).split("\n")), file=sys.stderr)
        return failure.code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever reads has enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def run(options: argparse.Namespace) -> int:
    """One command. Each brings what only it needs, so that all begin soon."""
    server = _server(options)
    command = options.command
    if command in _LISTS or command == "policy":
        return _list(server, options)
    if command == "flows":
        from netvis_cli import flows
        found = flows.flows(server, options.name)
        return _print(options, found, flows.flows_table(found))
    if command == "names":
        from netvis_cli import listings
        found = listings.names(server, options.kind, options.tenant)
        return _print(options, found, "\n".join(found))
    if command in ("preview", "explain"):
        return _question(server, options)
    if command == "watch":
        from netvis_cli import watching
        watching.watch(server, options.tenant, options.every, options.times, options.json)
        return DONE
    return _change(server, options)


def _server(options: argparse.Namespace) -> Server:
    from netvis_cli.login import login_of, url_of
    url = url_of(options.url)
    return Server(url, login_of(url, options.user, options.netrc), options.cacert)


def _list(server: Server, options: argparse.Namespace) -> int:
    from netvis_cli import listings
    if options.command == "policy":
        found: Any = listings.policy(server, options.name, options.tenant)
        return _print(options, found, listings.policy_text(found))
    of = getattr(listings, options.command)
    found = of(server) if options.command == "bridges" else of(server, options.tenant)
    return _print(options, found, getattr(listings, options.command + "_text")(found))


def _question(server: Server, options: argparse.Namespace) -> int:
    from netvis_cli import questions
    if options.command == "preview":
        found = questions.preview(server, options.files, options.delete, options.tenant, options.lines)
        _print(options, found, questions.preview_text(found))
        return REFUSED if questions.refusals(found) else DONE
    found = questions.explain(server, _where(options), _frame(options), options.policy, options.tenant)
    return _print(options, found, questions.explain_text(found))


def _where(options: argparse.Namespace) -> dict:
    if options.source and not options.bridge and not options.port:
        return {"source": options.source}
    if options.bridge and options.port and not options.source:
        return {"bridge": options.bridge, "port": options.port}
    raise UsageFailure("where does the frame enter? Either --source, or --bridge and --port")


def _frame(options: argparse.Namespace) -> str:
    if bool(options.frame) == bool(options.capture):
        raise UsageFailure("which frame? Either --frame or --capture")
    if options.capture:
        from netvis_cli import captures
        return captures.frame(options.capture, options.number)
    from netvis_cli.documents import read
    return (read("-") if options.frame == "-" else options.frame).strip()


def _change(server: Server, options: argparse.Namespace) -> int:
    from netvis_cli import changes
    if options.command == "export":
        return changes.export(server, options.yaml)
    if options.command == "diff":
        return changes.diff(server, options.files, options.tenant)
    if options.command == "apply":
        return changes.apply(server, options.files, options.tenant, options.yes)
    if options.command == "import":
        return changes.import_(server, options.files, options.tenant, options.yes)
    return changes.delete(server, options.kind, options.names, options.tenant, options.yes)


def _print(options: argparse.Namespace, found: Any, text: str) -> int:
    from netvis_cli.documents import json_text
    print(json_text(found) if options.json else text)
    return DONE
