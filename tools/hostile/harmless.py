"""Whether what was printed can harm whoever reads it. Knows nothing of how sshplan escapes."""

import json
import re
import unicodedata
import xml.etree.ElementTree as ElementTree

from hostile_input import Form

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# Bidirectional and invisible ones, and those that end lines for some readers.
HIDDEN = {"Cf", "Zl", "Zp"}
# GitHub's runner looks for the first behind blanks, for the second anywhere; Azure and TeamCity
# look for the others anywhere.
ORDER = re.compile(r"^\s*::|##(\[|vso\[|teamcity\[)", re.MULTILINE)
ANNOTATION = re.compile(r"::(error|warning|notice|debug) [^:]*::\S")


def is_harmful(character: str) -> bool:
    if character == "\n":
        return False
    category = unicodedata.category(character)
    return category in ("Cc", "Cs") or category in HIDDEN or 0xFE00 <= ord(character) <= 0xFE0F


def characters(text: str) -> list[str]:
    """What is said of each kind of harmful character."""
    harmful = sorted({character for character in set(text) if is_harmful(character)})
    return [f"prints U+{ord(character):04X}" for character in harmful]


def orders(text: str) -> list[str]:
    return [f"gives a CI runner an order: {found.group(0).strip()!r}"
            for found in ORDER.finditer(text)][:3]


def refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name twice in one object")
    return dict(pairs)


def json_faults(text: str) -> list[str]:
    try:
        json.loads(text, parse_constant=refuse_constant, object_pairs_hook=unique)
    except ValueError as fault:
        return [f"is no JSON: {fault}"]
    return []


def xml_faults(text: str) -> list[str]:
    if "<!" in text:
        return ["declares or hides something in XML"]
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as fault:
        return [f"is no XML: {fault}"]
    return []


def annotation_faults(text: str) -> list[str]:
    """Each line is one annotation, and orders nothing else."""
    lines = text.splitlines()
    faults = [f"is no annotation: {line[:60]!r}" for line in lines
              if not ANNOTATION.match(line)]
    faults += [fault for line in lines for fault in orders(line.partition(" ")[2])]
    return faults[:3]


def structure(text: str, form: Form) -> list[str]:
    if form is Form.JSON:
        return json_faults(text) + orders(text)
    if form is Form.JSON_LINES:
        return [fault for line in text.splitlines() for fault in json_faults(line)] + orders(text)
    if form is Form.XML:
        return xml_faults(text) + orders(text)
    return annotation_faults(text) if form is Form.ANNOTATIONS else orders(text)


def faults(printed: bytes, form: Form) -> list[str]:
    """What is wrong with a stream; an empty one is as it should be."""
    if not printed or form is Form.RAW:
        return []
    try:
        text = printed.decode("utf-8")
    except UnicodeDecodeError as fault:
        return [f"is no UTF-8: {fault}"]
    if form is Form.COLOURED:
        text = COLOURS.sub("", text)
    return characters(text) + structure(text, form)
