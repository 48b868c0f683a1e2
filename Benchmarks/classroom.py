#!/usr/bin/env python3
"""How long does Humen take to write 1,000 packs of 50 questions, and to take in 100,000 results of 2,000 classes?

    swift build -c release
    Benchmarks/classroom.py [--program .build/release/humen] [--packs 1000] [--classes 2000] [--pupils 50]

The packs are the variants of one paper, a file each, written by one run of `quiz pack`; the results are QR texts made by this script from the
description in docs and sources, a file a class. Printed are the seconds and the peak of memory of each run. Targets: 5 s, 20 s,
300 MiB. There is no peer in the run: no other program reads these results.
"""
import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import quiz

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LEFT_OUT = "Left out: answering the packs, the class page, typed codes and class files."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parent.parent
    parser.add_argument("--program", type=pathlib.Path, default=root / ".build/release/humen")
    parser.add_argument("--packs", type=int, default=1000)
    parser.add_argument("--classes", type=int, default=2000)
    parser.add_argument("--pupils", type=int, default=50)
    options = parser.parse_args()
    if not os.access(options.program, os.X_OK):
        sys.exit(f"nothing measured: {options.program} is not there (build it as said above)")
    with tempfile.TemporaryDirectory(prefix="humen-bench-") as folder:
        site = pathlib.Path(folder)
        write_site(site, options.classes)
        names = ",".join(f"V{number:03d}" for number in range(options.packs))
        report("packs", options.packs, run(options, site, "quiz", "pack", "Content/papers/many.yaml", "--apart", "--variants", names), 5)
        answer = run(options, site, "quiz", "pack", "Content/papers/class.yaml", "--mode", "exam", "--classes", "c.csv")
        paper = json.loads((site / f"issued/{answer['document']['packId']}.json").read_text(encoding="utf-8"))
        files = write_results(site, paper, options.pupils)
        run(options, site, "coverage", "init")
        result = run(options, site, "quiz", "results", "import", "--as-of", "2026-10-01", *files)
        expected = options.classes * options.pupils
        if result["document"]["counted"] != expected:
            sys.exit(f"{result['document']['counted']} of {expected} results were counted")
        report("results", expected, result, 20)
    print(LEFT_OUT)


def write_site(site, classes):
    for name in ("banks", "papers"):
        (site / "Content" / name).mkdir(parents=True)
    (site / "Content/banks/b.quiz.md").write_text(quiz.bank(90), encoding="utf-8")
    sections = "sections: [{type: single, count: 25}, {type: multiple, count: 10}, {type: judge, count: 15}]\n"
    for name in ("many", "class"):
        (site / f"Content/papers/{name}.yaml").write_text(f"title: 测速 {name}\nbanks: [b]\n{sections}", encoding="utf-8")
    rows = [f"第{number // 20}中学,七年级,{number % 20}班,2026-2027-1" for number in range(classes)]
    (site / "c.csv").write_text("\n".join(["school,grade,class,term"] + rows) + "\n", encoding="utf-8")


def write_results(site, paper, pupils):
    """A file of QR texts for each class, as ResultText describes them."""
    source = random.Random(626)
    questions = {question["id"]: question for question in paper["paper"]["questions"]}
    slots = [slot for section in paper["paper"]["variants"][0]["sections"] for slot in section]
    pack = from_base32(paper["packId"].upper())
    codes = [line.split(",")[0] for line in (site / "issued/classes.csv").read_text(encoding="utf-8").splitlines()[1:]]
    files = []
    for code in codes:
        lines = []
        for seat in range(1, pupils + 1):
            bits = pack + "0000" + from_base32(code[:5]) + format(seat, "07b") + format(source.getrandbits(80), "080b")
            for slot in slots:
                kind = questions[slot["question"]]["type"]
                if kind == "judge":
                    bits += source.choice(["01", "10"])
                elif kind == "single":
                    chosen = source.randrange(len(slot["options"]))
                    bits += "".join("1" if place == chosen else "0" for place in range(len(slot["options"])))
                else:
                    bits += "".join(source.choice("01") for _ in slot["options"])
            bits += format(check(bits), "032b")
            lines.append("HM1" + to_base32(bits))
        files.append(f"{code}.txt")
        (site / files[-1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return files


def from_base32(text):
    return "".join(format(LETTERS.index(letter), "05b") for letter in text)


def to_base32(bits):
    bits += "0" * (-len(bits) % 5)
    return "".join(LETTERS[int(bits[place:place + 5], 2)] for place in range(0, len(bits), 5))


def check(bits):
    value = 0xFFFFFFFF
    for bit in bits:
        carries = (value >> 31) != int(bit)
        value = value << 1 & 0xFFFFFFFF
        if carries:
            value ^= 0x04C11DB7
    return value


def run(options, site, *arguments):
    start = time.monotonic()
    process = subprocess.Popen(
        [options.program.resolve(), *arguments, "--format", "json"], cwd=site, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"humen {' '.join(arguments[:3])} ended with status {status}: {output[-600:]}")
    return {"seconds": time.monotonic() - start, "memory": usage.ru_maxrss / 1024, "document": json.loads(output)}


def report(name, count, result, target):
    print(f"{name}: {count:,} in {result['seconds']:.1f} s (target {target} s), {result['memory']:.0f} MiB (target 300 MiB)")


if __name__ == "__main__":
    main()
