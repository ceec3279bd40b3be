#!/usr/bin/env python3
"""sweep.py BOOK: scores a book anew with every weight of every index changed, and lists the runs that
write no workbook.

Runs `sodiem score BOOK --set INDEX:CODE=W --rescale` for every code with W in 0, 0.5, 2.5, 7 and the
whole that the criterion is part of. A weight that cannot be (an only child that should weigh less than
its parent) is refused with a message, which is counted apart.

Exit 1 if a run neither wrote its workbook nor said what is wrong with the weight.
"""

import argparse
import pathlib
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import packages  # noqa: F401
import yaml

from draw import Draw
from rules import number
from sodiem import Run
from tables import without


def weights(book):
    """The (index, code, weight) of every run."""
    header = _read(book / "sodiem.yaml")
    for entry in header["indices"]:
        nodes = without(_read(book / entry["criteria"]), book)["criteria"]
        whole = sum(_weight(node) for node in nodes)
        for node, parent in _walk(nodes, whole):
            for weight in dict.fromkeys([0, 0.5, 2.5, 7, parent]):
                yield entry["index"], node["code"], weight


def _read(file):
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)


def _walk(nodes, parent):
    for node in nodes:
        yield node, parent
        yield from _walk(node.get("criteria", []), _weight(node))


def _weight(node):
    """What a node weighs: its weight, what its parts weigh, or its maximum."""
    value = node.get("weight") or node["max"]
    return float(value["default"] if isinstance(value, dict) else value)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("book", type=pathlib.Path)
    parser.add_argument("--sample", type=int, help="only so many runs, chosen by --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=pathlib.Path, help="keep the workbooks in this folder")
    arguments = parser.parse_args()
    runs = list(weights(arguments.book))
    if arguments.sample and arguments.sample < len(runs):
        draw = Draw(arguments.seed)
        runs = [runs.pop(draw.whole(0, len(runs) - 1)) for _ in range(arguments.sample)]
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        place = arguments.keep or pathlib.Path(folder)

        def run(case):
            index, code, weight = case
            setting = f"{index}:{code}={number(weight)}"
            output = place / setting.replace(":", "-").replace("=", "-")
            done = Run("score", arguments.book, "--set", setting, "--rescale", "--top", "0", "--output", output)
            written = list(output.glob("*.xlsx"))
            if not arguments.keep:
                for file in output.rglob("*"):
                    if file.is_file():
                        file.unlink()
            return setting, done, bool(written)

        failed, declined, count = defaultdict(list), defaultdict(list), 0
        with ThreadPoolExecutor(arguments.jobs) as pool:
            for setting, done, is_written in pool.map(run, runs):
                count += 1
                if done.code == 0 and is_written:
                    continue
                (declined if done.code == 1 else failed)[done.cause].append((setting, done))
    for title, found in [("refused with a message", declined), ("FAILED", failed)]:
        for cause, cases in sorted(found.items(), key=lambda item: -len(item[1])):
            print(f"{title}, {len(cases)} runs: {cause}")
            for setting, done in cases[:3]:
                print(f"    {setting}: {done.first}")
            print(f"    all: {' '.join(setting for setting, _ in cases)}"[:1000])
    failures = sum(map(len, failed.values()))
    print(f"{arguments.book.name}: {count} runs, {failures} failed, "
          f"{sum(map(len, declined.values()))} refused with a message, {time.monotonic() - start:.0f} s")
    sys.exit(failures > 0 or count == 0)


if __name__ == "__main__":
    main()
