#!/usr/bin/env python3
"""How long does a province take? 20,000 schools, two terms: imported, asked for the whole, for one county, for the missing.

Ours alone: there is no peer that keeps such a ledger without a server. `--schools 223000` is the whole country.
Everything is invented; the files go to a temporary folder that is removed. Targets (20,000 schools, 2 processors): both terms
imported in 8 s, status 0.5 s, one county 0.3 s, the missing list 0.3 s, never more than 200 MiB.
"""
import argparse, os, pathlib, random, resource, shutil, subprocess, sys, tempfile, time


def write_files(folder, schools, seed):
    rng = random.Random(seed)
    roster = ["学校名称,省份,城市,区县,乡镇,学段,班级数,学生数"]
    names = []
    for index in range(schools):
        county = index // 160
        city = county // 10
        town = index // 16 % 10
        kind = ["小学", "小学", "小学", "初中", "初中", "高中", "九年一贯制", "中职"][index % 8]
        classes = rng.randint(6, 40)
        name = f"第{index}学校"
        place = f"示例省,示例{city}市,示例{county}县,示例{town}镇"
        names.append((name, f"示例{county}县"))
        roster.append(f"{name},{place},{kind},{classes},{classes * rng.randint(30, 50)}")
    (folder / "roster.csv").write_text("\n".join(roster) + "\n", encoding="utf-8")
    for term in (1, 2):
        sheet = ["学校名称,区县,教学计划,大纲,师资,课时,教材"]
        for name, county in names:
            if rng.random() < 0.12:
                continue
            marks = [("√" if rng.random() < 0.9 else "×") for _ in range(4)]
            hours = rng.choice(["1", "1", "2", "0.5", "2课时"])
            sheet.append(f"{name},{county},{marks[0]},{marks[1]},{marks[2]},{hours},{marks[3]}")
        (folder / f"sheet{term}.csv").write_text("\n".join(sheet) + "\n", encoding="utf-8")


class Bench:
    def __init__(self, humen, folder, share):
        self.humen, self.folder = humen, folder
        self.environment = dict(os.environ, HUMEN_SHARE=share, USER="bench")
        self.peak = 0
        self.work = 0

    def run(self, *words):
        """Seconds of one command, its start included; the peak memory of all is kept."""
        start = time.monotonic()
        process = subprocess.Popen(
            [self.humen, "coverage", *words], cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        self.peak = max(self.peak, usage.ru_maxrss)
        # What the processors did for it: where other programs run, the clock says little.
        self.work = usage.ru_utime + usage.ru_stime
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"humen coverage {' '.join(words)}: {os.waitstatus_to_exitcode(status)}\n{output.decode()}")
        return seconds, self.work


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--humen", default=".build/release/humen")
    parser.add_argument("--schools", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="make the files here and leave them")
    options = parser.parse_args()
    home = pathlib.Path(__file__).resolve().parent.parent
    folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="humen-coverage-"))
    folder.mkdir(exist_ok=True)
    try:
        write_files(folder, options.schools, options.seed)
        (folder / "Content").mkdir(exist_ok=True)
        bench = Bench(str(pathlib.Path(options.humen).resolve()), folder, str(home))
        first = ["--period", "2025-2026-1", "--as-of", "2026-01-20"]
        second = ["--period", "2025-2026-2", "--as-of", "2026-06-20"]
        bench.run("init", *first)
        rosters = [bench.run("schools", "import", "roster.csv", *term) for term in (first, second)]
        imports = [bench.run("import", f"sheet{index + 1}.csv", *term) for index, term in enumerate((first, second))]

        def total(runs):
            return tuple(map(sum, zip(*runs)))

        def best(*words):
            return min(bench.run(*words, *second) for _ in range(3))

        rows = [
            ("two rosters imported", total(rosters), None), ("two terms of reports imported", total(imports), 8.0),
            ("status", best("status"), 0.5), ("one county", best("status", "--region", "示例7县"), 0.3),
            ("missing", best("missing"), 0.3), ("audit (every row)", best("audit"), None),
        ]
        size = (folder / "ledger.db").stat().st_size / 1e6
        print(f"{options.schools} schools, 2 terms, seed {options.seed}: ledger of {size:.0f} MB")
        for name, (seconds, work), target in rows:
            scaled = target and target * max(1, options.schools / 20_000)
            print(f"{name:32}{seconds:8.2f} s   processor {work:6.2f} s" + (f"   target {scaled:.1f} s" if target else ""))
        print(f"{'peak memory':32}{bench.peak / 1024:8.0f} MiB   target 200 MiB")
    finally:
        if not options.keep:
            shutil.rmtree(folder)


main()
