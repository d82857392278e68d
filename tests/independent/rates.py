"""Second calculation, part 2: what a scoring method makes of an input."""
from fractions import Fraction

from arithmetic import MISSING, NOT_APPLICABLE, PENDING, UNDEFINED, VALUE, decimal, earlier, half_away, mean, median, seen, worst
from inputs import Inputs


class Rates(Inputs):
    # From an input to a rate

    def scope(self, rule, unit):
        return [u for u in self.units if rule.get("scope", "group") == "all" or self.group[u] == self.group[unit]]

    def target(self, rule, code, part, unit, period):
        target = rule["target"]
        if not isinstance(target, dict):
            return VALUE, target
        if "by_period" in target:
            due = target["by_period"].get(period)
        elif "by_unit" in target:
            due = target["by_unit"].get(unit)
            path = target.get("path")
            due = due if path is None or due is None else due * path[period] if period in path else None
            due = half_away(seen(due), 0) if due is not None and "round" in target else due
        else:
            state, before = self.raw(code, unit, earlier(period), part)
            return (VALUE, before * target["previous_times"]) if state == VALUE else (state, None)
        return (UNDEFINED, None) if due is None else (VALUE, due)

    @staticmethod
    def attainment(rule, negative, x, due):
        if negative and rule["form"] == "ratio":
            return due / x if due > 0 and x > 0 else rule.get("cap", 1) if x <= due else Fraction(0)
        if negative:
            return 1 - (x - due) / abs(due) if due else Fraction(x <= 0)
        if due:
            return x / due if due > 0 else 1 + (x - due) / -due
        return Fraction(x > 0) if x else rule.get("target_zero", NOT_APPLICABLE)

    def absolute(self, kind, rule, node, x, period):
        weight = node["weight"]
        if kind == "linear":
            return (x - rule["from"]) / (rule["to"] - rule["from"])
        if kind == "efficacy":
            base, low = rule.get("base", Fraction("0.6")), rule["unacceptable"]
            return base + (1 - base) * (x - low) / (rule["satisfactory"] - low)
        if kind == "per_item":
            return (rule.get("base", 0) + x * rule["points"]) / weight
        if kind == "deduct":
            return 1 - x * rule["points"] / weight
        if kind == "target_range":
            if x < rule["low"]:
                return (x - rule["zero_low"]) / (rule["low"] - rule["zero_low"])
            if x > rule["high"]:
                return (rule["zero_high"] - x) / (rule["zero_high"] - rule["high"])
            return Fraction(1)
        if kind == "milestone":
            worth = [stage["value"] if isinstance(stage, dict) else stage for stage in rule["stages"]]
            due = rule["expected"]
            due = due[period] if isinstance(due, dict) else due
            if x not in range(len(worth)):
                return None
            return worth[int(x)] / worth[int(due)]
        if kind == "judgement":
            return x / rule.get("scale", 100)
        if kind == "checklist":
            return x
        return self.bands(rule, x)

    @staticmethod
    def bands(rule, x):
        meets = {"ge": lambda a: x >= a, "gt": lambda a: x > a, "le": lambda a: x <= a, "lt": lambda a: x < a}
        steps = [(meets[key](step[key]), step[key], step["rate"]) for step in rule["steps"] for key in meets if key in step]
        met = next((n for n, step in enumerate(steps) if step[0]), None)
        if met is None:
            return rule.get("else", Fraction(0))
        if met == 0 or not rule.get("interpolate"):
            return steps[met][2]
        (_, a, low), (_, b, high) = steps[met], steps[met - 1]
        return low + (high - low) * (x - a) / (b - a)

    def relative(self, kind, rule, negative, x, others):
        """`others` are the values of the scope, the unit's own among them."""
        n, sign = len(others), -1 if negative else 1
        x, others = sign * x, [sign * other for other in others]
        low, high = min(others), max(others)
        if kind == "z_score":
            at, width = rule.get("mean", 50), rule.get("sd", 10)
            if low == high:
                return Fraction(at) / 100
            spread = Fraction(decimal(sum((o - mean(others)) ** 2 for o in others) / (n - 1)).sqrt())
            return (at + width * (x - mean(others)) / spread) / 100
        if n == 1:
            return rule.get("first", Fraction(1))
        if kind == "min_max":
            base = rule.get("base", Fraction(0))
            return base + (1 - base) * (x - low) / (high - low) if high > low else rule.get("all_equal", Fraction(1))
        below, equal = sum(o < x for o in others), others.count(x)
        if kind == "percentile":
            ties = Fraction(equal - 1, 2) if rule.get("ties", "half") == "half" else 0
            return (below + ties) / Fraction(n - 1)
        if kind == "distance_to_best":
            if x == high:
                return Fraction(1)
            return (high / x if high <= 0 else None) if negative else x / high if high > 0 else None
        above = n - below - equal
        rank = {"competition": above + 1, "low": above + equal, "mean": above + Fraction(equal + 1, 2),
                "dense": len({o for o in others if o > x}) + 1}[rule.get("ties", "competition")]
        first = rule.get("first", Fraction(1))
        step = rule["step"] if "step" in rule else (first - rule["last"]) / (n - 1)
        return first - step * (rank - 1)

    def rate(self, code, part, unit, period, x):
        """(state, rate) of an input x under a method, clamped."""
        node = self.by_code[code]
        (kind, rule), = self.method_of(node, part)[1].items()
        negative, floor = node.get("direction") == "negative", rule.get("floor", 0)
        if kind == "attainment":
            state, due = self.target(rule, code, part, unit, period)
            if state != VALUE:
                return state, None
            rate = self.attainment(rule, negative, x, due)
        elif kind == "benchmark_gap":
            reference, state = rule["reference"], VALUE
            if isinstance(reference, str):
                if reference == "aggregate":  # the units whose own input is there to be compared
                    reference = tuple(u for u in self.units if self.is_computable(code, u, period, part))
                state, reference = self.derive(self.method_of(node, part)[0], reference, period)
            if state != VALUE:
                return (PENDING if state == PENDING else UNDEFINED), None
            rate = rule["at"] + rule["per"] * (x - reference)
        elif kind in ("min_max", "rank_points", "z_score", "percentile", "distance_to_best"):
            others = [self.put_in(code, u, period, part)[1] for u in self.scope(rule, unit)]
            rate = self.relative(kind, rule, negative, x, [value for value in others if value is not None])
            if rate is None:
                return UNDEFINED, None
        else:
            rate = self.absolute(kind, rule, node, x, period)
            if rate is None:
                return UNDEFINED, None
        if rate == NOT_APPLICABLE:
            return NOT_APPLICABLE, None
        return VALUE, min(max(Fraction(rate), floor), rule.get("cap", 1))

    def scored(self, code, unit, period, part=None):
        """(state, value, rate) of an indicator, or of a part of a blend, before the missing rule."""
        node = self.by_code[code]
        method = self.method_of(node, part)[1]
        if "blend" in method and part is None:
            parts = method["blend"]["parts"]
            if unit in node.get("not_applicable", []):
                return NOT_APPLICABLE, None, None
            each = [self.scored(code, unit, period, n) for n in range(len(parts))]
            state = worst([one[0] for one in each if one[2] is None])
            if state != VALUE:
                return state, None, None
            rate = sum(p["share"] * one[2] for p, one in zip(parts, each))
            return VALUE, self.raw(code, unit, period, 0)[1], min(max(rate, method["blend"].get("floor", 0)), method["blend"].get("cap", 1))
        state, x = self.put_in(code, unit, period, part)
        if x is None:
            rate = self.zero_base(code, unit, period, part) if state == UNDEFINED else None
            (_, rule), = method.items()
            return state, None, None if rate is None else min(max(rate, rule.get("floor", 0)), rule.get("cap", 1))
        outcome, rate = self.rate(code, part, unit, period, x)
        return (state, x, rate) if outcome == VALUE else (outcome, None, None)

    def is_computable(self, code, unit, period, part):
        state = self.raw(code, unit, period, part)[0]
        spared = part is None and self.by_code[code].get("undefined") == NOT_APPLICABLE
        return state == VALUE or state == UNDEFINED and not spared

    def zero_base(self, code, unit, period, part=None):
        """The rate of a growth from zero, where the scheme has one."""
        rule, (state, x) = self.by_code[code].get("zero_base"), self.raw(code, unit, period, part)
        if state != UNDEFINED or x is None or not rule:
            return None
        return rule["grew"] if x > 0 else rule["flat"] if x == 0 else Fraction(0)

    def put_in(self, code, unit, period, part=None):
        """(state, value) of an input, the value also where the scheme puts one in for a missing one."""
        state, x = self.raw(code, unit, period, part)
        node = self.by_code[code]
        rule = node.get("missing")
        if state == VALUE or part is not None or rule not in ("group_mean", "group_median", "previous"):
            return state, x if state == VALUE else None
        if state == UNDEFINED and ("undefined" in node or self.zero_base(code, unit, period) is not None):
            return state, None
        if state not in (MISSING, UNDEFINED):
            return state, None
        if rule == "previous":
            known = [self.raw(code, unit, earlier(period))]
        else:
            known = [self.raw(code, u, period) for u in self.units if self.group[u] == self.group[unit]]
        known = [value for state, value in known if state == VALUE]
        return state, (median if rule == "group_median" else mean)(known) if known else None
