#!/usr/bin/env python3
"""How long does Humen take to read 10,000 questions, and to solve and vary 1,000 papers of 40 questions with two variants?

    HUMEN_BENCHMARKS=1 swift build -c release --product quiz-benchmark
    Benchmarks/quiz.py [--program .build/release/quiz-benchmark] [--questions 10000] [--rounds 5]

The bank is written by this script: single, multiple and judge questions with explanations, knowledge points and
difficulties. Printed are medians and the peak of memory. Targets: 0.5 s, 2 s, 300 MiB. There is no peer in the run: no other
program reads Chinese banks in this form.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

LEFT_OUT = "Left out: starting the tool, reading the file, freezing papers in issued/, print HTML."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parent.parent
    parser.add_argument("--program", type=pathlib.Path, default=root / ".build/release/quiz-benchmark")
    parser.add_argument("--questions", type=int, default=10000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not os.access(options.program, os.X_OK):
        sys.exit(f"nothing measured: {options.program} is not there (build it as said above)")
    with tempfile.TemporaryDirectory(prefix="humen-bench-") as folder:
        path = pathlib.Path(folder) / "bank.quiz.md"
        path.write_text(bank(options.questions), encoding="utf-8")
        runs = [run(options.program, path) for _ in range(options.rounds)]
        size = path.stat().st_size
    for key in ("questions", "papers"):
        print(f"{key}: {runs[0][key]:,}")
    print(f"bank: {size / 1e6:.1f} MB")
    for key, target in (("parse", 0.5), ("compose", 2.0)):
        median = statistics.median(one[key] for one in runs)
        print(f"{key}: {median:.2f} s (target {target} s)")
    print(f"memory: {max(one['memory'] for one in runs):.0f} MiB (target 300 MiB)")
    print(LEFT_OUT)


def run(program, path):
    process = subprocess.Popen([program, path], stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{program} ended with status {status}")
    return json.loads(output) | {"memory": usage.ru_maxrss / 1024}


def bank(count):
    lines = ["---", "题库: 测速", "默认: {学段: 初中, 分值: 2, 漏选: 一半}", "---", ""]
    points, levels = ["求助/电话", "拒绝/说法", "法律常识/责任", "禁毒历史"], ["易", "中", "难"]
    kinds = ["单项选择题", "多项选择题", "判断题"]
    for kind in range(3):
        lines += [f"## {'一二三'[kind]}、{kinds[kind]}", ""]
        for number in range(kind, count, 3):
            number += 1
            stem = f"情形{number}：放学路上遇到编号为{number * 7919 % 9973}的事情，下面的做法和说法里"
            if kind == 2:
                lines.append(f"{number}. {stem}，第一种是对的。（{'√' if number % 2 else '×'}） {{#b-{number}}}")
            else:
                lines.append(f"{number}. {stem}合适的是（  ） {{#b-{number}}}")
                texts = ["先离开，再告诉信任的大人", "收下来，先不告诉别人", "和同学商量以后再说", "换一个话题，约人去打球"]
                lines += [f"   {'ABCD'[i]}. {text}{number}" for i, text in enumerate(texts)]
                lines.append(f"   答案：{'AD' if kind else 'ABCD'[number % 4]}")
            lines.append(f"   解析：这里说明第{number}题为什么这样选：离开能马上减少危险，告诉大人能得到帮助，所以合适。")
            lines.append(f"   知识点：{points[number % 4]}　难度：{levels[number % 5 % 3]}　复核：2026-11")
            lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
