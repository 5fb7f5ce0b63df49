# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Files as people write them, right and wrong."""

import os
import tempfile
import unittest

from netvis_cli.documents import objects_in, yaml_text
from netvis_cli.failures import UsageFailure
from netvis_cli.objects import Key, root_of

_POLICY = '{"netvis:policy": [{"name": "web", "source": ["feed"], "tool": ["ids"]}]}'

try:
    import yaml  # noqa: F401
    _HAS_YAML = True
except ImportError:
    _HAS_YAML = False


class DocumentsTest(unittest.TestCase):
    """What is read, and what is refused with which words."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self._directory = directory.name

    def _file(self, text, name="a.json"):
        path = os.path.join(self._directory, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def _refused(self, text, words, tenant="t", name="a.json"):
        with self.assertRaises(UsageFailure) as caught:
            objects_in([self._file(text, name)], tenant)
        self.assertIn(words, str(caught.exception))

    def test_list_alone_belongs_to_the_tenant(self):
        self.assertEqual({Key("policy", "t", "web")}, set(objects_in([self._file(_POLICY)], "t")))

    def test_whole_configuration_names_its_tenants(self):
        text = """{"netvis:netvis": {"bridge": [{"name": "b"}],
            "tenant": [{"name": "red", "tool": [{"name": "x"}]}, {"name": "blue", "tool": [{"name": "x"}]}]}}"""
        found = objects_in([self._file(text)], None)
        self.assertEqual({"bridge b", "tool red/x", "tool blue/x"}, {str(key) for key in found})
        self.assertEqual(found, objects_in([self._file(str(root_of(found)).replace("'", '"'), "b.json")], None))

    def test_list_alone_needs_a_tenant(self):
        self._refused(_POLICY, "whose is the policy? Name the tenant with --tenant", tenant=None)

    def test_object_twice_is_refused(self):
        with self.assertRaises(UsageFailure) as caught:
            objects_in([self._file(_POLICY), self._file(_POLICY, "b.json")], "t")
        self.assertIn("policy t/web is in the files twice", str(caught.exception))

    def test_what_cannot_be_meant_is_refused(self):
        self._refused('{"policies": []}', "netvis has no policies; it has bridge, source, tool, policy, tenant")
        self._refused('{"policy": {}}', "policy is a list")
        self._refused('{"policy": [{"source": []}]}', "each policy has a name")
        self._refused('{"policy": [{"name": 5}]}', "each policy has a name, which is text")
        self._refused('{"tenant": [{"name": "t", "bridge": []}]}', "tenant t has no bridge")
        self._refused('[]', "a document is an object")
        self._refused('{', "is not JSON")
        self._refused('{"policy": []}', "nothing in")
        with self.assertRaises(UsageFailure) as caught:
            objects_in(["/nowhere"], "t")
        self.assertEqual("cannot read /nowhere: No such file or directory", str(caught.exception))

    @unittest.skipUnless(_HAS_YAML, "python3-yaml is not installed")
    def test_yaml_keeps_addresses_and_words_as_text(self):
        text = ("source:\n- name: on\n  vm: {bridge: b, mac-address: 02:00:00:00:00:01}\n"
                "- {name: 10-20, port: {bridge: b, name: 12:34:56}, day: 2026-11-27, enabled: true, number: 80}\n")
        found = objects_in([self._file(text, "a.yaml")], "t")
        self.assertEqual("02:00:00:00:00:01", found[Key("source", "t", "on")]["vm"]["mac-address"])
        other = found[Key("source", "t", "10-20")]
        self.assertEqual(("12:34:56", "2026-11-27", True, 80),
                         (other["port"]["name"], other["day"], other["enabled"], other["number"]))

    @unittest.skipUnless(_HAS_YAML, "python3-yaml is not installed")
    def test_what_is_written_as_yaml_is_read_again(self):
        found = {Key("policy", "t", "no"): {"name": "no", "vni": ["5000..5999", 7], "flag": [None], "mac": "12:34:56"}}
        self.assertEqual(found, objects_in([self._file(yaml_text(root_of(found)), "a.yaml")], None))

    @unittest.skipUnless(_HAS_YAML, "python3-yaml is not installed")
    def test_several_documents_are_one_configuration(self):
        text = "policy: [{name: a}]\n---\npolicy: [{name: b}]\n"
        self.assertEqual(2, len(objects_in([self._file(text, "a.yaml")], "t")))

    @unittest.skipUnless(_HAS_YAML, "python3-yaml is not installed")
    def test_neither_json_nor_yaml_is_refused(self):
        self._refused("a: [", "neither JSON nor YAML", name="a.yaml")


if __name__ == "__main__":
    unittest.main()
