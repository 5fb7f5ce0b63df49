# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""What counts as a difference, and how it reads."""

import unittest

from netvis_cli.differences import differences, same
from netvis_cli.objects import Key

_KEY = Key("policy", "t", "web")
_RULES = [{"name": "a", "action": "exclude"}, {"name": "b", "action": "forward", "match": {"tcp": {}}}]


class DifferencesTest(unittest.TestCase):
    """Order, numbers and containers without leaves."""

    def test_order_counts_in_rules_only(self):
        self.assertTrue(same({"tool": ["a", "b"]}, {"tool": ["b", "a"]}))
        self.assertTrue(same({"port": [{"bridge": "b", "name": "x"}, {"bridge": "c", "name": "x"}]},
                             {"port": [{"name": "x", "bridge": "c"}, {"name": "x", "bridge": "b"}]}))
        self.assertFalse(same({"rule": _RULES}, {"rule": _RULES[::-1]}))

    def test_number_is_as_its_text(self):
        self.assertTrue(same({"vni": [5001]}, {"vni": ["5001"]}))
        self.assertFalse(same({"vni": [5001]}, {"vni": [5002]}))

    def test_presence_of_an_empty_container_counts(self):
        self.assertFalse(same({"match": {"tcp": {}}}, {"match": {}}))
        self.assertFalse(same({"rule": [{"name": "a"}]}, {"rule": []}))

    def test_boolean_is_not_its_python_text(self):
        found = differences({}, {_KEY: {"name": "web", "enabled": True}}, whole=False)
        self.assertEqual("+ policy t/web\n    + enabled: true", found[0].text())

    def test_change_tells_old_and_new(self):
        new = {"name": "web", "tool": ["ids"], "rule": [_RULES[0], {**_RULES[1], "match": {"tcp": {"flags": "syn"}}}]}
        found = differences({_KEY: {"name": "web", "tool": ["ids", "rec"], "rule": _RULES}}, {_KEY: new}, whole=False)
        self.assertEqual("~ policy t/web\n    - tool: ids, rec\n    + tool: ids\n"
                         "    + rule[b].match.tcp.flags: syn\n    - rule[b].match.tcp:", found[0].text())

    def test_other_order_of_rules_is_told(self):
        found = differences({_KEY: {"rule": _RULES}}, {_KEY: {"rule": _RULES[::-1]}}, whole=False)
        self.assertEqual("~ policy t/web\n    ~ rule: in the order b, a", found[0].text())

    def test_what_is_not_named_stays_unless_all_is_meant(self):
        old = {_KEY: {"name": "web"}, Key("bridge", None, "b"): {"name": "b"}}
        self.assertEqual([], differences(old, {_KEY: {"name": "web"}}, whole=False))
        self.assertEqual(["- bridge b"], [it.text() for it in differences(old, {_KEY: {"name": "web"}}, whole=True)])


if __name__ == "__main__":
    unittest.main()
