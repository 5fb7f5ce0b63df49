# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Where the controller is, and who asks."""

import getpass
import netrc
import os
import sys
from dataclasses import dataclass, field
from typing import Optional
from urllib.parse import urlsplit

from netvis_cli.failures import UsageFailure

DEFAULT_URL = "http://127.0.0.1:8181"


@dataclass(frozen=True)
class Login:
    """A user and his password, which is not in what Python prints of this."""

    user: str
    password: str = field(repr=False)


def url_of(given: Optional[str]) -> str:
    """The address of the controller without /rests."""
    url = (given or os.environ.get("NETVIS_URL") or DEFAULT_URL).rstrip("/")
    if url.endswith("/rests"):
        url = url[: -len("/rests")]
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageFailure(f"no address of a controller: {url}; one is {DEFAULT_URL}")
    return url


def login_of(url: str, user: Optional[str], file: Optional[str]) -> Login:
    """The first of: NETVIS_PASSWORD, a line for the host in a netrc file, what a person types."""
    user = user or os.environ.get("NETVIS_USER")
    password = os.environ.get("NETVIS_PASSWORD")
    if password:
        return Login(user or "admin", password)
    host = urlsplit(url).hostname
    found = _line(host, file or os.environ.get("NETVIS_NETRC"))
    if found and user in (None, found.user):
        return found
    if sys.stdin.isatty():
        user = user or "admin"
        return Login(user, getpass.getpass(f"Password of {user} at {host}: "))
    raise UsageFailure(f"no password for {host}: set NETVIS_PASSWORD, or name with --netrc a file with a line"
                       f" 'machine {host} login {user or 'admin'} password ...'")


def _line(host: str, file: Optional[str]) -> Optional[Login]:
    path = os.path.expanduser(file or "~/.netrc")
    try:
        found = netrc.netrc(path).authenticators(host)
    except FileNotFoundError:
        if file:
            raise UsageFailure(f"{path} is not there; the controller writes it at its first start") from None
        return None
    except PermissionError:
        if file:
            raise UsageFailure(f"{path} is readable only by who started the controller") from None
        return None
    except netrc.NetrcParseError as error:
        raise UsageFailure(f"{path}: {error}") from None
    return Login(found[0], found[2]) if found else None
