"""Chooses the questions of papers and makes their variants: a second implementation of docs/papers.md.

    papers.py CASES.json > RESULT.json

Written from the document alone; PaperOracleTests compares it with the program, case by case.
"""
import hashlib
import json
import re
import sys

WHOLE = 26_771_144_400


class Stream:
    def __init__(self, seed, paper, scope):
        self.prefix, self.block, self.numbers = f"{seed}|{paper}|{scope}|", 0, []

    def next(self):
        if not self.numbers:
            digest = hashlib.sha256((self.prefix + str(self.block)).encode()).digest()
            self.block += 1
            self.numbers = [int.from_bytes(digest[i:i + 4], "big") for i in range(0, 32, 4)]
        return self.numbers.pop(0)

    def below(self, bound):
        if bound <= 1:
            return 0
        limit = 2 ** 32 - 2 ** 32 % bound
        while True:
            number = self.next()
            if number < limit:
                return number % bound

    def shuffled(self, elements):
        result = list(elements)
        for i in range(len(result) - 1, 0, -1):
            j = self.below(i + 1)
            result[i], result[j] = result[j], result[i]
        return result


    def shuffled_from_front(self, elements):
        result = list(elements)
        for i in range(len(result)):
            j = i + self.below(len(result) - i)
            result[i], result[j] = result[j], result[i]
        return result


class Solver:
    def __init__(self, case):
        self.cells = case["cells"]
        self.orders = [Stream(case["seed"], case["paper"], cell["scope"]).shuffled_from_front([tuple(u) for u in cell["units"]])
                       for cell in self.cells]
        units = {unit for order in self.orders for unit in order}
        owner = {question: unit for unit in units for question in unit}
        self.enemies = {unit: set() for unit in units}
        for enemies in case["enemies"]:
            members = {owner[question] for question in enemies if question in owner}
            for member in members:
                self.enemies[member] |= members - {member}
        self.taken = [[] for _ in self.cells]
        self.holder = {}
        self.undecided = False

    def size(self, unit, cell):
        return 1 if self.cells[cell]["isCase"] else len(unit)

    def room(self, cell):
        return self.cells[cell]["count"] - sum(self.size(unit, cell) for unit in self.taken[cell])

    def blockers(self, unit):
        return [other for other in [unit, *self.enemies[unit]] if other in self.holder]

    def take(self, unit, cell):
        self.taken[cell].append(unit)
        self.holder[unit] = cell

    def augment(self, cell, seen):
        for unit in self.orders[cell]:
            if self.holder.get(unit) == cell or self.size(unit, cell) > self.room(cell):
                continue
            blockers = self.blockers(unit)
            if not blockers:
                self.take(unit, cell)
                return True
            if len(blockers) != 1 or self.holder[blockers[0]] in seen:
                continue
            other = self.holder[blockers[0]]
            seen.add(other)
            kept = [list(units) for units in self.taken], dict(self.holder)
            self.taken[other].remove(blockers[0])
            del self.holder[blockers[0]]
            self.take(unit, cell)
            while self.room(other) > 0 and self.augment(other, seen):
                pass
            if self.room(other) == 0:
                return True
            self.taken, self.holder = kept
        return False

    def search(self, order):
        """Every way to fill the cells, without recursion: a stack of (cell, place) of the units that are taken."""
        kept = self.taken, self.holder
        self.taken, self.holder = [[] for _ in self.cells], {}
        stack, at, place, looks = [], 0, 0, 0
        while True:
            while at < len(order) and self.room(order[at]) <= 0:
                at, place = at + 1, 0
            if at == len(order):
                return
            cell = order[at]
            if place < len(self.orders[cell]):
                if looks == 300_000:
                    break
                looks += 1
                unit = self.orders[cell][place]
                place += 1
                if self.size(unit, cell) <= self.room(cell) and not self.blockers(unit):
                    self.take(unit, cell)
                    stack.append((at, place))
            elif stack:
                at, place = stack.pop()
                del self.holder[self.taken[order[at]].pop()]
            else:
                break
        self.undecided = looks == 300_000
        self.taken, self.holder = kept

    def may_search(self):
        tangled = any(self.enemies.values()) or any(
            self.size(unit, c) > 1 for c, order in enumerate(self.orders) for unit in order)
        return tangled and all(sum(self.size(unit, c) for unit in order) >= self.cells[c]["count"]
                               for c, order in enumerate(self.orders))

    def solve(self):
        weights = [sum(len(unit) for unit in cell["units"]) for cell in self.cells]
        filling = sorted(range(len(self.cells)), key=lambda c: (weights[c], c))
        for cell in filling:
            for unit in self.orders[cell]:
                if self.size(unit, cell) <= self.room(cell) and not self.blockers(unit):
                    self.take(unit, cell)
            while self.room(cell) > 0 and self.augment(cell, {cell}):
                pass
        if any(self.room(cell) > 0 for cell in filling) and self.may_search():
            self.search(filling)
        return self.taken


# Which options stay

WORDS = "以上 上述 前三项 前两项 都对 都不对 都是 都不是 全对 均正确 均不正确 全部正确".split()
LATIN = "[A-Za-z0-9-]"
PLACE = "[一二三四五六七八1-8]"
ITEM = "(?:项|选项|个选项)"
PLACES = re.compile(
    f"选项(?:{PLACE}|[①-⑧])|(?<![条款])第{PLACE}{ITEM}|[前后](?:{PLACE}|两){ITEM}"
    "|[上下]一(?:项|个选项)|最后一(?:项|个选项)")
CAPITALS = re.compile(f"(?<!{LATIN})([A-H](?:[A-H]|[、和与及](?=[A-H]))*)")
SMALL = re.compile(f"(?<!{LATIN})([a-h]+)")
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def narrow(text):
    return "".join(chr(ord(c) - 0xFEE0) if c in NARROWED else c for c in text)


NARROWED = {chr(v) for a, b in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)) for v in range(a, b + 1)}


def rises(letters):
    return all(a < b for a, b in zip(letters, letters[1:]))


def names_options(written):
    text = narrow(written)
    for match in CAPITALS.finditer(text):
        letters = [c for c in match.group(1) if c.isascii()]
        before, after = text[match.start() - 1:match.start()], text[match.end():match.end() + 1]
        if re.match(LATIN, after):
            continue
        if rises(letters) if len(letters) > 1 else before != "素" and (not after or after not in "型类级卷"):
            return True
    for match in SMALL.finditer(text):
        before, after = text[match.start() - 1:match.start()], text[match.end():match.end() + 1]
        if re.match(LATIN, after) or not rises(match.group(1)):
            continue
        if (before and before in "选项案") or (after and after in "项选"):
            return True
    return PLACES.search(text) is not None


def is_pinned(option):
    text = option["text"]
    short = len(text) <= 14 and len(text.encode()) <= 56
    return option["fixed"] or short and any(word in text for word in WORDS) or names_options(text)


class TooLarge(Exception):
    pass


def small(value):
    if value > 2 ** 63 - 1:
        raise TooLarge
    return value


def figures(written):
    """Every figure in millionths."""
    found = []
    pattern = r"(?P<whole>[0-9](?:[0-9]|,(?=[0-9]{3}(?![0-9])))*)(?:\.(?P<decimals>[0-9]+))?(?P<units>[十百千万亿]*)"
    for match in re.finditer(pattern + "|(?P<han>[〇零一二两三四五六七八九十百千万亿]+)", narrow(written)):
        if match["han"]:
            found.append(small(han(match["han"]) * 1_000_000))
            continue
        value = small(small(int(match["whole"].replace(",", ""))) * 1_000_000)
        value = small(value + int((match["decimals"] or "").ljust(6, "0")[:6]))
        for unit in match["units"]:
            value = small(value * UNITS[unit])
        found.append(value)
    return found


def han(run):
    if not any(c in UNITS for c in run):
        return small(int("".join(str(DIGITS[c]) for c in run)))
    total, part, digit = 0, 0, None
    for c in run:
        if c in DIGITS:
            digit = DIGITS[c]
        elif UNITS[c] < 10_000:
            part = small(part + small((1 if digit is None else digit) * UNITS[c]))
            digit = None
        else:
            total, part, digit = small(small(small(total + part) + (digit or 0)) * UNITS[c]), 0, None
    return small(small(total + part) + (digit or 0))


KINDS = [
    {"秒": 1, "秒钟": 1, "s": 1, "分": 60, "分钟": 60, "min": 60, "刻钟": 900, "时": 3600, "小时": 3600, "钟头": 3600,
     "h": 3600, "天": 86400, "日": 86400, "昼夜": 86400, "周": 604800, "星期": 604800, "礼拜": 604800, "旬": 864000,
     "月": 2592000, "月龄": 2592000, "季度": 7776000, "年": 31536000, "岁": 31536000, "周年": 31536000,
     "周岁": 31536000, "学年": 31536000, "世纪": 3153600000},
    {"毫克": 1, "mg": 1, "克": 1000, "g": 1000, "钱": 5000, "斤": 500000, "市斤": 500000, "公斤": 1000000,
     "千克": 1000000, "kg": 1000000, "吨": 1000000000, "t": 1000000000},
    {"毫米": 1, "mm": 1, "厘米": 10, "公分": 10, "cm": 10, "分米": 100, "dm": 100, "米": 1000, "公尺": 1000, "m": 1000,
     "里": 500000, "华里": 500000, "公里": 1000000, "千米": 1000000, "km": 1000000},
    {"毫升": 1, "ml": 1, "升": 1000, "公升": 1000, "l": 1000},
    {"分": 1, "分钱": 1, "角": 10, "毛": 10, "角钱": 10, "毛钱": 10, "元": 100, "块": 100, "圆": 100, "元钱": 100,
     "块钱": 100},
]
FIGURE = re.compile(r"[0-9](?:[0-9]|,(?=[0-9]{3}(?![0-9])))*(?:\.[0-9]+)?[十百千万亿]*|[〇零一二两三四五六七八九十百千万亿]+")


def quantities(written, kind):
    """Every quantity of a kind in millionths; nothing where the first figure has no unit of it."""
    text = narrow(written)
    names = sorted((re.escape(name) + ("(?![A-Za-z])" if name.isascii() else "") for name in kind),
                   key=lambda name: -len(name.split("(")[0]))
    unit = re.compile(" ?个?(半?)(" + "|".join(names) + ")", re.ASCII | re.IGNORECASE)
    found, place = [], 0
    while place < len(text):
        start = place
        figure = FIGURE.match(text, place)
        if text[place] == "半" and unit.match(text, place + 1):
            value, place = 500_000, place + 1
        elif figure:
            value, place = figures(figure.group())[0], figure.end()
        else:
            place += 1
            continue
        named = unit.match(text, place)
        if not named:
            found.append([value, None, start, place])
            continue
        place = named.end()
        halves = len(named[1]) + text.startswith("半", place)
        place += text.startswith("半", place)
        worth = kind[named[2].lower()]
        value = small(small(value + halves * 500_000) * worth)
        if found and found[-1][1] and found[-1][3] == start and found[-1][1] > worth:
            found[-1] = [small(found[-1][0] + value), worth, found[-1][2], place]
            continue
        behind = start
        for entry in reversed(found):
            if entry[1] or not re.fullmatch("[至到、~～—－–-]+", text[entry[3]:behind]):
                break
            entry[0], entry[1], behind = small(entry[0] * worth), worth, entry[2]
        found.append([value, worth, start, place])
    return [entry[0] for entry in found] if found and found[0][1] else []


def rise_or_fall(read, texts):
    try:
        lists = [read(text) for text in texts]
    except TooLarge:
        return False
    pairs = list(zip(lists, lists[1:]))
    return all(lists) and (all(a < b for a, b in pairs) or all(a > b for a, b in pairs))


def in_order(texts):
    readings = [figures] + [lambda text, kind=kind: quantities(text, kind) for kind in KINDS]
    return len(texts) >= 3 and any(rise_or_fall(read, texts) for read in readings)


def may_shuffle(question):
    if question["type"] in ("match", "order"):
        return True
    texts = [option["text"] for option in question["texts"]]
    return not any(names_options(text) for text in question["words"] + texts) and not in_order(texts)


def base_order(case, name, question_id):
    question = case["questions"][question_id]
    ids = question["options"]
    if question["type"] == "judge":
        return []
    if not question["mayShuffle"]:
        return list(ids)
    free = [i for i, pinned in enumerate(question["pinned"]) if not pinned]
    shuffled = Stream(case["seed"], case["paper"], f"{name}/options/{question_id}").shuffled(free)
    result = list(ids)
    for place, source in zip(free, shuffled):
        result[place] = ids[source]
    if question["type"] == "order" and result == question["right"]:
        result = result[1:] + result[:1]
    return result


def even_key(case, name, ids, orders):
    singles = [q for q in ids if case["questions"][q]["type"] == "single"]
    expected, fixed, places, free = [0] * 26, [0] * 26, [], []
    for q in singles:
        question = case["questions"][q]
        right = question["right"][0]
        places.append(orders[q].index(right))
        moves = question["mayShuffle"] and not question["pinned"][question["options"].index(right)]
        free.append([i for i, pinned in enumerate(question["pinned"]) if not pinned] if moves else [])
        for option in range(len(question["options"])):
            expected[option] += WHOLE // len(question["options"])
        if not moves:
            fixed[places[-1]] += WHOLE
    best = None
    for attempt in range(24):
        counts, trial = list(fixed), list(places)
        for i in Stream(case["seed"], case["paper"], f"{name}/key/{attempt}").shuffled(
                [i for i in range(len(singles)) if free[i]]):
            place = max(free[i], key=lambda p: (expected[p] - counts[p], -p))
            trial[i] = place
            counts[place] += WHOLE
        penalty = sum(max(0, abs(c - e) - WHOLE) for c, e in zip(counts, expected))
        run = 0
        for i, place in enumerate(trial):
            run = run + 1 if i and trial[i - 1] == place else 1
            penalty += WHOLE if run > 3 else 0
        if best is None or penalty < best[1]:
            best = trial, penalty
        if penalty == 0:
            break
    for q, place in zip(singles, best[0]):
        now = orders[q].index(case["questions"][q]["right"][0])
        orders[q][now], orders[q][place] = orders[q][place], orders[q][now]


def variant(case, name, sections):
    items = []
    for number, units in enumerate(sections, 1):
        items.append([q for unit in Stream(case["seed"], case["paper"], f"{name}/items/{number}").shuffled(units)
                      for q in unit])
    ids = [q for section in items for q in section]
    orders = {q: base_order(case, name, q) for q in ids}
    even_key(case, name, ids, orders)
    return {"items": items, "options": orders}


def answer(case):
    for question in case["questions"].values():
        question["mayShuffle"] = may_shuffle(question)
        question["pinned"] = [is_pinned(option) for option in question["texts"]]
    solver = Solver(case)
    taken = solver.solve()
    sections = [[] for _ in range(case["sections"])]
    for cell, units in zip(case["cells"], taken):
        sections[cell["section"]] += units
    return {"taken": [[list(unit) for unit in units] for units in taken],
            "undecided": solver.undecided,
            "stays": {q: [not question["mayShuffle"], question["pinned"]] for q, question in case["questions"].items()},
            "variants": {name: variant(case, name, sections) for name in case["variants"]}}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump([answer(case) for case in json.load(file)], sys.stdout)
