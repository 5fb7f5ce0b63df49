# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""RESTCONF (RFC 8040), as far as the commands need it."""

import base64
import http.client
import json
import ssl
from typing import Any, List, Optional
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPErrorProcessor, ProxyHandler, Request, build_opener, HTTPSHandler

from netvis_cli.failures import NotFoundFailure, RefusedFailure, UnreachableFailure
from netvis_cli.login import Login

SECONDS = 60
_JSON = "application/yang-data+json"
_PATCH = "application/yang-patch+json"


class _NoRedirects(HTTPErrorProcessor):
    """A password goes to the host that was named and to no other."""

    def http_response(self, request, response):
        return response

    https_response = http_response


class Server:
    """A controller. Every method raises a Failure that has the controller's own sentences."""

    def __init__(self, url: str, login: Login, certificates: Optional[str] = None):
        self.url = url
        self._user = login.user
        secret = base64.b64encode(f"{login.user}:{login.password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {secret}", "Accept": _JSON}
        handlers: List[Any] = [ProxyHandler({}), _NoRedirects()]
        if url.startswith("https:"):
            handlers.append(HTTPSHandler(context=ssl.create_default_context(cafile=certificates)))
        self._opener = build_opener(*handlers)

    def configuration(self) -> dict:
        """What is configured; empty if nothing is."""
        return self._subtree("netvis:netvis?content=config", "netvis:netvis")

    def state(self) -> dict:
        """What netvis made of it; empty if there is none yet."""
        return self._subtree("netvis:netvis-state?content=nonconfig", "netvis:netvis-state")

    def _subtree(self, path: str, name: str) -> dict:
        try:
            return (self.send("GET", f"data/{path}") or {}).get(name, {})
        except NotFoundFailure:
            return {}

    def call(self, operation: str, data: dict) -> dict:
        """An RPC, by MODULE:NAME."""
        module = operation.split(":")[0]
        answer = self.send("POST", f"operations/{operation}", {f"{module}:input": data})
        return (answer or {}).get(f"{module}:output", {})

    def act(self, path: str, data: dict) -> dict:
        """An action of netvis, by its path below the data."""
        answer = self.send("POST", f"data/{path}", {"netvis:input": data})
        return (answer or {}).get("netvis:output", {})

    def replace(self, configuration: dict) -> None:
        """Puts another configuration in the place of all that there is."""
        self.send("PUT", "data/netvis:netvis", {"netvis:netvis": configuration})

    def patch(self, edits: List[dict]) -> None:
        """All edits or none, in one transaction (RFC 8072)."""
        numbered = [dict(edit, **{"edit-id": str(number)}) for number, edit in enumerate(edits)]
        self.send("PATCH", "data/netvis:netvis", {"ietf-yang-patch:yang-patch":
                                                  {"patch-id": "netvis", "edit": numbered}}, _PATCH)

    def send(self, method: str, path: str, body: Any = None, kind: str = _JSON) -> Any:
        """Any request below /rests; gives the body of the answer, None if there is none."""
        data = None if body is None else json.dumps(body).encode()
        headers = dict(self._headers, **({} if data is None else {"Content-Type": kind}))
        request = Request(f"{self.url}/rests/{path}", data, headers, method=method)
        try:
            with self._opener.open(request, timeout=SECONDS) as response:
                return self._read(response.status, response.read(), path)
        except HTTPError as error:  # pragma: no cover  # _NoRedirects leaves none
            return self._read(error.code, error.read(), path)
        except ssl.SSLError as error:
            raise UnreachableFailure(f"{self.url}: {error}") from None
        except (URLError, OSError, http.client.HTTPException) as error:
            raise UnreachableFailure(self._no_answer(getattr(error, "reason", error))) from None

    def _no_answer(self, reason: Any) -> str:
        hint = "is it started?"
        if isinstance(reason, ssl.SSLCertVerificationError):
            hint = "name its certificate with --cacert"
        return f"no answer from {self.url}: {reason}; {hint}"

    def _read(self, status: int, data: bytes, path: str) -> Any:
        content = _parsed(data)
        if 200 <= status < 300:
            if isinstance(content, dict) and _sentences(content):
                raise RefusedFailure("\n".join(_sentences(content)))
            return content
        sentences = _sentences(content)
        if status == 401:
            raise UnreachableFailure(f"{self.url} refuses the login of {self._user}")
        if status == 404 or "data-missing" in str(content):
            raise NotFoundFailure("\n".join(sentences) or f"{self.url} has no {path}")
        if status == 403:
            raise RefusedFailure("\n".join(sentences) or f"{self._user} may not do that at {self.url}")
        raise RefusedFailure("\n".join(sentences) or f"{self.url} answers {status} to {path}")


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data) if data.strip() else None
    except ValueError:
        return None


def _sentences(content: Any) -> List[str]:
    """The messages of all errors, wherever RFC 8040 and RFC 8072 put them."""
    if isinstance(content, list):
        return [sentence for item in content for sentence in _sentences(item)]
    if not isinstance(content, dict):
        return []
    result: List[str] = []
    for name, value in content.items():
        if name.split(":")[-1] == "error" and isinstance(value, list):
            for error in value:
                sentence = error.get("error-message") or error.get("error-tag", "an error without a message")
                if sentence not in result:
                    result.append(sentence)
        else:
            result.extend(it for it in _sentences(value) if it not in result)
    return result


def segment(name: str) -> str:
    """A name as the key of a list in a path."""
    return quote(name, safe="")
