"""Whether sampled hosts are, to sshplan, what they are to `ssh -G`."""

import json
import os
import subprocess
from collections.abc import Iterable

from judgement import Agreement
from measure import ENVIRONMENT, Failure
from programs import Programs


def answer(*words: str) -> tuple[int, bytes]:
    end = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, env=ENVIRONMENT,
                         check=False)
    return end.returncode, end.stdout


def listed(sshplan: str, config: str) -> dict[str, dict]:
    """What `hosts --format json` says, by name."""
    status, out = answer(sshplan, "hosts", "--format", "json", config)
    if status != 0:
        raise Failure(f"sshplan hosts {config}: ended with {status}")
    return {host["name"]: host for host in json.loads(out)["hosts"]}


def told(dump: bytes) -> dict[str, str]:
    """What `ssh -G` says of where a host is; the last hop before it, if there is one."""
    lines = dict(line.partition(" ")[::2] for line in dump.decode().splitlines())
    return {
        "hostname": lines["hostname"],
        "port": lines["port"],
        "user": lines["user"],
        "jump": lines.get("proxyjump", ""),
    }


def route(host: dict) -> dict[str, str]:
    """The same of an entry of `hosts`, which is to have one route."""
    if len(host["routes"]) != 1:
        return {"routes": str(len(host["routes"]))}
    *before, last = host["routes"][0]["hops"]
    return {
        "hostname": last["hostname"],
        "port": str(last["port"]),
        "user": last["user"],
        "jump": before[-1]["name"] if before else "",
    }


def difference(sshplan: str, config: str, name: str, entry: dict | None) -> str:
    """What is not the same of one host; nothing if all is."""
    status, theirs = answer("ssh", "-G", "-F", config, name)
    if status != 0:
        raise Failure(f"ssh -G -F {config} {name}: ended with {status}")
    if answer(sshplan, "resolve", "-F", config, name) != (status, theirs):
        return f"{name}: resolve prints something else"
    if entry is None:
        return f"{name}: hosts leaves it out"
    ours, wanted = route(entry), told(theirs)
    return "" if ours == wanted else f"{name}: hosts says {ours}, ssh {wanted}"


def check(programs: Programs, config: str, names: Iterable[str]) -> Agreement:
    """Asks ssh and sshplan about each of the names."""
    entries = listed(programs.sshplan, os.fspath(config))
    names = list(names)
    found = [difference(programs.sshplan, config, name, entries.get(name)) for name in names]
    return Agreement(len(names), programs.ssh, tuple(text for text in found if text))
