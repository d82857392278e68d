"""Random schemes and data for the second calculation: `python3 generate.py SEED FOLDER`.

Writes scheme.json and data.csv, the same for the same seed, with every derivation, method, state and rule
in them sooner or later. Values are drawn from few numbers, so that ties, zeros and edges are common.
"""
import csv
import json
import random
import sys
from pathlib import Path

RELATIVE = ["min_max", "rank_points", "z_score", "percentile", "distance_to_best"]
OWN = ["attainment", "linear", "efficacy", "bands", "per_item", "deduct", "milestone", "target_range", "benchmark_gap"]


class Draw:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.one_of = self.random.choice
        kind = self.one_of(["year", "year", "half"])
        self.periods = ["2019", "2020", "2021"] if kind == "year" else ["2020H1", "2020H2", "2021H1"]
        self.base = "2018" if kind == "year" else "2019H2"
        self.units = [f"u{n}" for n in range(self.one_of([2, 3, 5, 8, 12]))]
        self.groups = [f"g{n}" for n in range(min(self.one_of([0, 1, 2, 3]), len(self.units) // 3))]
        self.metrics = [f"m{n}" for n in range(8)]
        self.stages, self.items, self.judged, self.codes = [], [], [], []
        self.tidy = self.random.random()  # how much of the data is there

    def chance(self, share):
        return self.random.random() < share

    def number(self, low, high, decimals=1):
        return round(self.random.uniform(low, high), decimals)

    def maybe(self, into, key, make, share=0.4):
        if self.chance(share):
            into[key] = make()

    def metric(self):
        return self.one_of(self.metrics)

    def over(self):
        return self.one_of(["previous", "year_earlier", "base", self.base])

    def input(self, depth=0):
        kind = self.one_of(["metric"] * (3 + 4 * depth) +
                           ["sum", "ratio", "increment", "growth", "cagr", "cumulative", "log", "weighted"])
        part = lambda: self.input(depth + 1)
        if kind == "metric":
            return self.metric()
        if kind == "sum":
            return {"sum": [part() for _ in range(self.one_of([1, 2, 3]))]}
        if kind == "ratio":
            return {"ratio": {"num": part(), "den": part(), "scale": self.one_of([1, 100])}}
        if kind == "cumulative":
            return {"cumulative": {"of": part(), "from": self.base}}
        if kind == "log":
            return {"log": {"of": part()}}
        if kind == "weighted":
            return {"weighted": [{"of": part(), "times": self.number(-1, 3)} for _ in range(2)]}
        over = self.one_of(["base", self.base]) if kind == "cagr" else self.over()
        return {kind: {"of": part(), "over": over}}

    def target(self):
        kind = self.one_of(["number", "number", "by_unit", "by_period", "previous_times"])
        if kind == "number":
            return self.one_of([0, 5, 10, 12.5, -4, 20])
        if kind == "previous_times":
            return {"previous_times": self.one_of([1, 1.1])}
        if kind == "by_period":
            return {"by_period": {period: self.one_of([0, 5, 10.5, 20]) for period in self.periods}}
        target = {"by_unit": {unit: self.one_of([0, 3, 5, 10]) for unit in self.units}}
        if self.chance(0.6):
            target["path"] = {period: share for period, share in zip(self.periods, [0.3, 0.55, 1])}
            self.maybe(target, "round", lambda: "half_up")
        return target

    def steps(self):
        way = self.one_of([("ge",), ("gt",), ("ge", "gt")])
        bounds = sorted({self.one_of([0, 2.5, 5, 7.5, 10, 15, 20]) for _ in range(4)}, reverse=True)
        rates = sorted((self.one_of([0.2, 0.4, 0.6, 0.8, 1]) for _ in bounds), reverse=True)
        if self.chance(0.3):
            bounds, way = bounds[::-1], self.one_of([("le",), ("lt",)])
        return [{self.one_of(way): bound, "rate": rate} for bound, rate in zip(bounds, rates)]

    def rule(self, kind, weight, negative):
        if kind == "attainment":
            rule = {"target": self.target()}
            if negative:
                rule["form"] = self.one_of(["linear", "ratio"])
            self.maybe(rule, "target_zero", lambda: self.one_of([0.5, 1, "not_applicable"]))
        elif kind == "linear":
            low, high = self.one_of([(0, 20), (5, 15), (-10, 10), (2, 7)])
            rule = {"from": high, "to": low} if negative else {"from": low, "to": high}
        elif kind == "efficacy":
            low, high = self.one_of([(0, 20), (5, 15), (-10, 30)])
            rule = {"unacceptable": high, "satisfactory": low} if negative else {"unacceptable": low, "satisfactory": high}
            self.maybe(rule, "base", lambda: self.one_of([0, 0.5, 0.7]))
        elif kind == "bands":
            rule = {"steps": self.steps()}
            self.maybe(rule, "else", lambda: 0.1)
            if all("ge" in step for step in rule["steps"]) or all("le" in step for step in rule["steps"]):
                self.maybe(rule, "interpolate", lambda: True)
        elif kind == "per_item":
            rule = {"points": self.one_of([0.5, 1, 2.5])}
            self.maybe(rule, "base", lambda: self.one_of([0.5, 1]))
        elif kind == "deduct":
            rule = {"points": self.one_of([0.1, 0.5, 2])}
        elif kind == "milestone":
            due = self.one_of([1, 2, 3])
            rule = {"stages": [0, 0.3, 0.7, 1], "expected": self.one_of([due, dict.fromkeys([self.base, *self.periods], due)])}
        elif kind == "target_range":
            rule = {"low": 5, "high": 10, "zero_low": self.one_of([0, 4]), "zero_high": self.one_of([12.5, 40])}
        elif kind == "benchmark_gap":
            rule = {"reference": self.one_of(["aggregate", "city", self.one_of(self.units), 7.5]),
                    "at": self.one_of([0.6, 0.8]), "per": self.one_of([0.01, 0.1, -0.02])}
        else:
            rule = {}
            if kind == "min_max":
                self.maybe(rule, "base", lambda: self.one_of([0.5, 0.6]))
                self.maybe(rule, "all_equal", lambda: self.one_of([0, 0.8]))
            if kind == "rank_points":
                self.maybe(rule, "first", lambda: self.one_of([0.9, 1]))
                rule.update(self.one_of([{"step": 0.05}, {"step": 0.1}, {"last": 0.5}, {"last": 0}]))
                self.maybe(rule, "ties", lambda: self.one_of(["competition", "low", "mean", "dense"]))
            if kind == "z_score":
                self.maybe(rule, "mean", lambda: 70)
                self.maybe(rule, "sd", lambda: 15)
            if kind == "percentile":
                self.maybe(rule, "ties", lambda: self.one_of(["half", "low"]))
        return rule

    def clamp(self, rule):
        self.maybe(rule, "cap", lambda: self.one_of([0.9, 1.2]), 0.2)
        self.maybe(rule, "floor", lambda: self.one_of([0.2, -0.5]), 0.2)
        return rule

    def part(self, weight, negative):
        kind = self.one_of(OWN + RELATIVE)
        rule = self.clamp(self.rule(kind, weight, negative))
        if kind in RELATIVE:
            self.maybe(rule, "scope", lambda: self.one_of(["all", "group"]), 0.8)
        if kind == "milestone":
            code = f"stage{len(self.stages)}"
            self.stages.append(code)
            return code, {kind: rule}
        return self.input(), {kind: rule}

    def indicator(self, code, weight):
        negative = self.chance(0.25)
        node = {"code": code, "name": code, "weight": weight}
        if negative:
            node["direction"] = "negative"
        kind = self.one_of(["plain"] * 8 + ["judgement", "checklist", "blend"])
        if kind == "plain":
            node["input"], node["method"] = self.part(weight, negative)
        elif kind == "blend":
            shares = self.one_of([(0.4, 0.6), (0.5, 0.25, 0.25)])
            parts = []
            for share in shares:
                formula, method = self.part(weight, negative)
                parts.append({"share": share, "input": formula, "method": method})
            node["method"] = {"blend": self.clamp({"parts": parts})}
        elif kind == "checklist":
            rates = self.one_of([(0.5, 0.5), (0.2, 0.3, 0.5)])
            items = [f"item{len(self.items) + n}" for n in range(len(rates))]
            self.items += items
            node["method"] = {"checklist": self.clamp({"items": [
                {"metric": item, "rate": rate} for item, rate in zip(items, rates)]})}
        else:
            rule = self.clamp({"scale": self.one_of([10, 100])})
            self.maybe(rule, "combine", lambda: self.one_of(["mean", "median", {"trimmed_mean": self.one_of(
                [{}, {"min_marks": 4}, {"high": 2, "low": 1, "min_marks": 5}])}]), 0.8)
            node["method"] = {"judgement": rule}
            self.judged.append((code, rule["scale"]))
        self.maybe(node, "missing", lambda: self.one_of(
            ["zero", "block", "floor", "exclude", "group_mean", "group_median", "previous"]), 0.7)
        if "growth" in str(node.get("input", ""))[:12] and kind == "plain":
            self.maybe(node, "zero_base", lambda: {"grew": 1, "flat": 0.6}, 0.6)
        self.maybe(node, "undefined", lambda: self.one_of([0.5, "not_applicable"]), 0.4)
        self.maybe(node, "not_applicable", lambda: self.random.sample(self.units, 1), 0.15)
        return node

    def criterion(self, code, depth):
        weights = [self.one_of([2, 3, 5, 7.5, 10]) for _ in range(self.one_of([1, 2, 3, 4]))]
        children = [self.criterion(f"{code}{n}", depth + 1) if depth < 2 and self.chance(0.2)
                    else self.indicator(f"{code}{n}", weight) for n, weight in enumerate(weights)]
        node = {"code": code, "name": code, "children": children}
        self.maybe(node, "aggregation", lambda: self.one_of(["arithmetic", "geometric", "harmonic", "minimum"]))
        if self.chance(0.3):
            node["min_available"] = self.one_of([0.5, 0.6, 1])
            self.maybe(node, "missing", lambda: self.one_of(["zero", "block", "exclude"]), 0.7)
        self.codes += [child["code"] for child in children]
        return node

    def item(self, code):
        item = {"code": code, "name": code, "points": self.one_of([0.5, 1.25, 2])}
        self.maybe(item, "cap", lambda: 3)
        return item

    def scheme(self):
        tree = [self.criterion(code, 0) for code in "ABCD"[:self.one_of([1, 2, 3, 4])]]
        units = [{"code": unit, "name": unit, **({"group": self.groups[n % len(self.groups)]} if self.groups else {})}
                 for n, unit in enumerate(self.units)]
        scheme = {
            "format": 1, "periods": self.periods, "base_period": self.base, "units": units,
            "groups": [{"code": group, "name": group} for group in self.groups],
            "references": [{"code": "city", "name": "city"}], "tree": tree,
            "metrics": [{"code": code, "name": code} for code in self.metrics + self.stages + self.items],
            "adjustments": {"bonus": {"cap": 4, "items": [self.item("X1"), self.item("X2")]}, "penalty": {"items": [self.item("Y1")]},
                            "veto": [{"code": "V1", "name": "V1", "score_cap": 9.99}, {"code": "V2", "name": "V2", "grade_cap": "c"},
                                     {"code": "V3", "name": "V3", "score_cap": 5, "grade_cap": "d"}]},
            "round": {"at": self.one_of(["indicator", "total"]), "decimals": self.one_of([0, 1, 2, 2, 3, 4])},
            "ranking": {"on": self.one_of(["printed", "printed", "exact"]), "overall": self.chance(0.8), "groups": self.chance(0.8),
                        "tie_break": self.random.sample(["A", *self.codes], self.one_of([0, 1, 2]) if self.codes else 0)},
            "weak": {"rate_below": self.one_of([0.5, 0.6]), "below_mean": 0.8, "falling_periods": self.one_of([1, 2])},
            "closing": {"earlier": 0.5, "last": 0.5}}
        full = 0
        def weigh(node):
            return node["weight"] if "weight" in node else sum(weigh(child) for child in node["children"])
        full = sum(weigh(node) for node in tree)
        scheme["grades"] = [{"code": code, "name": code, "min": round(share * full, 2)}
                            for code, share in zip("abcd", (0.6, 0.5, 0.3, 0))]
        for grade in scheme["grades"][:2]:
            self.maybe(grade, "quota", lambda: self.one_of([0.2, 0.3, 0.5]), 0.5)
            if "quota" in grade:
                self.maybe(grade, "quota_scope", lambda: self.one_of(["all", "group"]))
        self.maybe(scheme, "aggregation", lambda: self.one_of(["arithmetic", "geometric", "harmonic", "minimum"]), 0.2)
        return scheme

    def value(self, make):
        if self.chance(0.15 * self.tidy):
            return self.one_of(["", "不涉及", "未报送", "未报送", "不涉及"] if self.chance(0.5) else ["不涉及", "未报送"])
        return make()

    def rows(self):
        drawn = lambda: self.one_of([0, 0, 0.1, 0.2, 0.3, 1, 1.1, 2.5, 5, 5, 7.5, 10, 10, 12.34, 15, 20, -3, self.number(0, 30, 3)])
        for period in [self.base, *self.periods]:
            for unit in [*self.units, "city"]:
                for metric in self.metrics:
                    yield period, unit, metric, self.value(drawn)
                for metric in self.stages:
                    yield period, unit, metric, self.value(lambda: self.one_of([0, 1, 2, 3]))
                for metric in self.items:
                    yield period, unit, metric, self.value(lambda: self.one_of([0, 1]))
                if unit == "city":
                    continue
                for code, scale in self.judged:
                    for assessor in range(self.one_of([1, 4, 5, 7])):
                        yield period, unit, f"{code}@{assessor}", self.value(lambda: self.one_of([0.5, 0.8, 0.9, 0.85, 1]) * scale)
                for code, share in (("X1", 0.3), ("X2", 0.2), ("Y1", 0.2)):
                    if self.chance(share):
                        yield period, unit, code, self.one_of([1, 2, 3])
                for code in ("V1", "V2", "V3"):
                    if self.chance(0.05):
                        yield period, unit, code, 1


def main(seed, folder):
    draw = Draw(int(seed))
    scheme = draw.scheme()
    Path(folder, "scheme.json").write_text(json.dumps(scheme, ensure_ascii=False, indent=1), encoding="utf-8")
    with open(Path(folder, "data.csv"), "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["period", "unit", "metric", "value"])
        table.writerows(draw.rows())


if __name__ == "__main__":
    main(*sys.argv[1:])
