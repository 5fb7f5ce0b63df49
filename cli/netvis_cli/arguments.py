# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""What can be typed."""

import argparse
import os

from netvis_cli.objects import KINDS

_PROLOGUE = """The commands of netvis over RESTCONF."""

_EPILOGUE = """examples:
  netvis policies                               all policies and how they are
  netvis policy vxlan-web                       one of them, with its rules as text
  netvis flows br-tap                           each flow, and the policy and rule it is for
  netvis diff lab/examples/policy-vm-web.json --tenant demo
  netvis apply --yes fabric.yaml policies/*.json
  netvis --json tools | jq '.[] | select(.lost > 0)'
  netvis --url https://controller:8443 --cacert controller.pem policies

exit codes:
  0  done; diff: nothing differs      4  the controller said no, in its own sentences
  1  diff: something differs          5  what was named is not there
  2  what was typed cannot be meant   6  the answer to the question was no
  3  no controller, or no login       130  interrupted

A file holds a bridge, source, tool or policy list, a tenant list, or all below "netvis:netvis", in JSON or YAML.
NETVIS_URL, NETVIS_TENANT, NETVIS_USER, NETVIS_PASSWORD, NETVIS_NETRC and NETVIS_CACERT stand for the options."""


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    result = argparse.ArgumentParser(prog="netvis", description=_PROLOGUE, epilog=_EPILOGUE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    _common(result, {"url": None, "user": None, "netrc": None, "cacert": os.environ.get("NETVIS_CACERT"),
                     "tenant": os.environ.get("NETVIS_TENANT"), "json": False})
    commands = result.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add(commands, "policies", "all policies", "netvis policies --tenant demo")
    _name(_add(commands, "policy", "one policy: rules, state, counters", "netvis policy vxlan-web\n"
               "netvis policy demo/vxlan-web"))
    _add(commands, "sources", "all sources, and where they are", "netvis sources")
    _add(commands, "tools", "all tools, and what they got", "netvis tools --json")
    _add(commands, "bridges", "all bridges, and whether their switches are in sync", "netvis bridges")
    _name(_add(commands, "flows", "the flows of a bridge, each with policy, rule and counters", "netvis flows br-tap"),
          "BRIDGE")
    _changes(commands)
    _questions(commands)
    names = _add(commands, "names", "the names of what there is, for completion", "netvis names policy")
    names.add_argument("kind", choices=KINDS, help="of what")
    watch = _add(commands, "watch", "changes of state as they come, by asking again and again", "netvis watch\n"
                 "netvis watch --json | jq -r .object")
    watch.add_argument("--every", type=_seconds, default=2.0, metavar="SECONDS", help="how often to ask (2)")
    watch.add_argument("--times", type=int, metavar="N", help="end after N looks")
    return result


def _changes(commands) -> None:
    apply = _add(commands, "apply", "have objects be as in files, all or none; others stay",
                 "netvis apply policy.yaml\nnetvis apply --yes fabric.json policies/*.json\n"
                 "jq ... | netvis apply --yes -")
    _files(apply)
    _yes(apply)
    _files(_add(commands, "diff", "what 'apply' would change", "netvis diff policy.yaml || echo differs"))
    delete = _add(commands, "delete", "remove objects, all or none", "netvis delete policy vxlan-web\n"
                  "netvis delete --yes tool demo/ids demo/recorder")
    delete.add_argument("kind", choices=KINDS, help="what they are")
    delete.add_argument("names", nargs="+", metavar="NAME", help="NAME or TENANT/NAME")
    _yes(delete)
    export = _add(commands, "export", "the whole configuration", "netvis export >netvis.json")
    export.add_argument("--yaml", action="store_true", help="as YAML, which needs python3-yaml")
    import_ = _add(commands, "import", "have the whole configuration be as in files, and nothing else",
                   "netvis import netvis.json")
    _files(import_)
    _yes(import_)


def _questions(commands) -> None:
    preview = _add(commands, "preview", "what would come of files, or without objects; changes nothing",
                   "netvis preview policy.yaml\nnetvis preview --delete policy/web --lines 20")
    preview.add_argument("files", nargs="*", metavar="FILE", help="JSON or YAML; - is standard input")
    preview.add_argument("--delete", action="append", default=[], metavar="KIND/NAME", help="what would be gone")
    preview.add_argument("--lines", type=int, default=200, metavar="N", help="flows and groups shown a bridge (200)")
    explain = _add(commands, "explain", "who observes a frame, which rules decide, and who gets what",
                   "netvis explain --source feed0 --frame '52:54:00 ... 08:00 45:00 ...'\n"
                   "netvis explain --bridge br-tap --port tap0 --capture trace.pcapng --number 7")
    explain.add_argument("--source", metavar="NAME", help="where the frame enters: at the port of a source,")
    explain.add_argument("--bridge", metavar="NAME", help="or of a bridge,")
    explain.add_argument("--port", metavar="NAME", help="at this port")
    explain.add_argument("--frame", metavar="HEX", help="the frame without its checksum, - is standard input")
    explain.add_argument("--capture", metavar="FILE", help="or a frame of a capture, pcap or pcapng,")
    explain.add_argument("--number", type=int, default=1, metavar="N", help="its number (1)")
    explain.add_argument("--policy", action="append", default=[], metavar="NAME", help="only this policy")


def _add(commands, name: str, text: str, examples: str) -> argparse.ArgumentParser:
    result = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".",
                                 epilog="examples:\n" + "\n".join(f"  {it}" for it in examples.split("\n")),
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    # What is given before the command holds, unless it is given again
    _common(result, dict.fromkeys(("url", "user", "netrc", "cacert", "tenant", "json"), argparse.SUPPRESS))
    return result


def _common(to: argparse.ArgumentParser, defaults: dict) -> None:
    group = to.add_argument_group("where and how")
    group.add_argument("--url", default=defaults["url"], help="the controller (http://127.0.0.1:8181)")
    group.add_argument("--user", default=defaults["user"], help="who asks (admin)")
    group.add_argument("--netrc", default=defaults["netrc"], metavar="FILE", help="where passwords are (~/.netrc)")
    group.add_argument("--cacert", default=defaults["cacert"], metavar="FILE", help="whom to trust, as PEM (https)")
    group.add_argument("--tenant", default=defaults["tenant"], metavar="NAME",
                       help="whose objects (all; to change: the only one there is)")
    group.add_argument("--json", action="store_true", default=defaults["json"], help="JSON instead of a table")


def _name(to: argparse.ArgumentParser, metavar: str = "NAME") -> None:
    to.add_argument("name", metavar=metavar, help="NAME or TENANT/NAME" if metavar == "NAME" else "a bridge")


def _files(to: argparse.ArgumentParser) -> None:
    to.add_argument("files", nargs="+", metavar="FILE", help="JSON or YAML; - is standard input")


def _yes(to: argparse.ArgumentParser) -> None:
    to.add_argument("--yes", action="store_true", help="do not ask")


def _seconds(text: str) -> float:
    value = float(text)
    if not 0.1 <= value <= 3600:
        raise argparse.ArgumentTypeError("0.1 to 3600 seconds")
    return value
