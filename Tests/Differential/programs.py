"""The spreadsheet programs that recalculate workbooks: LibreOffice, IronCalc, Gnumeric.

Each takes files whose cached values are all stale (see `workbook.write_stale`) and gives the values
of all formula cells of each file, or the trouble that it had with the file.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from workbook import Error, Workbook, place

HERE = pathlib.Path(__file__).resolve().parent
#: What a program says of a formula that it cannot read, or of a function that it does not know.
UNKNOWN = {"#NAME?", "#N/IMPL!", "#ERROR!", "#UNKNOWN!", "#UNIMPLEMENTED!"}


class Trouble(Exception):
    """What keeps a program from recalculating a file."""


def values_of(path):
    """The values of the formula cells of a recalculated .xlsx file, by (sheet's position, reference)."""
    return {
        (sheet, reference): cell.value
        for sheet, (_, cells) in enumerate(Workbook(path).sheets)
        for reference, cell in cells.items()
    }


class LibreOffice:
    """One conversion for many files."""

    name = "LibreOffice"
    batch = 40
    _settings = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

    def recalculated(self, files):
        assert len({pathlib.Path(file).name for file in files}) == len(files), "files need names of their own"
        with tempfile.TemporaryDirectory() as folder:
            for start in range(0, len(files), self.batch):
                yield from self._batch(files[start:start + self.batch], f"{folder}/{start}")

    def _batch(self, files, folder):
        trouble = self._convert(files, folder)
        for number, file in enumerate(files):
            result = f"{folder}/{pathlib.Path(file).name}"
            if not os.path.exists(result) and len(files) > 1:
                # What one file does to the program must not spoil the others.
                trouble = self._convert([file], f"{folder}/{number}")
                result = f"{folder}/{number}/{pathlib.Path(file).name}"
            if os.path.exists(result):
                yield values_of(result)
                os.remove(result)
            else:
                yield Trouble(trouble or "no output")

    def _convert(self, files, folder):
        profile = f"{folder}/profile"
        os.makedirs(f"{profile}/user")
        pathlib.Path(f"{profile}/user/registrymodifications.xcu").write_text(self._settings)
        command = [
            "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
            "--nolockcheck", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, *files]
        return _run(command, 90 + 20 * len(files))


class Gnumeric:
    """One call of `ssconvert` for each file, two at a time."""

    name = "Gnumeric"

    def recalculated(self, files):
        assert len({pathlib.Path(file).name for file in files}) == len(files), "files need names of their own"
        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
            yield from pool.map(lambda file: self._one(file, folder), files)

    def _one(self, file, folder):
        result = f"{folder}/{pathlib.Path(file).name}"
        trouble = _run(["ssconvert", "--recalc", file, result], 120)
        if not os.path.exists(result):
            return Trouble(trouble or "no output")
        values = values_of(result)
        os.remove(result)
        return values


def _run(command, seconds):
    """Runs a command; gives the end of what it said if it failed."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=seconds, env=environment, text=True)
    except subprocess.TimeoutExpired:
        return f"took more than {seconds} seconds"
    except FileNotFoundError:
        raise SystemExit(f"{command[0]} is not installed; run .ci/install tests")
    return (done.stderr or done.stdout)[-500:] if done.returncode else None


class IronCalc:
    """The package `ironcalc`, in a process for each file: a panic or a hang ends that file only."""

    name = "IronCalc"

    def recalculated(self, files):
        with ThreadPoolExecutor(2) as pool:
            yield from pool.map(self._one, files)

    def _one(self, file):
        result = f"{file}.json"
        trouble = _run([sys.executable, str(HERE / "ironcalc_values.py"), file, result], 120)
        if trouble or not os.path.exists(result):
            return Trouble(trouble or "no output")
        with open(result, encoding="utf-8") as values:
            return {
                (sheet, reference): Error(value) if is_error else value
                for sheet, reference, is_error, value in json.load(values)
            }


ALL = [LibreOffice, IronCalc, Gnumeric]
