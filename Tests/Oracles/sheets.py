#!/usr/bin/env python3
"""Writes the xlsx fixtures of messy sheets with openpyxl, which is none of ours: Tests/Fixtures/coverage/sheets/*.xlsx and the
workbooks of Tests/Fixtures/invalid/coverage.*. Run it from anywhere: sheets.py. What each file must read as stands beside it as
.txt: a line a cell, sheet!cell and the text."""
import datetime
import io
import os
import sys
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")
HEADING = ["学校名称", "教学计划", "大纲", "师资", "课时", "教材"]


def save(book, path):
    """Saves without the time of day, so that the same script writes the same bytes."""
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    buffer = io.BytesIO()
    book.save(buffer)
    path = os.path.join(FIXTURES, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with zipfile.ZipFile(buffer) as packed, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in packed.namelist():
            content = packed.read(name)
            if name == "docProps/core.xml":
                content = content.replace(now_of(content), b"2026-01-01T00:00:00Z")
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def now_of(content):
    start = content.index(b"dcterms:modified")
    start = content.index(b">", start) + 1
    return content[start:content.index(b"<", start)]


def expect(path, lines):
    with open(os.path.join(FIXTURES, path), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def one_sheet(name="五落实"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    return book, sheet


def formats():
    """Numbers, dates by number format, percentages, truths, errors, texts of all kinds."""
    book, sheet = one_sheet("格式")
    rows = [
        (2, "General", "2"), (0.5, "General", "0.5"), (2143000001, "0", "2143000001"),
        (123456789012345678, "General", "1.23456789012346E+17"), (0.95, "0%", "95%"), (1, "0.00%", "100%"),
        (45901, "yyyy-mm-dd", "2025-09-01"), (45901, 'yyyy"年"m"月"d"日"', "2025-09-01"), (45901, 'yyyy"年"m"月"', "2025年9月"),
        (46056, 'm"月"d"日"', "2月3日"), (45901.5, "yyyy/m/d h:mm", "2025-09-01 12:00"), (0.354166667, "h:mm", "08:30"),
        (1, "yyyy-mm-dd", "1900-01-01"), (59, "yyyy-mm-dd", "1900-02-28"), (61, "yyyy-mm-dd", "1900-03-01"),
        (1234.5, "#,##0.00", "1234.5"), (2, '0"课时"', "2"), (True, "General", "TRUE"), (False, "General", "FALSE"),
        ("０２", "@", "０２"), ("第一\n小学", "General", "第一\n小学"), ("#N/A", "General", "#N/A"), ("=1+1", "General", None),
        (0.1 + 0.2, "General", "0.3"), (-3, "[Red]0;-0", "-3"), (45901, '[$-804]yyyy"年"m"月"d"日";@', "2025-09-01"),
    ]
    lines = []
    for index, (value, code, text) in enumerate(rows, 1):
        cell = sheet.cell(index, 2, value)
        cell.number_format = code
        if value == "#N/A":
            cell.data_type = "e"
        if text is not None:
            lines.append("格式!B%d %s" % (index, text.replace("\n", "⏎")))
    save(book, "coverage/sheets/formats.xlsx")
    expect("coverage/sheets/formats.txt", lines)
    book, sheet = one_sheet("格式")
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet["A1"] = 44439
    sheet["A1"].number_format = "yyyy-mm-dd"
    save(book, "coverage/sheets/dates1904.xlsx")
    expect("coverage/sheets/dates1904.txt", ["格式!A1 2025-09-01"])


def report():
    """Everything that people do to a form at once: title, two rows of headings, merged cells, hidden rows, totals, notes, remarks."""
    book, sheet = one_sheet()
    sheet["A1"] = "示例县２０２６年秋季“五落实”情况统计表"
    sheet.merge_cells("A1:I1")
    sheet.append([])
    sheet.append(["序号", "乡镇", "学校名称", "五落实情况", None, None, None, None, "备注"])
    sheet.append([None, None, None, "教学计划", "大 纲", "师资\n（专兼职教师）", "课时（节）", "教材"])
    for letter in "ABCI":
        sheet.merge_cells("%s3:%s4" % (letter, letter))
    sheet.merge_cells("D3:H3")
    for row in [
        [1, "城关镇", "示例县第一小学", "√", "√", "有", 2, "√"],
        [2, None, "示例县第二小学", "√", "有", "√", "２课时", "√"],
        [3, None, "示例县实验小学\u3000", "√", "√", "√", "约2", "√"],
        [4, "柳河镇", "柳河镇中心小学", "√", "√", "无", "2-3", "×"],
        [5, None, "柳河镇初级中学", "√", "√", "√", 2, "√"],
        [None, "小计", None, None, None, None, "=SUM(G5:G9)"],
        ["说明：√ 表示有，× 表示没有"],
    ]:
        sheet.append(row)
    sheet.merge_cells("B5:B7")
    sheet.merge_cells("B8:B9")
    sheet.merge_cells("A11:I11")
    sheet.row_dimensions[7].hidden = True
    sheet["G8"].comment = Comment("学校说两节或三节", "某")
    sheet["D5"].fill = PatternFill("solid", fgColor="FFFF00")
    for row in range(20, 3000):
        sheet.cell(row, 4).fill = PatternFill("solid", fgColor="FFFFFF")
    notes = book.create_sheet("填表说明")
    notes["A1"] = "请如实填写"
    save(book, "coverage/sheets/report.xlsx")


def invalid():
    full = ["√", "√", "√", 2, "√"]
    book, sheet = one_sheet()
    sheet.append(HEADING)
    sheet.append(["示例县第一小学", "√", "√", "√", "#REF!", "√"])
    sheet["E2"].data_type = "e"
    save(book, "invalid/coverage.cell-error/sheet.xlsx")
    book, sheet = one_sheet()
    sheet.append(HEADING)
    sheet.append(["示例县第一小学"] + full + [None, "全部合格"])
    save(book, "invalid/coverage.cell-outside/sheet.xlsx")
    book, sheet = one_sheet()
    sheet.append(HEADING)
    sheet.append(["示例县第一小学"] + full)
    sheet.append(["示例县第二小学"] + full)
    sheet.row_dimensions[3].hidden = True
    save(book, "invalid/coverage.hidden-read/sheet.xlsx")
    book, sheet = one_sheet()
    sheet.append(HEADING)
    sheet.append(["示例县第一小学"] + full)
    book.create_sheet("十一月")["A1"] = "待补"
    save(book, "invalid/coverage.sheet-skipped/sheet.xlsx")
    book, sheet = one_sheet()
    sheet.append(HEADING)
    sheet.append(["示例县第一小学"] + full)
    sheet.append(["示例县第二小学", "√", "√", "√", None, "√"])
    sheet.merge_cells("E2:E3")
    save(book, "invalid/coverage.value-merged/sheet.xlsx")
    book, sheet = one_sheet()
    sheet.append(HEADING)
    sheet.append(["示例县第一小学"] + full)
    sheet.append(["示例县第二小学"] + full)
    sheet["E2"].comment = Comment("其实只上了一节", "某")
    sheet["A3"].font = Font(strike=True)
    save(book, "invalid/coverage.mark-unread/sheet.xlsx")


if __name__ == "__main__":
    formats()
    report()
    invalid()
    print("written with openpyxl", openpyxl.__version__, file=sys.stderr)
