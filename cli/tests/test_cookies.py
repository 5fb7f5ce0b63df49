# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""What a cookie tells must be what Cookie.java, Numbers.java and Band.java write; the values are of real switches."""

import unittest

from netvis_cli import cookies


class CookiesTest(unittest.TestCase):
    """Cookies of the demo's flows."""

    def test_murmur3_is_that_of_its_author(self):
        for text, value in (("", 0), ("a", 0x3C2569B2), ("abc", 0xB3DD93FA), ("abcd", 0x43ED676A),
                            ("Hello, world!", 0xC0363E43)):
            self.assertEqual(value, cookies.murmur3(text.encode()), text)

    def test_policy_is_known_by_its_number(self):
        numbers = cookies.numbers(["demo/vxlan-web", "demo/vif-5"])
        self.assertEqual("demo/vxlan-web", numbers[cookies.number(0x4E5603005751D746)])

    def test_policies_with_the_same_number_are_both_named(self):
        from unittest import mock
        with mock.patch.object(cookies, "murmur3", return_value=7):
            self.assertEqual({7: "t/a or t/b"}, cookies.numbers(["t/b", "t/a"]))

    def test_flow_for_all_policies_is_of_none(self):
        self.assertEqual("admit", cookies.kind(0x4E56010000000000))
        self.assertIsNone(cookies.number(0x4E56010000000000))

    def test_flow_of_others_is_not_netvis_s(self):
        for cookie in (0, 0x4E57030000000001, 0xFFFFFFFFFFFFFFFF):
            self.assertIsNone(cookies.kind(cookie))
            self.assertIsNone(cookies.number(cookie))

    def test_priority_tells_the_rule(self):
        for priority, index in ((60_000, 0), (59_998, 2), (31_001, 28_999), (31_000, None), (30_001, None),
                                (30_000, 0), (29_997, 3), (1_001, 28_999), (1_000, None), (0, None)):
            self.assertEqual(index, cookies.rule(priority), priority)
        self.assertTrue(cookies.is_hole(30_001))


if __name__ == "__main__":
    unittest.main()
