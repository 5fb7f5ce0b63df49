# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""The program as it is typed, against a server that says what this test has it say."""

import contextlib
import io
import json
import os
import re
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from unittest import mock

from netvis_cli import program
from netvis_cli.arguments import parser


class _Answers(BaseHTTPRequestHandler):
    status, body, location = 200, {}, None
    seen = []

    def _answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        type(self).seen.append((self.command, self.path, self.headers.get("Authorization"), self.rfile.read(length)))
        data = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        self.send_response(self.status)
        if self.location:
            self.send_header("Location", self.location)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer

    def log_message(self, *_):
        """Says nothing."""


class ProgramTest(unittest.TestCase):
    """Exit codes and words."""

    def setUp(self):
        _Answers.status, _Answers.body, _Answers.location, _Answers.seen = 200, {}, None, []
        self._server = HTTPServer(("127.0.0.1", 0), _Answers)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(self._server.server_close)
        self.addCleanup(self._server.shutdown)
        self._url = f"http://127.0.0.1:{self._server.server_port}"

    def _run(self, *arguments, environment=None):
        out, err = io.StringIO(), io.StringIO()
        settings = {"NETVIS_URL": self._url, "NETVIS_PASSWORD": "secret", "HOME": "/nonexistent",
                    **(environment or {})}
        with mock.patch.dict(os.environ, settings, clear=True), mock.patch("sys.stdin", io.StringIO()), \
                contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = program.main(list(arguments))
            except SystemExit as end:
                code = end.code
        return code, out.getvalue(), err.getvalue()

    def test_no_configuration_is_an_empty_table(self):
        _Answers.status = 409
        _Answers.body = {"errors": {"error": [{"error-tag": "data-missing", "error-message": "nothing there"}]}}
        self.assertEqual((0, "source  state  observes  direction  bridge  port  policies\n", ""), self._run("sources"))

    def test_sentences_of_the_server_are_shown(self):
        _Answers.status = 400
        _Answers.body = {"errors": {"error": [{"error-tag": "invalid-value", "error-message": "no such tool"},
                                              {"error-tag": "invalid-value", "error-message": "and no source"}]}}
        self.assertEqual((4, "", "netvis: no such tool\nnetvis: and no source\n"), self._run("policies"))

    def test_answer_that_is_no_json_is_told_with_its_status(self):
        _Answers.status, _Answers.body = 500, b"<html>"
        code, _, err = self._run("policies")
        self.assertEqual(4, code)
        self.assertIn("answers 500", err)

    def test_refused_login_is_no_controller(self):
        _Answers.status = 401
        self.assertEqual((3, "", f"netvis: {self._url} refuses the login of admin\n"), self._run("policies"))

    def test_forbidden_is_told(self):
        _Answers.status = 403
        code, _, err = self._run("--user", "reader", "policies")
        self.assertEqual((4, f"netvis: reader may not do that at {self._url}\n"), (code, err))

    def test_no_controller_is_told(self):
        self._server.server_close()
        code, _, err = self._run("policies", environment={"NETVIS_URL": "http://127.0.0.1:1"})
        self.assertEqual(3, code)
        self.assertIn("no answer from http://127.0.0.1:1: ", err)

    def test_password_follows_no_redirect(self):
        _Answers.status, _Answers.location = 302, self._url + "/elsewhere"
        self.assertEqual(4, self._run("bridges")[0])
        self.assertEqual(1, len(_Answers.seen))

    def test_no_password_is_told_and_nothing_is_sent(self):
        code, _, err = self._run("policies", environment={"NETVIS_PASSWORD": ""})
        self.assertEqual(2, code)
        self.assertIn("no password for 127.0.0.1: set NETVIS_PASSWORD", err)
        self.assertEqual([], _Answers.seen)

    def test_address_that_is_none_is_refused(self):
        code, _, err = self._run("--url", "ftp://x", "policies")
        self.assertEqual((2, "netvis: no address of a controller: ftp://x; one is http://127.0.0.1:8181\n"),
                         (code, err))

    def test_unknown_word_is_a_usage_error(self):
        self.assertEqual(2, self._run("polices")[0])

    def test_option_may_be_before_and_behind_the_command(self):
        self.assertEqual("[]\n", self._run("--json", "policies")[1])
        self.assertEqual("[]\n", self._run("policies", "--json")[1])

    def test_nothing_is_sent_without_a_person_who_says_yes(self):
        _Answers.body = {"netvis:netvis": {"tenant": [{"name": "t", "policy": [{"name": "p"}]}]}}
        code, out, err = self._run("delete", "policy", "p")
        self.assertEqual((6, "- policy t/p\n", "netvis: nothing is changed: there is nobody to ask; say --yes\n"),
                         (code, out, err))
        self.assertEqual({"GET"}, {it[0] for it in _Answers.seen})

    def test_name_of_two_tenants_is_ambiguous(self):
        _Answers.body = {"netvis:netvis": {"tenant": [{"name": it, "policy": [{"name": "p"}]} for it in ("a", "b")]}}
        self.assertEqual((2, "", "netvis: several tenants have a policy p: name one of a/p, b/p\n"),
                         self._run("policy", "p"))
        self.assertEqual(0, self._run("policy", "b/p")[0])
        self.assertEqual(0, self._run("policy", "p", "--tenant", "a")[0])

    def test_names_in_paths_are_quoted(self):
        from netvis_cli.objects import Key
        self.assertEqual("/tenant=a%2Fb/policy=c%3D", Key("policy", "a/b", "c=").path())

    def test_completion_knows_all_commands(self):
        commands = set(parser()._subparsers._group_actions[0].choices) - {"names"}
        path = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "completion.bash")
        with open(path, encoding="utf-8") as file:
            offered = re.search(r"local commands='([^']*)'", file.read()).group(1)
        self.assertEqual(commands, set(offered.split()))

    def test_every_command_has_examples(self):
        for name, command in parser()._subparsers._group_actions[0].choices.items():
            self.assertIn(f"netvis {name}", command.epilog, name)


if __name__ == "__main__":
    unittest.main()
