#!/usr/bin/env python3
"""How long do citations take, and does a whole law open at once?

    Benchmarks/law.py --humen .build/release/humen [--rounds 9] [--chromium chromium] [--large 100000]

Three questions, each answered on content that is made here:
  1. finding and looking up 1,000 citations, a tenth of a page of 10,000: that page against the same with other words in their
     place (CPU of the stages load and resolve of `humen build --jobs 1`, the medians of all rounds);
  2. a page with 100,000 citations: the whole build;
  3. a law of 1,260 articles: from the address to the end of loading in Chromium, over file://, and the pages of its print.

Left out: what the program does before it reads a file, and writing the site, except where the whole build is named.
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

FORMS = [
    "《中华人民共和国示例法》第{a}条", "《示例法》第{a}条第一款", "示例法第{a}条第一款第（二）项", "《示例法》第{a}条、第{b}条",
]


def main():
    options = arguments()
    if not os.access(options.humen, os.X_OK):
        sys.exit(f"nothing measured: {options.humen} is not there (make site builds it)")
    memory = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="humen-law-", dir=memory if memory.is_dir() else None) as folder:
        work = pathlib.Path(folder)
        thousand(options, work)
        large(options, work)
        whole(options, work)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--humen", type=pathlib.Path, default=pathlib.Path(".build/release/humen"))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--chromium", default="chromium")
    return parser.parse_args()


def law(articles):
    """A law of our own with so many articles, some with items and some that cite others."""
    lines = ["---", "kind: statute", "id: shili", "title: 中华人民共和国示例法", "short: [示例法]", "effective: 2020-01-01",
             "text: official", "extent: full", "---", ""]
    for number in range(1, articles + 1):
        if number % 60 == 1:
            lines += [f"## 第{chinese(number // 60 + 1)}章 第{number // 60 + 1}部分", ""]
        lines += [f"第{chinese(number)}条 有下列情形之一的，由有关部门依法处理，具体办法由主管部门规定：", "",
                  "（一）没有按照规定的时间完成的；", "", "（二）违反前项规定，造成后果的。", "",
                  f"有前款行为的，依照本法第{chinese(max(1, number - 7))}条的规定办理。", ""]
    return "\n".join(lines)


def chinese(number):
    digits = "零一二三四五六七八九"
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure = number // unit % 10
        if figure:
            text += ("零" if zero and text else "") + digits[figure] + name
            zero = False
        else:
            zero = True
    return text[1:] if text.startswith("一十") else text


def page(count, cites):
    """A page with so many citations, ten a paragraph, or the same words without them."""
    paragraphs, made = [], 0
    while made < count:
        words = []
        while len(words) < 10 and made < count:
            form = FORMS[made % len(FORMS)]
            made += 2 if "{b}" in form else 1
            text = form.format(a=chinese(made % 1000 + 1), b=chinese(made % 900 + 100))
            words.append("依照" + (text if cites else re.sub("[第法]", "某", text)) + "处理")
        paragraphs.append("，".join(words) + "。")
    return "---\ntitle: 引用\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def site(folder, statute, text):
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in {"statutes/shili.md": statute, "articles/a.md": text, "site.yaml": "title: 测速\n"}.items():
        (folder / "Content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "Content" / path).write_text(content, encoding="utf-8")
    return folder


def build(options, folder):
    shutil.rmtree(folder / "Output", ignore_errors=True)
    run = subprocess.run(
        [options.humen.resolve(), "build", "--site", folder, "--jobs", "1", "--timings", "--format", "json"],
        capture_output=True, text=True)
    if run.returncode not in (0, 1) or not run.stdout:
        sys.exit(f"humen did not run: {run.stderr}")
    result = json.loads(run.stdout)
    if run.returncode == 1:
        sys.exit("\n".join(item["message"] for item in result["diagnostics"][:5]))
    found = re.findall(r"^ *(\w+) +\d+ ms +CPU +(\d+) ms", run.stderr, re.M)
    result["cpu"] = {name: int(time) for name, time in found}
    return result


def thousand(options, work):
    statute, count = law(1260), 10_000
    seconds = {True: [], False: []}
    for _ in range(options.rounds):
        for cites in (True, False):
            result = build(options, site(work / "site", statute, page(count, cites)))
            if (result["citations"] >= count) != cites:
                sys.exit(f"the page has {result['citations']} citations")
            seconds[cites].append(result["cpu"]["load"] + result["cpu"]["resolve"])
    with_, without = (statistics.median(seconds[cites]) for cites in (True, False))
    print(f"{count:,} citations: {with_ - without:.0f} ms of CPU, {(with_ - without) * 1000 / count:.1f} ms a thousand "
          f"(load and resolve {with_:.0f} ms with them, {without:.0f} ms without)")


def large(options, work):
    result = build(options, site(work / "site", law(1260), page(options.large, True)))
    print(f"{options.large:,} citations in one page: built in {result['seconds']:.1f} s, {result['bytes'] / 1e6:.0f} MB, "
          f"{result['citations']:,} linked; {', '.join(f'{name} {time:.1f} s' for name, time in result['stages'].items())}")


def whole(options, work):
    if not shutil.which(options.chromium):
        print("a law of 1,260 articles: not opened, Chromium is not there")
        return
    folder = site(work / "site", law(1260), page(1, True))
    build(options, folder)
    original = folder / "Output/site/laws/shili/index.html"
    timed = original.with_name("timed.html")
    script = ("<script>window.onload = function () { setTimeout(function () { var t = performance.timing;"
              "document.title = 'LOADED' + (t.loadEventEnd - t.navigationStart) + '.'; }, 0); };</script></body>")
    timed.write_text(original.read_text(encoding="utf-8").replace("</body>", script), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work / 'profile'}"]
    times = []
    for _ in range(5):
        run = subprocess.run([options.chromium, *flags, "--dump-dom", timed.as_uri()], capture_output=True, text=True)
        found = re.search(r"LOADED(\d+)\.", run.stdout)
        if found:
            times.append(int(found.group(1)))
    if not times:
        print("a law of 1,260 articles: Chromium did not say when it was loaded")
        return
    size = original.stat().st_size
    print(f"a law of 1,260 articles ({size / 1e6:.1f} MB): loaded in {statistics.median(times)} ms "
          f"({', '.join(map(str, sorted(times)))})")
    pdf = work / "law.pdf"
    subprocess.run([options.chromium, *flags, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", original.as_uri()],
                   capture_output=True)
    if pdf.exists() and shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
        articles = len(re.findall(r"^[ \f]*第[一二三四五六七八九十百千零]+条(?= |$)", text, re.M))
        print(f"printed whole: {text.count(chr(12))} pages, {articles} articles")


main()
