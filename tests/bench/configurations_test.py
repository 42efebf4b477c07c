"""The inputs of tools/dev bench have the shape that their figures are stated for."""

import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "bench"))

import configurations  # noqa: E402


def headings(text: str, word: str) -> list[list[str]]:
    """What follows the word on each line that begins with it."""
    return [line.split()[1:] for line in text.splitlines() if line.startswith(f"{word} ")]


def matching(patterns: list[str], names: str) -> int:
    """How many names, one a line, a Host line matches."""
    def hits(pattern: str) -> set[str]:
        wanted = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
        return set(re.findall(f"^{wanted}$", names, re.MULTILINE))

    positive = [hits(pattern) for pattern in patterns if not pattern.startswith("!")]
    negated = [hits(pattern[1:]) for pattern in patterns if pattern.startswith("!")]
    return len(set().union(*positive).difference(*negated))


class Large(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = configurations.fleet(10_000, 1)
        cls.names = configurations.literal_names(cls.text)
        cls.hosts = headings(cls.text, "Host")
        cls.wildcards = [words for words in cls.hosts if set(" ".join(words)) & set("*?!")]

    def test_literal_blocks(self):
        self.assertEqual(len(self.names), 10_000 + 40)
        self.assertEqual(len(set(self.names)), len(self.names))
        for keyword in ("HostName", "User", "Port", "IdentityFile", "ProxyJump"):
            self.assertGreaterEqual(self.text.count(f"    {keyword} "), 10_000)
        jumps = set(re.findall(r"ProxyJump (\S+)", self.text))
        self.assertEqual(jumps, {f"bastion{number}" for number in range(40)})

    def test_size(self):
        self.assertTrue(1.4e6 < len(self.text) < 1.6e6, len(self.text))

    def test_wildcards_are_a_twenty_fifth_and_match_few(self):
        *few, last = self.wildcards
        self.assertEqual(last, ["*"])
        self.assertEqual(len(few), 400)
        self.assertTrue(any("!" in word for words in few for word in words))
        names = "\n".join(self.names)
        most = max(matching(words, names) for words in few)
        self.assertTrue(1 < most <= 25, most)

    def test_ten_match_blocks_and_the_end(self):
        self.assertEqual(len(headings(self.text, "Match")), 10)
        self.assertEqual(self.hosts[-1], ["*"])
        self.assertGreater(self.text.rindex("\nHost *\n"), self.text.rindex("\nMatch "))


class Others(unittest.TestCase):
    def test_small_has_twenty_blocks(self):
        text = configurations.small(1)
        self.assertEqual(len(headings(text, "Host")) + len(headings(text, "Match")), 20)
        jumps = set(re.findall(r"ProxyJump (\S+)", text))
        self.assertLessEqual(jumps, set(configurations.literal_names(text)))

    def test_chains_of_five_hops(self):
        text = configurations.chains(1_000, 5)
        self.assertEqual(len(configurations.literal_names(text)), 5_000)
        self.assertEqual(text.count("ProxyJump"), 4_000)
        self.assertIn("Host c999h4\n    HostName 10.3.249.5\n    User ops\n    ProxyJump c999h3\n",
                      text)

    def test_recipes_by_netcat(self):
        text = configurations.recipes(5_000, 1)
        self.assertEqual(len(re.findall(r"ProxyCommand ssh -q bastion\d+ (?:nc|netcat) ", text)),
                         5_000)

    def test_deep_includes_as_many_files_as_asked_for(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            text = configurations.deep(folder, 30, 1)
            files = sorted((folder / "deep.d").iterdir())
            self.assertEqual(len(files), 30)
            self.assertTrue(text.startswith(f"Include {folder.resolve()}/deep.d/*.conf\n"))
            own = [configurations.literal_names(file.read_text()) for file in files]
            self.assertTrue(all(len(names) == 5 for names in own))

    def test_the_same_seed_gives_the_same_and_another_does_not(self):
        for make in (lambda seed: configurations.fleet(200, seed), configurations.small,
                     lambda seed: configurations.recipes(200, seed)):
            self.assertEqual(make(7), make(7))
            self.assertNotEqual(make(7), make(8))


if __name__ == "__main__":
    unittest.main()
