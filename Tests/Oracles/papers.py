"""Chooses the questions of papers and makes their variants: a second implementation of docs/papers.md.

    papers.py CASES.json > RESULT.json

Written from the document alone; PaperOracleTests compares it with the program, case by case.
"""
import hashlib
import json
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

    def solve(self):
        weights = [sum(len(unit) for unit in cell["units"]) for cell in self.cells]
        for cell in sorted(range(len(self.cells)), key=lambda c: (weights[c], c)):
            for unit in self.orders[cell]:
                if self.size(unit, cell) <= self.room(cell) and not self.blockers(unit):
                    self.take(unit, cell)
            while self.room(cell) > 0 and self.augment(cell, {cell}):
                pass
        return self.taken


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
    taken = Solver(case).solve()
    sections = [[] for _ in range(case["sections"])]
    for cell, units in zip(case["cells"], taken):
        sections[cell["section"]] += units
    return {"taken": [[list(unit) for unit in units] for units in taken],
            "variants": {name: variant(case, name, sections) for name in case["variants"]}}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump([answer(case) for case in json.load(file)], sys.stdout)
