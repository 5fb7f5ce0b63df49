# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Preview and explain, with answers as the controller gives them, and frames of captures."""

import os
import struct
import tempfile
import unittest

from netvis_cli import captures, questions
from netvis_cli.failures import UsageFailure

_FRAME = bytes.fromhex("525400000002525400000001") + b"\x08\x00" + bytes(range(20))


class _Server:
    """Remembers what it was asked."""

    def __init__(self, answer):
        self._answer = answer
        self.asked = []

    def configuration(self):
        return {"tenant": [{"name": "demo"}]}

    def act(self, path, data):
        self.asked.append((path, data))
        return self._answer


class QuestionsTest(unittest.TestCase):
    """What is asked, and how answers read."""

    def test_preview_asks_for_each_tenant_and_what_is_deleted(self):
        server = _Server({})
        questions.preview(server, [], ["policy/old", "tool/x"], None, 5)
        self.assertEqual([("netvis:netvis/tenant=demo/preview",
                           {"max-lines": 5, "delete-policy": ["old"], "delete-tool": ["x"]})], server.asked)

    def test_preview_of_nothing_or_of_a_bridge_is_refused(self):
        for gone in ([], ["bridge/b"], ["policy"], ["policy/"]):
            with self.assertRaises(UsageFailure):
                questions.preview(_Server({}), [], gone, None, 5)

    def test_preview_reads_as_sentences(self):
        text = questions.preview_text({"demo": {
            "bridge": [{"name": "b", "connected": True, "flows-before": 12, "flows-after": 14, "added": 2,
                        "line": ["+cookie=0x1"], "lines-left-out": 1,
                        "capacity": {"layers-left": 187, "metadata-bits-left": 32}}],
            "policy": [{"name": "dns", "change": "created", "state": "active", "bridge": [
                {"name": "b", "state": "active", "path": "switch", "overlap": ["web"]}]}],
            "tool": [{"name": "ids", "gains": ["policy \"dns\": rule \"dns\" at source \"tap\""]}]}})
        self.assertEqual("""\
policy demo/dns: created, would be active
  b: active, decided by the switch
    overlaps with web
tool demo/ids gains policy "dns": rule "dns" at source "tap"
bridge b: 12 -> 14 flows, 2 added, 0 removed, 0 modified
  room left: 187 layers, 32 metadata bits
  +cookie=0x1
  and 1 lines more (--lines)""", text)

    def test_refusal_of_a_preview_is_told(self):
        found = {"demo": {"refused": ["policy \"demo/dns\": there is no tool \"x\""]}}
        self.assertEqual("refused: policy \"demo/dns\": there is no tool \"x\"", questions.preview_text(found))
        self.assertEqual(1, len(questions.refusals(found)))

    def test_explanation_tells_who_gets_what_and_who_does_not(self):
        server = _Server({
            "bridge": "tap-bridge", "port": "tap0", "headers": "ethernet ipv4",
            "source": [{"name": "web-tap", "direction": "seen"}],
            "policy": [{"name": "web", "decision": "forward", "rule": "http", "path": "switch",
                        "explanation": "rule \"http\" forwards the frame"}],
            "tool": [{"name": "ids", "copy": [{"number": 1, "policy": ["web"], "strip": ["vlan"], "port": ["ids0"],
                                               "frame": "52540000", "headers": "ethernet ipv4"}]},
                     {"name": "dns", "reason": ["policy \"dns\": none of its 2 rules matches the frame"]}]})
        found = questions.explain(server, {"source": "web-tap"}, "5254", ["web"], None)
        self.assertEqual([("netvis:netvis/tenant=demo/explain",
                           {"source": "web-tap", "frame": "5254", "policy": ["web"]})], server.asked)
        self.assertEqual("""\
at tap-bridge tap0: ethernet ipv4
source web-tap: seen
policy web: forward by rule http (switch)
  rule "http" forwards the frame
tool ids gets 4 bytes at ids0, without vlan, by policy web: ethernet ipv4
  52 54 00 00
tool dns gets nothing: policy "dns": none of its 2 rules matches the frame""", questions.explain_text(found))


class CapturesTest(unittest.TestCase):
    """Captures in both formats and byte orders, and files that are none."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self._path = os.path.join(directory.name, "capture")

    def _frame(self, data, number=1):
        with open(self._path, "wb") as file:
            file.write(data)
        return captures.frame(self._path, number)

    @staticmethod
    def _pcap(order, link=1):
        return struct.pack(order + "IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, link) \
            + b"".join(struct.pack(order + "IIII", 0, 0, len(it), len(it)) + it for it in (b"x" * 14, _FRAME))

    @staticmethod
    def _pcapng(order):
        def block(kind, body):
            body += bytes(-len(body) % 4)
            return struct.pack(order + "II", kind, len(body) + 12) + body + struct.pack(order + "I", len(body) + 12)
        return block(0x0A0D0D0A, struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1)) \
            + block(1, struct.pack(order + "HHI", 1, 0, 0)) \
            + block(6, struct.pack(order + "IIIII", 0, 0, 0, len(_FRAME), len(_FRAME)) + _FRAME)

    def test_frames_are_counted_from_one(self):
        for order in "<>":
            self.assertEqual(_FRAME.hex(), self._frame(self._pcap(order), 2))
            self.assertEqual(_FRAME.hex(), self._frame(self._pcapng(order)))

    def test_frame_that_is_not_there_is_told(self):
        with self.assertRaisesRegex(UsageFailure, "has no frame 3; it has 2"):
            self._frame(self._pcap("<"), 3)

    def test_other_files_are_refused(self):
        for data in (b"", b"GIF89a", self._pcap("<")[:-3], self._pcap("<", link=113), b"\x0a\x0d\x0d\x0a" + bytes(20)):
            with self.assertRaises(UsageFailure):
                self._frame(data, 9)


if __name__ == "__main__":
    unittest.main()
