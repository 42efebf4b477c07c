"""The machine on which something is measured, as far as it matters."""

import hashlib
import os
import re
import subprocess
from pathlib import Path

from programs import ssh_version

# By these glibc chooses its memcpy and the like.
FLAGS = re.compile(r"(s?sse|avx|bmi|erms|fsrm|rtm|abm|movbe|fma|popcnt|xsave)")


def cpu_field(name: str) -> str:
    found = re.search(rf"^{name}\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found.group(1) if found else "unknown"


def libc() -> str:
    return os.confstr("CS_GNU_LIBC_VERSION") or "unknown"


def compiler() -> str:
    end = subprocess.run(["g++", "-dumpfullversion"], capture_output=True, text=True, check=True)
    return f"g++ {end.stdout.strip()}"


def description() -> str:
    """For people: what a ratio may depend on."""
    return (f"{cpu_field('model name')}, {os.cpu_count()} cores; Linux {os.uname().release}; "
            f"{libc()}; {compiler()}; {ssh_version()}")


def instruction_key() -> str:
    """What instruction counts depend on: where any of it differs, they cannot be compared."""
    flags = sorted(flag for flag in cpu_field("flags").split() if FLAGS.match(flag))
    digest = hashlib.sha256(" ".join(flags).encode()).hexdigest()[:12]
    return f"{compiler()}, {libc()}, {ssh_version()}, CPU flags {digest}"
