#!/usr/bin/env python3
"""Works out the roll-ups of a random ledger a second time, from the model that made it, and compares them cell by cell.

The files are random: schools of every kind in a province of four levels, some without a town, some closed or moved between the
terms, some renamed, some that gain or lose stages between the terms or between two sheets of a day, or have again what they had lost, sheets that
fill some columns, corrections, blanks and slashes, junior schools that report grade by grade (with a 六年级 or without one), schools of nine years whose
六年级 is of the one level or the other and moves between them, schools of two levels that hand in one of them, verdicts of another office in both terms. Nothing of Humen's is read but its answer (`coverage status --format json`). Prints how many cells agree; exit 1 with the first that do not.

    coverage.py --humen .build/debug/humen --share . --schools 2000 --seed 7
"""
import argparse, collections, json, os, pathlib, random, subprocess, sys, tempfile

ITEMS = ["PLAN", "SYLLABUS", "TEACHERS", "HOURS", "TEXTBOOK"]
LABELS = ["教学计划", "大纲", "师资", "课时", "教材"]
KINDS = {
    "小学": ["小低", "小高"], "初中": ["初中"], "高中": ["高中"], "中职": ["中职"], "小低": ["小低"],
    "九年一贯制": ["小低", "小高", "初中"], "完全中学": ["初中", "高中"],
}
LEVELS = {"小学": ["小低", "小高"], "初中": ["初中"], "高中": ["高中"], "中职": ["中职"]}
# What becomes of a school: it gains stages, loses some, or has others from now on.
CHANGES = {
    "小学": ["九年一贯制", "九年一贯制", "小低", "初中"], "初中": ["九年一贯制", "完全中学"], "高中": ["完全中学"],
    "小低": ["小学", "九年一贯制"], "九年一贯制": ["小学", "初中"], "完全中学": ["初中", "高中"],
}
GRADES = ["七年级", "八年级", "九年级"]
# What a junior school that reports by grade writes of 六年级; the last two have one.
SIXTH = ["no row", "blank", "slash", "said", "roster"]
# Schools of nine years that report by grade: the level in which their rosters count 六年级.
NINE = ["nine: primary", "nine: junior"]
LOCAL_COUNTY = "示例3县"  # holds its junior schools to four hours


def asked(stage):
    """Which items somebody asks of a stage: the five of 小高 初中 高中, three of 中职, none of 小低."""
    if stage in ("小高", "初中", "高中"):
        return ITEMS
    return ["PLAN", "TEACHERS", "TEXTBOOK"] if stage == "中职" else []


class World:
    def __init__(self, schools, seed):
        self.rng = random.Random(seed)
        self.schools = []
        for index in range(schools):
            county = self.rng.randrange(12)
            town = "" if self.rng.random() < 0.1 else f"示例{self.rng.randrange(6)}镇"
            kind = self.rng.choice(list(KINDS))
            self.schools.append({
                "name": f"第{index}号学校", "city": f"示例{county // 4}市", "county": f"示例{county}县", "town": town,
                "kind": kind, "classes": self.rng.choice([None, self.rng.randint(1, 60)]),
                "students": self.rng.choice([None, self.rng.randint(1, 3000)]), "closed": None, "sixth": None,
                # Hands in its levels in rows of their own, and now and then only some of them.
                "parted": kind in ("九年一贯制", "完全中学") and self.rng.random() < 0.4,
            })
            if kind == "初中" and self.rng.random() < 0.5:
                sixth = self.rng.choice(SIXTH)
                self.schools[-1]["sixth"] = sixth
                if sixth == "roster":
                    self.schools[-1].update(classes=self.rng.randint(8, 60), students=self.rng.randint(400, 3000))
            if kind == "九年一贯制" and not self.schools[-1]["parted"] and self.rng.random() < 0.4:
                self.schools[-1].update(sixth=self.rng.choice(NINE), classes=5, students=250)
        # claims[term][school][stage][item] = value; None is blank. A row is about the stages that its school has at that moment.
        self.claims = {1: {}, 2: {}}
        self.verdicts = {}
        # by_grade[term][school][grade, item] = value, of schools that report by grade.
        self.by_grade = {1: {}, 2: {}}
        # by_level[term][school][level][item] = value, of schools that report their levels apart.
        self.by_level = {1: {}, 2: {}}

    def roster(self, path, term):
        if term == 2:
            for school in self.schools:
                chance = self.rng.random()
                if chance < 0.03:
                    school["closed"] = "2026-03-31"
                elif chance < 0.06:
                    county = self.rng.randrange(12)
                    school.update(city=f"示例{county // 4}市", county=f"示例{county}县")
                elif chance < 0.09 and school["students"] is not None:
                    school["students"] += 7
                elif chance < 0.12:
                    school["name"] = "改名的" + school["name"]
            self.restage()
        self.write_roster(path)

    def restage(self):
        """Some schools have other stages from now on; what they reported is about those that they had.

        What was said of a stage is lost with it, and counts again when the school has it again."""
        for school in self.schools:
            if school["sixth"] in NINE and self.rng.random() < 0.2:
                # 六年级 goes to the other level, with all that was said of it.
                school["sixth"] = NINE[1 - NINE.index(school["sixth"])]
            if school["sixth"] or school["closed"] or school["kind"] not in CHANGES or self.rng.random() > 0.08:
                continue
            kinds = CHANGES[school["kind"]]
            if school["parted"]:
                # Its rows name whole levels, which a school of the lowest grades has not.
                kinds = [kind for kind in kinds if kind != "小低"]
            if len(kinds) < 2 and school["parted"]:
                continue
            school["kind"] = self.rng.choice(kinds)

    def write_roster(self, path):
        # Every term has a roster of its own; with codes a moved school stays the same.
        lines = ["学校名称,学校标识码,省份,城市,区县,乡镇,学段,年级,班级数,学生数,停办日期"]
        for index, school in enumerate(self.schools):
            parts = [("", school["classes"], school["students"])]
            if school["sixth"] == "roster":
                rest = (school["classes"] - 3, school["students"] - 3 * 50)
                parts = [("六年级", *rest)] + [(grade, 1, 50) for grade in GRADES]
            if school["sixth"] in NINE:
                parts = [("五年级", 1, school["students"] - 200)] + [(grade, 1, 50) for grade in ["六年级", *GRADES]]
            for grade, classes, students in parts:
                kind = school["kind"]
                if school["sixth"] in NINE:
                    isPrimary = grade == "五年级" or grade == "六年级" and school["sixth"] == NINE[0]
                    kind = "小学" if isPrimary else "初中"
                shown = ["" if figure is None else str(figure) for figure in (classes, students, school["closed"])]
                lines.append(",".join([
                    school["name"], f"{2100000000 + index}", "示例省", school["city"], school["county"], school["town"],
                    kind, grade, *shown]))
        order = lines[1:]
        self.rng.shuffle(order)
        path.write_text("\n".join(lines[:1] + order) + "\n", encoding="utf-8")
        # What later rosters leave blank is what was said before; here every roster says all.

    def sheet(self, path, term, share, columns):
        lines = ["学校标识码,学校名称," + ",".join(LABELS[i] for i in columns)]
        for index, school in enumerate(self.schools):
            if school["closed"] or school["sixth"] or school["parted"] or self.rng.random() > share:
                continue
            cells = []
            row = {}
            for column in columns:
                item = ITEMS[column]
                if item == "HOURS":
                    text, value = self.rng.choice(
                        [("2", 200), ("1", 100), ("1.5课时", 150), ("0", 0), ("4节", 400), ("", None), ("两课时", 200), ("不详", "?")])
                else:
                    text, value = self.rng.choice([("√", 1), ("有", 1), ("√", 1), ("√", 1), ("×", 0), ("", None), ("2人", 1), ("不详", "?")])
                cells.append(text)
                row[item] = value
            lines.append(",".join([f"{2100000000 + index}", school["name"], *cells]))
            if all(value is None for value in row.values()):
                continue
            held = self.claims[term].setdefault(index, {})
            for stage in KINDS[school["kind"]]:
                said = held.setdefault(stage, {})
                for item, value in row.items():
                    if value is not None or item not in said:
                        said[item] = value
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def grade_sheet(self, path, term):
        """The one sheet of a term in which schools have a row for every grade."""
        lines = ["学校标识码,学校名称,年级," + ",".join(LABELS)]
        for index, school in enumerate(self.schools):
            if school["closed"] or not school["sixth"] or self.rng.random() > 0.8:
                continue
            isGood = self.rng.random() < 0.6
            said = {}
            rows = [(grade, True) for grade in GRADES]
            if school["sixth"] != "no row":
                rows.insert(0, ("六年级", school["sixth"] in ("said", "roster", *NINE)))
            if school["sixth"] in NINE:
                rows.insert(0, ("五年级", True))
            for grade, isFilled in rows:
                cells = []
                for item in ITEMS:
                    good = [("2.5", 250)] if item == "HOURS" else [("√", 1)]
                    bad = [("1", 100), ("", None), ("不详", "?"), ("0", 0)] if item == "HOURS" else [
                        ("×", 0), ("", None), ("不详", "?")]
                    text, value = self.rng.choice(good if isGood else good * 12 + bad)
                    if not isFilled:
                        text, value = ("/", None) if school["sixth"] == "slash" else ("", None)
                    elif item == "PLAN" and grade in ("五年级", "七年级"):
                        text, value = "√", 1
                    cells.append(text)
                    said[grade, item] = value
                lines.append(",".join([f"{2100000000 + index}", school["name"], grade, *cells]))
            self.claims[term][index] = {}
            self.by_grade[term][index] = said
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def level_sheet(self, path, term):
        """The one sheet of a term in which schools have a row for each level that they hand in."""
        lines = ["学校标识码,学校名称,学段," + ",".join(LABELS)]
        for index, school in enumerate(self.schools):
            if school["closed"] or not school["parted"] or self.rng.random() > 0.85:
                continue
            said = {}
            for level in self.levels(school):
                if self.rng.random() > 0.7:
                    continue
                cells = []
                for item in ITEMS:
                    good = [("2", 200), ("1", 100), ("4节", 400)] if item == "HOURS" else [("√", 1)]
                    text, value = self.rng.choice(good * 6 + [("", None), ("不详", "?"), ("0" if item == "HOURS" else "×", 0)])
                    cells.append(text)
                    said.setdefault(level, {})[item] = value
                if all(value is None for value in said[level].values()):
                    del said[level]
                lines.append(",".join([f"{2100000000 + index}", school["name"], level, *cells]))
            if said:
                self.claims[term][index] = {}
                self.by_level[term][index] = said
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    @staticmethod
    def levels(school):
        return [level for level, members in LEVELS.items() if any(stage in members for stage in KINDS[school["kind"]])]

    def told(self, index, term):
        """The levels that a school has now and of which it said anything in a term."""
        school = self.schools[index]
        if index not in self.claims[term]:
            return []
        if school["parted"]:
            said = self.by_level[term][index]
        elif school["sixth"]:
            said = self.levels(school)
        else:
            held = self.claims[term][index]
            said = [
                level for level, members in LEVELS.items()
                if any(value is not None for stage in members for value in held.get(stage, {}).values())]
        return [level for level in self.levels(school) if level in said]

    def checks(self, path, term):
        lines = ["学校名称,学校标识码,项目,核验结果,核验日期"]
        for index in sorted(self.claims[term]):
            if self.rng.random() > 0.15:
                continue
            for item, label in zip(ITEMS, LABELS):
                word = self.rng.choice(["属实", "属实", "不属实", "部分属实", ""])
                day = "2026-01-20" if term == 1 else "2026-06-20"
                lines.append(f"{self.schools[index]['name']},{2100000000 + index},{label},{word},{day}")
                if word:
                    self.verdicts[(term, index, item)] = word
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    # The second calculation.

    @staticmethod
    def claimed(school, stage, item, term, values):
        known = [value for value in values if value is not None and value != "?"]
        if not known:
            return "unknown"
        if item != "HOURS":
            # 不详 takes back what an earlier term said.
            last = [value for value in values if value is not None][-1]
            return "unknown" if last == "?" else "covered" if last else "not"
        need = 400 if school["county"] == LOCAL_COUNTY and stage == "初中" else 200
        if sum(known) >= need:
            return "covered"
        return "partial" if term == 1 and sum(known) > 0 and sum(known) * 2 >= need else "not"

    def said(self, index, stage, item, term):
        """What was said of an item in the terms so far: for each grade, or for the stage as a whole, a value or None a term."""
        school = self.schools[index]
        level = next(level for level, members in LEVELS.items() if stage in members)
        terms = range(1, term + 1)
        if school["parted"]:
            return {"": [self.by_level[t].get(index, {}).get(level, {}).get(item) for t in terms]}
        if school["sixth"]:
            reports = [self.by_grade[t].get(index, {}) for t in terms]
            if school["sixth"] in NINE:
                grades = {"小高": ["五年级"], "初中": GRADES}.get(stage, [])
                if (stage == "小高") == (school["sixth"] == NINE[0]):
                    grades = ["六年级", *grades]
                return {grade: [said.get((grade, item)) for said in reports] for grade in grades}
            saysSixth = any(value is not None for said in reports for (grade, _), value in said.items() if grade == "六年级")
            grades = (["六年级"] if school["sixth"] == "roster" or saysSixth else []) + GRADES
            return {grade: [said.get((grade, item)) for said in reports] for grade in grades}
        return {"": [self.claims[t].get(index, {}).get(stage, {}).get(item) for t in terms]}

    @staticmethod
    def seen(values, item):
        """What somebody who looks sees of one grade: the sum of hours with all that it is made of, or what was said last."""
        if item != "HOURS":
            said = [value for value in values if value is not None]
            return said[-1] if said and said[-1] != "?" else None
        return [(term, value) for term, value in enumerate(values) if value is not None]

    def verdict(self, index, item, term, said):
        """The word of the last check that counts, and whether another figure came in since (nothing is reported after a check in its term).

        What was found in the first term counts in the second; 属实 does only for the figure that was seen."""
        if (term, index, item) in self.verdicts:
            return self.verdicts[term, index, item], False
        word = self.verdicts.get((1, index, item))
        if not word:
            return None, False
        isOutdated = any(self.seen(values[:1], item) != self.seen(values, item) for values in said.values())
        return (None, False) if isOutdated and word == "属实" else (word, isOutdated)

    def stage_status(self, index, stage, item, term):
        """Claimed, what counts, the word of the check that stands behind it, whether the figure is another than was seen."""
        school = self.schools[index]
        if item not in asked(stage):
            return "na", "na", None, False
        level = next(level for level, members in LEVELS.items() if stage in members)
        if level not in self.told(index, term):
            return "unknown", "unknown", None, False
        said = self.said(index, stage, item, term)
        order = ["not", "unknown", "partial", "covered"]
        claimed = min((self.claimed(school, stage, item, term, values) for values in said.values()), key=order.index)
        word, isOutdated = self.verdict(index, item, term, said)
        final = claimed
        if word == "不属实":
            final = "not"
        elif word == "部分属实" and claimed == "covered":
            final = "partial"
        return claimed, final, word, isOutdated

    def figures(self, term):
        order = ["not", "unknown", "partial", "covered", "na"]

        def worst(statuses):
            return min(statuses, key=order.index, default="na")

        rows = collections.defaultdict(lambda: collections.Counter())
        levels = collections.defaultdict(lambda: collections.Counter())
        for index, school in enumerate(self.schools):
            stages = KINDS[school["kind"]]
            path = ["示例省", f"示例省/{school['city']}", f"示例省/{school['city']}/{school['county']}"]
            if school["town"]:
                path.append(path[-1] + "/" + school["town"])
            states = {item: [self.stage_status(index, stage, item, term) for stage in stages] for item in ITEMS}
            both = {item: [state[:2] for state in states[item]] for item in ITEMS}
            every = [state for item in ITEMS for state in states[item]]
            per_item = {item: worst([final for _, final in both[item]]) for item in ITEMS}
            count = collections.Counter()
            if (term == 2 and school["closed"]) or not any(asked(stage) for stage in stages):
                count["exempt"] = 1
            else:
                told = self.told(index, term)
                reported = bool(told)
                covered = reported and worst(per_item.values()) == "covered"
                claimed = reported and worst([c for item in ITEMS for c, _ in both[item]]) == "covered"
                checked = reported and any(word and not isOutdated for _, _, word, isOutdated in every)
                confirmed = covered and all(
                    claim == "na" or word == "属实" and not isOutdated for claim, _, word, isOutdated in every)
                outdated = reported and any(word and isOutdated for _, _, word, isOutdated in every)
                count.update(
                    expected=1, reported=int(reported), covered=int(covered), claimed=int(claimed), checked=int(checked),
                    confirmed=int(confirmed), outdated=int(outdated))
                # The roster does not divide a school by levels: where one of them is silent, none of it weighs as reported.
                silent = reported and any(
                    level not in told and any(asked(stage) for stage in stages if stage in LEVELS[level])
                    for level in self.levels(school))
                for size in ("classes", "students"):
                    if school[size] is None:
                        count[size, "unsized"] += 1
                    else:
                        count[size, "expected"] += school[size]
                        count[size, "reported"] += school[size] * (reported and not silent)
                        count[size, "covered"] += school[size] * covered
                for item, status in per_item.items():
                    # What was found to be so in part only is not on its way.
                    if status == "partial" and ("covered", "partial") in both[item]:
                        status = "not"
                    if status != "na":
                        count[item, "expected"] += 1
                        if status != "not":
                            count[item, status] += 1
                for level, members in LEVELS.items():
                    statuses = [
                        self.stage_status(index, stage, item, term)[1]
                        for stage in stages if stage in members for item in ITEMS]
                    if worst(statuses) != "na":
                        isTold = reported and level in told
                        levels[level].update(
                            expected=1, reported=int(isTold), covered=int(isTold and worst(statuses) == "covered"))
            for region in path:
                rows[region].update(count)
            rows[None].update(count)
        return rows, levels


def compare(figures, term, document):
    rows, levels = figures
    cells = 0

    def same(place, key, theirs, ours):
        nonlocal cells
        cells += 1
        if theirs != ours:
            sys.exit(f"term {term}, {place}, {key}: humen says {theirs}, the oracle {ours}")

    def row(place, found, count):
        for key in ("expected", "reported", "covered", "exempt", "claimed", "checked", "confirmed", "outdated"):
            same(place, key, found[key], count[key])
        for size in ("classes", "students"):
            for key in ("expected", "reported", "covered", "unsized"):
                same(place, f"{size}.{key}", found[size][key], count[size, key])
        for item in ITEMS:
            for key in ("expected", "covered", "partial", "unknown"):
                same(place, f"{item}.{key}", found["indicators"][item][key], count[item, key])

    def rate(part, whole):
        if whole == 0:
            return "—"
        return "100%" if part == whole else "%d.%02d%%" % divmod(part * 10000 // whole, 100)

    listed = {found["region"]: found for found in document["rows"] if "（" not in found["name"]}
    same("all", "regions", sorted(listed), sorted(region for region in rows if region))
    for region, found in listed.items():
        row(region, found, rows[region])
        count = rows[region]
        same(region, "reportRate", found["reportRate"], rate(count["reported"], count["expected"]))
        same(region, "implementationRate", found["implementationRate"], rate(count["covered"], count["reported"]))
        same(region, "coverageRate", found["coverageRate"], rate(count["covered"], count["expected"]))
    row("total", document["total"], rows[None])
    # Every table adds up: a region is the sum of the rows right below it, the rest （未填乡镇） among them.
    for found in document["rows"]:
        below = [other for other in document["rows"] if other["region"].rpartition("/")[0] == found["region"]]
        if below:
            for key in ("expected", "reported", "covered", "exempt"):
                same(found["region"], "sum of " + key, found[key], sum(other[key] for other in below))
    same("all", "levels", [found["level"] for found in document["levels"]], [level for level in LEVELS if levels[level]])
    for found in document["levels"]:
        for key in ("expected", "reported", "covered"):
            same(found["level"], key, found[key], levels[found["level"]][key])
    return cells


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--humen", required=True)
    parser.add_argument("--share", required=True)
    parser.add_argument("--schools", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    humen = str(pathlib.Path(options.humen).resolve())
    share = pathlib.Path(options.share).resolve()
    with tempfile.TemporaryDirectory(prefix="humen-oracle-") as name:
        folder = pathlib.Path(name)
        (folder / "Content/frameworks").mkdir(parents=True)
        shipped = (share / "Content/frameworks/wuluoshi.yaml").read_text(encoding="utf-8")
        local = f"  - {{id: local, indicator: HOURS, stages: [初中], region: {LOCAL_COUNTY}, threshold: 4, authority: 示例}}\n"
        (folder / "Content/frameworks/wuluoshi.yaml").write_text(shipped.rstrip() + "\n" + local, encoding="utf-8")

        def run(*words):
            result = subprocess.run(
                [humen, "coverage", *words], cwd=folder, env=dict(os.environ, HUMEN_SHARE=str(share)),
                capture_output=True, text=True)
            if result.returncode != 0:
                sys.exit(f"humen coverage {' '.join(words)}\n{result.stdout}{result.stderr}")
            return result.stdout

        world = World(options.schools, options.seed)
        first = ["--period", "2025-2026-1", "--as-of", "2026-01-20", "--by", "宣传科"]
        second = ["--period", "2025-2026-2", "--as-of", "2026-06-20", "--by", "宣传科"]
        run("init", *first)
        cells = 0
        figures = {}
        for term, when in ((1, first), (2, second)):
            world.roster(folder / "roster.csv", term)
            run("schools", "import", "roster.csv", *when)
            for number, (share_of, columns) in enumerate([(0.7, [0, 1, 2, 3, 4]), (0.3, [2, 3]), (0.2, [0, 4])]):
                if number == 1:
                    world.restage()
                    world.write_roster(folder / "again.csv")
                    run("schools", "import", "again.csv", *when)
                world.sheet(folder / f"sheet{number}.csv", term, share_of, columns)
                run("import", f"sheet{number}.csv", "--replace", *when)
            world.grade_sheet(folder / "grades.csv", term)
            run("import", "grades.csv", *when)
            world.level_sheet(folder / "levels.csv", term)
            run("import", "levels.csv", *when)
            world.checks(folder / "checks.csv", term)
            run("verify", "import", "checks.csv", *when[:-1], "督查组")
            document = json.loads(run("status", "--format", "json", *when))
            figures[term] = world.figures(term)
            cells += compare(figures[term], term, document)
        # Schools moved and closed since: the first term is what it was, whenever one asks.
        for day in ("2026-01-20", "2026-06-20"):
            document = json.loads(run("status", "--format", "json", "--period", "2025-2026-1", "--as-of", day))
            cells += compare(figures[1], 1, document)
        print(f"{cells} cells agree: {options.schools} schools, 2 terms, seed {options.seed}")


main()
