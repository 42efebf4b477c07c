"""What tools/hostile looks for in what was printed, it finds."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "hostile"))

import harmless  # noqa: E402
from hostile_input import Form  # noqa: E402


def found(text: str | bytes, form: Form = Form.TEXT) -> list[str]:
    return harmless.faults(text.encode() if isinstance(text, str) else text, form)


class Characters(unittest.TestCase):
    def test_text_of_any_script_is_harmless(self):
        for text in ("", "host3 → ana@host3:22\n", "жук 日本語 é\n", "│ └─\n"):
            self.assertEqual(found(text), [])

    def test_what_a_terminal_obeys_is_found(self):
        for text in ("\x1b[31m", "a\rb", "\x08", "\x7f", "\x9b", "\u0085", "\0", "\t", "\x0b"):
            self.assertNotEqual(found(text), [], repr(text))

    def test_what_nobody_sees_is_found(self):
        for text in ("\u202e", "\u2066", "\u200b", "\u200f", "\u2060", "\ufeff", "\u2028", "\u00ad",
                     "\U000e0041", "\u061c", "\ufe0f"):
            self.assertNotEqual(found(text), [], repr(text))

    def test_what_is_no_utf_8_is_found(self):
        for text in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80"):
            self.assertNotEqual(found(text), [], repr(text))

    def test_only_colours_are_allowed_where_there_are_some(self):
        self.assertEqual(found("\x1b[1;31mred\x1b[0m\n", Form.COLOURED), [])
        for text in ("\x1b[2J", "\x1b]0;x\x07", "\x1b[31m\x1bc"):
            self.assertNotEqual(found(text, Form.COLOURED), [], repr(text))


class Orders(unittest.TestCase):
    def test_orders_to_runners_are_found_where_these_look_for_them(self):
        for text in ("::error::x", "a\n  ::add-mask::x", "a ##[group]x", "x##vso[y]", "##teamcity["):
            self.assertNotEqual(found(text), [], text)
        for text in ("a::b", "config:1:9: error[SYN001]", "# comment", "##"):
            self.assertEqual(found(text), [], text)

    def test_annotations_are_all_that_there_is(self):
        self.assertEqual(found("::error file=a,line=1::text\n", Form.ANNOTATIONS), [])
        for text in ("text\n", "::add-mask::x\n", "::error file=a::##[group]\n", "::error ::\n"):
            self.assertNotEqual(found(text, Form.ANNOTATIONS), [], text)


class Structures(unittest.TestCase):
    def test_json_is_whole_and_strict(self):
        self.assertEqual(found('{"a": ["\\u001b"]}\n', Form.JSON), [])
        for text in ('{"a": 1', "NaN", '{"a": 1, "a": 2}', "{} {}", '{"a": "\x01"}'):
            self.assertNotEqual(found(text, Form.JSON), [], text)
        self.assertEqual(found("{}\n{}\n", Form.JSON_LINES), [])
        self.assertNotEqual(found("{}\n{\n", Form.JSON_LINES), [])

    def test_xml_is_well_formed_and_declares_nothing(self):
        self.assertEqual(found('<?xml version="1.0"?>\n<a b="&lt;">x</a>\n', Form.XML), [])
        for text in ("<a>", "<a>&#1;</a>", "<!DOCTYPE a><a/>", "<a><![CDATA[x]]></a>", "<a/><b/>"):
            self.assertNotEqual(found(text, Form.XML), [], text)


if __name__ == "__main__":
    unittest.main()
