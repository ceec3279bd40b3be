"""Runs the `sodiem` command line."""

import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def program():
    """The built program: what SODIEM names, else the release build, else the debug build."""
    named = os.environ.get("SODIEM")
    places = [named] if named else [ROOT / f".build/{kind}/sodiem" for kind in ("release", "debug")]
    for place in places:
        if os.path.exists(place):
            return str(place)
    raise SystemExit("sodiem is not built: swift build -c release --product sodiem")


class Run:
    """One run: what it was asked, its exit code and what it printed."""

    def __init__(self, *arguments, seconds=300):
        self.arguments = [str(argument) for argument in arguments]
        try:
            done = subprocess.run(
                [program(), *self.arguments], capture_output=True, text=True, timeout=seconds)
            self.code, self.output, self.errors = done.returncode, done.stdout, done.stderr
        except subprocess.TimeoutExpired:
            self.code, self.output, self.errors = -1, "", f"took more than {seconds} seconds"

    @property
    def first(self):
        """The line that says what is wrong: what stopped the program, else the first fault."""
        lines = [line for line in (self.errors + "\n" + self.output).splitlines() if line.strip()]
        for mark in (r"^sodiem: |Fatal error", r" (lỗi|error): "):
            for line in lines:
                if re.search(mark, line):
                    return line[:600]
        return (lines or ["nothing printed"])[0][:600]

    @property
    def cause(self):
        """The first fault with its names, cells and numbers taken out, so that like faults are one."""
        text = re.sub(r"^\S*?:\d+(:\d+)?: ", "", self.first)
        text = re.sub(r"'[^']*'|«[^»]*»|\"[^\"]*\"", "'…'", text)
        text = re.sub(r"\$?\b[A-Z]{1,2}\$?\d+(:\$?[A-Z]{1,2}\$?\d+)?", "c", text)
        text = re.sub(r"-?\d+(\.\d+)?", "n", text)
        # Terms as many as there are criteria or keys of one kind.
        return re.sub(r"(\((?:[^()]|\([^()]*\))*\))( [*+] \1)+", r"\1…", text)[:200]
