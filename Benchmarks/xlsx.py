#!/usr/bin/env python3
"""Is a province's workbook opened as fast as others open it?

    Benchmarks/xlsx.py --humen .build/release/humen [--rows 15000] [--rounds 5]

One roster of 15,000 schools (11 columns, 165,000 cells), written by openpyxl. Ours: `humen coverage schools import --preview`, which
opens the ledger, unpacks and reads the workbook, looks for personal data, reads every row and works out what would change. The peer:
openpyxl's plain read of the same file in the same run, every cell in read-only mode, and nothing done with it. Medians of all rounds.
Left out on the peer's side: everything but reading. Then a sheet of 1,000,000 empty styled rows, ours alone.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--humen", required=True)
    parser.add_argument("--rows", type=int, default=15_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    try:
        import openpyxl
    except ImportError:
        sys.exit("nothing measured: python3 has no openpyxl (python3-openpyxl)")
    if not os.access(options.humen, os.X_OK):
        sys.exit(f"nothing measured: {options.humen} is not there (make site builds it)")
    humen = str(pathlib.Path(options.humen).resolve())
    share = {**os.environ, "HUMEN_SHARE": str(pathlib.Path(__file__).resolve().parent.parent)}
    with tempfile.TemporaryDirectory(prefix="humen-xlsx-") as folder:
        work = pathlib.Path(folder)
        roster(openpyxl, work / "roster.xlsx", options.rows)
        empty(openpyxl, work / "empty.xlsx")

        def run(*arguments):
            start = time.perf_counter()
            done = subprocess.run(
                [humen, "coverage", *arguments, "--as-of", "2026-11-21"], cwd=work, env=share, capture_output=True, text=True)
            return time.perf_counter() - start, done

        run("init")
        ours, theirs = [], []
        for _ in range(options.rounds):
            seconds, done = run("schools", "import", "roster.xlsx", "--preview")
            if done.returncode != 0:
                sys.exit(done.stderr[:500])
            ours.append(seconds)
            start = time.perf_counter()
            book = openpyxl.load_workbook(work / "roster.xlsx", read_only=True)
            cells = sum(1 for row in book.worksheets[0].iter_rows(values_only=True) for _ in row)
            theirs.append(time.perf_counter() - start)
        print(done.stdout.strip())
        mine, plain = statistics.median(ours), statistics.median(theirs)
        print(f"{options.rows} rows, {cells} cells: humen {mine:.2f} s (reads, checks, plans), openpyxl {plain:.2f} s (reads): "
              f"{plain / mine:.1f} times")
        seconds, done = run("schools", "import", "empty.xlsx", "--preview")
        print(f"1,000,000 empty styled rows: {seconds:.2f} s, exit {done.returncode}")


def roster(openpyxl, path, rows):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("名册")
    sheet.append(["序号", "学校名称", "学校标识码", "城市", "区县", "乡镇", "学段", "班级数", "学生数", "开办日期", "备注"])
    stages = ["小学", "初中", "高中", "九年一贯制", "中职"]
    for index in range(rows):
        county = index // 100
        sheet.append([
            index + 1, f"示例{county}县第{index}学校", f"21{index:08d}", f"示例{county // 10}市", f"示例{county}县",
            f"第{index // 10 % 10}镇", stages[index % 5], 6 + index % 30, 200 + index % 900, "2001-09-01", "",
        ])
    book.save(path)


def empty(openpyxl, path):
    """As Excel leaves it behind when somebody colours whole columns: written by hand, since openpyxl would take minutes."""
    import zipfile
    roster(openpyxl, path, 3)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = "xl/worksheets/sheet1.xml"
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(10, 1_000_010))
    parts[name] = parts[name].replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part, content in parts.items():
            target.writestr(part, content)


if __name__ == "__main__":
    main()
