# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Flows as OpenDaylight tells them."""

import unittest

from netvis_cli import flows
from netvis_cli.failures import NotFoundFailure

_CONFIGURATION = {"bridge": [{"name": "b", "datapath-id": "00000000000000a2"}],
                  "tenant": [{"name": "demo", "policy": [{"name": "vxlan-web", "rule": [{"name": "web"}]}]}]}


class _Server:
    """Answers with some flows, as the controller did."""

    def __init__(self, *found):
        self._found = list(found)
        self.asked = None

    def configuration(self):
        return _CONFIGURATION

    def call(self, operation, data):
        self.asked = data["node"]
        return {"flow-and-statistics-map-list": self._found}


def _flow(cookie, priority=60_000, **more):
    return dict({"cookie": str(cookie), "priority": priority, "table_id": 10, "packet-count": "3",
                 "byte-count": "300"}, **more)


class FlowsTest(unittest.TestCase):
    """Who a flow is for, what it matches and does."""

    def test_flow_has_its_policy_and_rule(self):
        server = _Server(_flow(0x4E5603005751D746))
        found = flows.flows(server, "b")[0]
        self.assertEqual(("forward", "demo/vxlan-web", "web", 3, 300),
                         tuple(found[it] for it in ("kind", "policy", "rule", "packets", "bytes")))
        self.assertIn("openflow:162", server.asked)

    def test_flow_of_a_policy_that_is_gone_is_of_none(self):
        found = flows.flows(_Server(_flow(0x4E56030000000001)), "b")[0]
        self.assertEqual("0x00000001, of no policy that is configured", found["policy"])
        self.assertIsNone(found["rule"])

    def test_flow_of_somebody_else_is_shown_as_such(self):
        found = flows.flows(_Server(_flow(5)), "b")[0]
        self.assertEqual(("not netvis's", None), (found["kind"], found["policy"]))

    def test_priority_without_a_rule_has_none(self):
        self.assertIsNone(flows.flows(_Server(_flow(0x4E5603005751D746, priority=59_000)), "b")[0]["rule"])

    def test_match_is_in_openflow_s_words(self):
        self.assertEqual("eth_dst=01:00:00:00:00:00/01:00:00:00:00:00,eth_type=0x0800,nxm_nx_reg0=00050000/3fff0000",
                         flows.match({
                             "ethernet-match": {"ethernet-type": {"type": 2048}, "ethernet-destination": {
                                 "address": "01:00:00:00:00:00", "mask": "01:00:00:00:00:00"}},
                             "openflowplugin-extension-general:extension-list": [{
                                 "extension-key": "netvis-ovs-matches:NXM_NX_REG0", "extension": {
                                     "netvis-ovs-matches:ovs-match": {"value": "00050000", "mask": "3fff0000"}}}]}))

    def test_flow_without_instructions_drops(self):
        self.assertEqual("drop", flows.does({}))

    def test_bridge_that_is_not_there_is_named(self):
        with self.assertRaises(NotFoundFailure) as caught:
            flows.flows(_Server(), "x")
        self.assertEqual("there is no bridge x; there is: b", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
