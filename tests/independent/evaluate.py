"""A second calculation of an evaluation, which shares no code with the engine.

    python3 evaluate.py SCHEME.json DATA.csv PERIOD < evaluation.json

works every number out again from the scheme and the data, in exact fractions, following the written
rules of scoring and nothing else, and prints each place where the evaluation on standard input says
something different; exit code 1 if there is one. Standard library only. It must not be made to agree by
copying the engine: where the two differ, the written rule decides who is wrong.
"""
import csv
import json
import sys
from fractions import Fraction

from arithmetic import MISSING, UNDEFINED, VALUE, earlier, mean, places, rounded, seen, span
from totals import Totals


class Assessment(Totals):
    # Across periods

    def assessed(self, period):
        return not self.scheme.get("periods") or period in self.scheme["periods"]

    def finished(self, period):
        if not self.assessed(period):
            return {}
        return {u: printed for u, (state, _, printed, _) in self.totals(period).items() if state == VALUE}

    def closing(self, period):
        rule, periods = self.scheme.get("closing"), self.scheme.get("periods", [])
        if not rule or len(periods) < 2 or period != max(periods, key=lambda p: span(p)[1]):
            return {}
        past, last = [self.finished(p) for p in periods if p != period], self.finished(period)
        finals = {u: rounded(rule["earlier"] * mean([one[u] for one in past]) + rule["last"] * last[u], self.decimals)
                  for u in last if all(u in one for one in past)}
        ranks = places(finals)
        return {unit: (final, ranks[unit]) for unit, final in finals.items()}

    def weak(self, node, unit, period):
        rules, code = self.scheme.get("weak", {}), node["code"]
        rate = self.node(code, unit, period)[2]
        if "children" in node or self.node(code, unit, period)[3] != "counts":
            return None
        if "rate_below" in rules and seen(rate) < rules["rate_below"]:
            return "rate_below"
        (_, method), = node["method"].items()
        others = self.scope({"scope": rules.get("scope", method.get("scope", "group"))}, unit)
        rates = [self.node(code, u, period) for u in others]
        rates = [one[2] for one in rates if one[3] == "counts"]
        if "below_mean" in rules and seen(rate) < seen(rules["below_mean"] * mean(rates)):
            return "below_mean"
        falls = int(rules.get("falling_periods", 0))
        past = [earlier(period, n) for n in range(1, falls + 1)]
        if falls and all(self.assessed(p) for p in past):
            course = [self.node(code, unit, p) for p in [period, *past]]
            if all(one[3] == "counts" for one in course):
                if all(seen(now[2]) < seen(before[2]) for now, before in zip(course, course[1:])):
                    return "falling"
        return None

    def is_lacking(self, node, unit, period):
        """Whether an indicator is why there is no final total: it is pending, or it or a criterion above insists on it."""
        state, _, _, place = self.node(node["code"], unit, period)
        if "children" in node or place in ("pending", "blocks"):
            return "children" not in node
        above = self.parent[node["code"]]
        while above is not None and state in (MISSING, UNDEFINED):
            rules = self.by_code[above]
            if rules.get("missing") == "block" and "min_available" in rules and self.node(above, unit, period)[0] == MISSING:
                return True
            above = self.parent[above]
        return False

    def evaluated(self, period):
        """Everything an evaluation says, in its own shape, with exact fractions."""
        ranking, (ranks, keys) = self.scheme.get("ranking", {}), self.ranks(period)
        totals, grades, closing = self.totals(period), self.grades(period), self.closing(period)
        before, past = self.finished(earlier(period)), earlier(period)
        gains = {u: totals[u][2] - before[u] for u in ranks if u in before}
        improvement, units = places(gains), []
        node_ranks = {node["code"]: places({u: key for u in self.units
                      if (key := self.node_key(node["code"], u, period)) is not None}) for node in self.nodes}
        for unit in self.units:
            state, exact, printed, _ = totals[unit]
            change = None
            if unit in gains:
                old = self.ranks(past)[0]
                change = {"total": gains[unit], "rank": old[unit] - ranks[unit] if unit in old else None}
            nodes = []
            for node in self.nodes:
                code = node["code"]
                node_state, value, rate, place = self.node(code, unit, period)
                nodes.append({
                    "code": code, "parent": self.parent[code], "leaf": "children" not in node, "state": node_state,
                    "value": value, "rate": rate, "weight": node["weight"],
                    "effective_weight": self.weights(unit, period)[code],
                    "score": None if rate is None else self.points(code, unit, period)[1],
                    "rank": node_ranks[code].get(unit), "weak": self.weak(node, unit, period)})
            units.append({
                "unit": unit, "group": self.group[unit],
                "total": None if state == "blocked" else printed, "exact": None if state == "blocked" else exact,
                "rank": ranks.get(unit) if ranking.get("overall", True) else None,
                "group_rank": places(self.within(keys, unit)).get(unit) if ranking.get("groups", True) else None,
                "grade": grades.get(unit, (None, None))[0], "grade_reason": grades.get(unit, (None, None))[1],
                "provisional": any(self.node(n["code"], unit, period)[3] == "pending" for n in self.nodes),
                "lacking": [n["code"] for n in self.nodes if self.is_lacking(n, unit, period)],
                "change": change, "improvement_rank": improvement.get(unit),
                "bonus": rounded(self.applied("bonus", unit, period), self.decimals),
                "penalty": rounded(self.applied("penalty", unit, period), self.decimals),
                "vetoes": [veto["code"] for veto in self.vetoes(unit, period)],
                "closing": {"total": closing[unit][0], "rank": closing[unit][1]} if unit in closing else None,
                "nodes": nodes})
        return units


def differences(mine, theirs, at=""):
    """Each place where the two say something different."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for key in mine:
            yield from differences(mine[key], theirs.get(key), f"{at}/{mine.get('code', mine.get('unit', ''))}.{key}")
    elif isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        for one, other in zip(mine, theirs):
            yield from differences(one, other, at)
    elif isinstance(mine, Fraction) and isinstance(theirs, str):
        if mine != Fraction(theirs):
            yield f"{at}: {float(mine)} here, {theirs} there"
    elif isinstance(mine, (int, Fraction)) and isinstance(theirs, (int, float)) and not isinstance(mine, bool):
        if abs(float(mine) - theirs) > 1e-9 * max(1, abs(theirs)):
            yield f"{at}: {float(mine)} here, {theirs} there"
    elif mine != theirs:
        yield f"{at}: {float(mine) if isinstance(mine, Fraction) else mine} here, {theirs} there"


def main(scheme_file, data_file, period):
    with open(scheme_file, encoding="utf-8") as file:
        scheme = json.load(file, parse_float=Fraction, parse_int=Fraction)
    with open(data_file, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = list(differences(Assessment(scheme, rows).evaluated(period), json.load(sys.stdin)["units"]))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
