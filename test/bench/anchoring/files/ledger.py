#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""门店流水账：读取 CSV，按日汇总，找出对不上的账目。"""
from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Iterable, Iterator

# 金额一律用 Decimal，浮点数会在分位上出错
CENT = Decimal("0.01")
MAX_ROWS = 200_000


class LedgerError(Exception):
    """读不懂的流水，带上行号方便查。"""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"第 {line} 行：{reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True)
class Entry:
    """一笔流水。"""

    day: dt.date
    shop: str
    amount: Decimal
    note: str = ""

    @property
    def is_refund(self) -> bool:
        return self.amount < 0


@dataclass
class DayTotal:
    day: dt.date
    income: Decimal = Decimal(0)
    refunds: Decimal = Decimal(0)
    count: int = 0
    shops: set[str] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        # 退款单独记，收入只加不减
        if entry.is_refund:
            self.refunds -= entry.amount
        else:
            self.income += entry.amount
        self.count += 1
        self.shops.add(entry.shop)

    @property
    def net(self) -> Decimal:
        return (self.income - self.refunds).quantize(CENT)


def parse_amount(text: str, line: int) -> Decimal:
    cleaned = text.strip().replace(",", "").lstrip("¥￥")
    if cleaned == "":
        raise LedgerError(line, "金额为空")
    try:
        return Decimal(cleaned).quantize(CENT)
    except InvalidOperation as error:
        raise LedgerError(line, f"金额不是数字：{text!r}") from error


def parse_day(text: str, line: int) -> dt.date:
    for pattern in ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"):
        try:
            return dt.datetime.strptime(text.strip(), pattern).date()
        except ValueError:
            continue
    raise LedgerError(line, f"日期看不懂：{text!r}")


def read_entries(path: Path) -> Iterator[Entry]:
    """逐行读取，遇到坏行就报错，不猜。"""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        for number, row in enumerate(reader, start=2):
            if number > MAX_ROWS:
                raise LedgerError(number, "行数过多，请先拆分文件")
            shop = (row.get("shop") or "").strip()
            if shop == "":
                raise LedgerError(number, "缺少门店")
            yield Entry(
                day=parse_day(row.get("day") or "", number),
                shop=shop,
                amount=parse_amount(row.get("amount") or "", number),
                note=(row.get("note") or "").strip(),
            )


def totals_by_day(entries: Iterable[Entry]) -> list[DayTotal]:
    totals: dict[dt.date, DayTotal] = {}
    for entry in entries:
        total = totals.get(entry.day)
        if total is None:
            total = DayTotal(entry.day)
            totals[entry.day] = total
        total.add(entry)
    return sorted(totals.values(), key=lambda total: total.day)


def totals_by_shop(entries: Iterable[Entry]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for entry in entries:
        sums[entry.shop] += entry.amount
    return dict(sums)


def mismatches(entries: Iterable[Entry], reported: dict[str, Decimal]) -> list[str]:
    """和门店自己报的数对一遍，差一分钱也要列出来。"""
    problems: list[str] = []
    sums = totals_by_shop(entries)
    for shop, total in sorted(sums.items()):
        expected = reported.get(shop)
        if expected is None:
            problems.append(f"{shop}：没有上报")
            continue
        difference = (total - expected).quantize(CENT)
        if difference != 0:
            problems.append(f"{shop}：差 {difference} 元")
    for shop in sorted(set(reported) - set(sums)):
        problems.append(f"{shop}：只有上报，没有流水")
    return problems


def print_report(totals: list[DayTotal]) -> None:
    width = max((len(str(total.net)) for total in totals), default=8)
    for total in totals:
        shops = "、".join(sorted(total.shops))
        print(f"{total.day}  {total.net:>{width}}  {total.count:>5} 笔  {shops}")


def main(path: str, reported_path: str | None = None) -> int:
    entries = list(read_entries(Path(path)))
    print_report(totals_by_day(entries))
    if reported_path is None:
        return 0
    with Path(reported_path).open(encoding="utf-8") as handle:
        reported = {row[0]: parse_amount(row[1], number) for number, row in enumerate(csv.reader(handle), start=1)}
    problems = mismatches(entries, reported)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    import sys

    sys.exit(main(*sys.argv[1:]))
