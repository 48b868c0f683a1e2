"""Marks responses and works out the statistics of a paper directly from the rows: the oracle of ScoringOracleTests.

    scoring.py CASES.json > RESULT.json

Written from the tables in Scoring.swift and PaperStatistics, not from their code. Statistics use every row, never sums
that were merged.
"""
import itertools
import json
import math
import sys
import unicodedata


def plain(text):
    text = "".join(unicodedata.normalize("NFKC", c) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text)
    text = text.replace("。", ".")
    text = "".join(c for c in text if not c.isspace())
    return text.rstrip(".;,").lower()


def without(text, tail):
    """What is left of a text whose end repeats the beginning of what is printed behind its blank."""
    return {text[:-n] for n in range(1, len(tail) + 1) if n < len(text) and text.endswith(tail[:n])}


def share(right, parts, partial, points):
    if right == parts:
        return points
    if partial == "half":
        return points / 2 if right * 2 >= parts and right > 0 else 0.0
    return points * right / parts if partial == "proportional" else 0.0


def score(question, response, points):
    kind, answer, partial = question["type"], question["answer"], question["partial"]
    if response is None:
        return 0.0
    if kind in ("single", "multiple"):
        chosen, right = set(response), set(answer)
        if not chosen or not chosen <= right:
            return 0.0
        if chosen == right:
            return points
        return {"none": 0.0, "half": points / 2, "proportional": points * len(chosen) / len(right)}[partial]
    if kind == "judge":
        return points if response == answer else 0.0
    if kind == "blank":
        accepted = [{plain(text) for text in blank} for blank in answer]
        tails = [plain(tail) for tail in question["tails"]] + [""] * len(response)
        given = [{plain(text)} | without(plain(text), tail) for text, tail in zip(response, tails)]
        orders = itertools.permutations(range(len(accepted))) if question["anyOrder"] else [range(len(accepted))]
        best = max(sum(bool(g & accepted[o]) for g, o in zip(given, order)) for order in orders)
        return share(best, len(accepted), "proportional", points)
    if kind in ("match", "order"):
        return share(sum(a == b for a, b in zip(response, answer)), len(answer), partial, points)
    raise ValueError(kind)


def mean(values):
    return math.fsum(values) / len(values)


def variance(values, divisor):
    middle = mean(values)
    return math.fsum((value - middle) ** 2 for value in values) / divisor


def covariance(left, right):
    a, b = mean(left), mean(right)
    return math.fsum((x - a) * (y - b) for x, y in zip(left, right)) / (len(left) - 1)


def statistics(case):
    """The figures of the questions that are marked; one that a person reads earns nothing and is no part of them."""
    questions, points = case["questions"], case["points"]
    kept = [i for i, question in enumerate(questions) if question["type"] != "short"]
    marked = dict(case, questions=[questions[i] for i in kept], points=[points[i] for i in kept],
                  classes=[[[row[i] for i in kept] for row in rows] for rows in case["classes"]])
    found = figures(marked)
    spread = lambda values, gap: [values[kept.index(i)] if i in kept else gap for i in range(len(questions))]
    return dict(found, scores=[spread(row, 0.0) for row in found["scores"]], items=spread(found["items"], None))


def figures(case):
    questions, points = case["questions"], case["points"]
    classes = [[[score(q, row[i], p) for i, (q, p) in enumerate(zip(questions, points))] for row in rows]
               for rows in case["classes"]]
    rows = [row for one in classes for row in one]
    totals = [math.fsum(row) for row in rows]
    n, k = len(rows), len(questions)
    spread = variance(totals, n - 1)
    alpha = k / (k - 1) * (1 - math.fsum(variance([r[i] for r in rows], n - 1) for i in range(k)) / spread)
    items = []
    for i in range(k):
        marks = [row[i] for row in rows]
        rest = [total - mark for total, mark in zip(totals, marks)]
        top, bottom, chosen = [], [], {"top": [], "bottom": []}
        for one, raw in zip(classes, case["classes"]):
            ranked = sorted(range(len(one)), key=lambda p: (-round(math.fsum(one[p]) * 1e6), p))
            size = 0 if len(one) < 2 else max(1, math.floor(len(one) * 0.27 + 0.5))
            top += [one[p][i] for p in ranked[:size]]
            bottom += [one[p][i] for p in ranked[len(one) - size:]]
            chosen["top"] += [raw[p][i] for p in ranked[:size]]
        own, other = variance(marks, n - 1), variance(rest, n - 1)
        items.append({
            "facility": mean(marks) / points[i],
            "deviation": math.sqrt(own),
            "discrimination": (mean(top) - mean(bottom)) / points[i],
            "correlation": covariance(marks, rest) / math.sqrt(own * other) if own > 0 and other > 1e-12 else None,
            "top": {o: sum(r is not None and o in r for r in chosen["top"]) / len(chosen["top"])
                    for o in questions[i]["options"]} if questions[i]["type"] in ("single", "multiple") else {},
        })
    kr20 = None
    if all(mark in (0.0, points[i]) for row in rows for i, mark in enumerate(row)) and len(set(points)) == 1:
        shares = [mean([row[i] / points[i] for row in rows]) for i in range(k)]
        whole = variance([total / points[0] for total in totals], n)
        kr20 = k / (k - 1) * (1 - math.fsum(p * (1 - p) for p in shares) / whole)
    return {"scores": [row for row in rows], "mean": mean(totals), "deviation": math.sqrt(spread), "alpha": alpha,
            "kr20": kr20, "standardError": math.sqrt(spread) * math.sqrt(max(0, 1 - alpha)), "items": items}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump([statistics(case) for case in json.load(file)], sys.stdout)
