"""Second calculation, part 1: the scheme and the data laid out, and inputs derived from metrics."""
from fractions import Fraction
from functools import lru_cache

from arithmetic import MISSING, NOT_APPLICABLE, PENDING, UNDEFINED, VALUE, WORDS, decimal, earlier, mean, median, period_of, span, worst


class Inputs:
    def __init__(self, scheme, rows):
        self.scheme, self.cells, self.marks = scheme, {}, {}
        self.units = [unit["code"] for unit in scheme["units"]]
        self.group = {unit["code"]: unit.get("group") for unit in scheme["units"]}
        self.decimals = int(scheme.get("round", {}).get("decimals", 2))
        self.round_each = scheme.get("round", {}).get("at", "indicator") == "indicator"
        for row in rows:
            text = row["value"].strip()
            cell = (WORDS[text], None) if text in WORDS else (VALUE, Fraction(text))
            if "@" in row["metric"]:
                key = (row["period"], row["unit"], row["metric"].split("@")[0])
                self.marks.setdefault(key, []).append(cell)
            else:
                self.cells[row["period"], row["unit"], row["metric"]] = cell
        self.nodes, self.parent = [], {}
        self.lay_out(scheme["tree"], None)
        self.by_code = {node["code"]: node for node in self.nodes}
        for name in ("raw", "node", "weights", "totals", "ranks", "evaluated"):
            setattr(self, name, lru_cache(maxsize=None)(getattr(self, name)))

    def lay_out(self, siblings, parent):
        for node in siblings:
            self.nodes.append(node)
            self.parent[node["code"]] = parent
            self.lay_out(node.get("children", []), node["code"])
            if "weight" not in node:
                node["weight"] = sum(child["weight"] for child in node["children"])

    # From metrics to an input

    def metric(self, code, unit, period):
        if isinstance(unit, tuple):
            return self.add([self.metric(code, each, period) for each in unit])
        return self.cells.get((period, unit, code), (PENDING, None))

    @staticmethod
    def add(parts):
        applicable = [part for part in parts if part[0] != NOT_APPLICABLE] or parts
        state = worst([part[0] for part in applicable])
        return (VALUE, sum(part[1] for part in applicable)) if state == VALUE else \
            next(part for part in applicable if part[0] == state)

    def derive(self, formula, unit, period):
        """(state, value); an undefined growth from zero also says where it came to."""
        if isinstance(formula, str):
            return self.metric(formula, unit, period)
        (kind, of), = formula.items()
        if kind == "sum":
            return self.add([self.derive(part, unit, period) for part in of])
        if kind == "weighted":
            parts = [self.derive(term["of"], unit, period) for term in of]
        elif kind == "ratio":
            parts = [self.derive(of["num"], unit, period), self.derive(of["den"], unit, period)]
        elif kind == "log":
            parts = [self.derive(of["of"], unit, period)]
        elif kind == "cumulative":
            (length, last), (_, first) = span(period), span(of["from"])
            parts = [self.derive(of["of"], unit, period_of(length, n)) for n in range(first, last + 1)]
            if not parts:
                return UNDEFINED, None
        else:
            over = of.get("over", "previous")
            base = {"previous": earlier(period), "year_earlier": earlier(period, span(period)[0]),
                    "base": self.scheme.get("base_period")}.get(over, over)
            parts = [self.derive(of["of"], unit, period), self.derive(of["of"], unit, base)]
            years = Fraction(span(period)[1] - span(base)[1], span(base)[0])
        state = worst([part[0] for part in parts])
        if state != VALUE:
            return next(part for part in parts if part[0] == state)
        x = [part[1] for part in parts]
        if kind == "weighted":
            return VALUE, sum(term["times"] * each for term, each in zip(of, x))
        if kind == "cumulative":
            return VALUE, sum(x)
        if kind == "increment":
            return VALUE, x[0] - x[1]
        if kind == "ratio":
            return (VALUE, of.get("scale", 1) * x[0] / x[1]) if x[1] else (UNDEFINED, None)
        if kind == "growth":
            return (VALUE, 100 * (x[0] - x[1]) / abs(x[1])) if x[1] else (UNDEFINED, x[0])
        if kind == "log":
            return (VALUE, Fraction(decimal(x[0]).ln())) if x[0] > 0 else (UNDEFINED, None)
        if x[1] <= 0 or x[0] < 0 or years <= 0:
            return UNDEFINED, x[0] if x[1] == 0 else None
        ratio = decimal(x[0] / x[1])
        return VALUE, 100 * (Fraction(ratio ** (1 / decimal(years)) if ratio else 0) - 1)

    def judged(self, node, rule, unit, period):
        given = self.marks.get((period, unit, node["code"]), [])
        marks = sorted(value for state, value in given if state == VALUE)
        states = [state for state, _ in given]
        if not marks:
            return (next((s for s in (PENDING, MISSING, NOT_APPLICABLE) if s in states), PENDING), None)
        if PENDING in states:
            return PENDING, None
        combine = rule.get("combine", "mean")
        if combine == "median":
            return VALUE, median(marks)
        if combine != "mean":
            trim = combine["trimmed_mean"]
            low, high = int(trim.get("low", 1)), int(trim.get("high", 1))
            if len(marks) >= trim.get("min_marks", 5) and len(marks) > low + high:
                marks = marks[low:len(marks) - high]
        return VALUE, mean(marks)

    def raw(self, code, unit, period, part=None):
        """The input of an indicator, or of a part of a blend, before any rule for what is missing."""
        node = self.by_code[code]
        if unit in node.get("not_applicable", []):
            return NOT_APPLICABLE, None
        (kind, rule), = self.method_of(node, part)[1].items()
        if kind == "judgement":
            return self.judged(node, rule, unit, period)
        if kind == "checklist":
            items = [(item["rate"], *self.metric(item["metric"], unit, period)) for item in rule["items"]]
            due = [item for item in items if item[1] != NOT_APPLICABLE]  # the others share their rates out
            state = worst([item[1] for item in due]) if due else NOT_APPLICABLE
            if state != VALUE:
                return state, None
            whole, parts = sum(item[0] for item in items), sum(item[0] for item in due)
            return VALUE, sum(rate for rate, _, x in due if x == 1) * whole / parts
        return self.derive(self.method_of(node, part)[0], unit, period)

    @staticmethod
    def method_of(node, part):
        if part is None:
            return node.get("input"), node["method"]
        part = node["method"]["blend"]["parts"][part]
        return part["input"], part["method"]
