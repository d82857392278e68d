"""Second calculation, part 3: missing values, the tree, adjustments, totals, places and grades."""
from fractions import Fraction

from arithmetic import MISSING, NOT_APPLICABLE, PENDING, UNDEFINED, VALUE, decimal, earlier, mean, median, places, rounded, seen
from rates import Rates


class Totals(Rates):
    def indicator(self, node, unit, period):
        """(state, value, rate, place in the tree): it counts, is left out, is pending or blocks the total."""
        code = node["code"]
        state, value, rate = self.scored(code, unit, period)
        if rate is not None:
            return state, value, rate, "counts"
        if state == UNDEFINED and "undefined" in node:
            rule = node["undefined"]
            return (NOT_APPLICABLE, value, None, "left out") if rule == NOT_APPLICABLE else (state, value, rule, "counts")
        if state == PENDING:
            return state, value, None, "pending"
        if state == NOT_APPLICABLE:
            return state, value, None, "left out"
        rule = node.get("missing", "zero")
        (_, method), = node["method"].items()
        if "blend" in node["method"] and rule in ("group_mean", "group_median", "previous"):
            members = [u for u in self.units if self.group[u] == self.group[unit]]
            known = [self.scored(code, unit, earlier(period))] if rule == "previous" else \
                [self.scored(code, u, period) for u in members]
            known = [one[2] for one in known if one[2] is not None]
            if known:
                return state, None, (median if rule == "group_median" else mean)(known), "counts"
        if rule == "floor":
            return state, value, Fraction(method.get("floor", 0)), "counts"
        place = {"exclude": "left out", "block": "blocks"}.get(rule, "counts")
        return state, value, Fraction(0) if place == "counts" else None, place

    # Up the tree

    def node(self, code, unit, period):
        node = self.by_code[code]
        if "children" not in node:
            return self.indicator(node, unit, period)
        children = [(child["weight"], *self.node(child["code"], unit, period)) for child in node["children"]]
        applicable = [child for child in children if child[1] != NOT_APPLICABLE]
        if not applicable:
            return NOT_APPLICABLE, None, None, "left out"
        live = [child for child in children if child[4] != "left out"]
        places_, states = [child[4] for child in live], [child[1] for child in children]
        available = [child for child in applicable if child[1] == VALUE]
        if "min_available" in node and "pending" not in places_ and \
                len(available) < node["min_available"] * len(applicable):
            place = {"exclude": "left out", "block": "blocks"}.get(node.get("missing", "zero"), "counts")
            return MISSING, None, None if place == "left out" else Fraction(0), place
        state = next(state for state in (PENDING, VALUE, MISSING, UNDEFINED) if state in states)
        if not live:
            return state, None, None, "left out"
        kind = node.get("aggregation", self.scheme.get("aggregation", "arithmetic"))
        rate = self.together(kind, [(child[0], child[3] or Fraction(0)) for child in live])
        place = "pending" if "pending" in places_ else "blocks" if "blocks" in places_ else "counts"
        return state, None, rate, place

    @staticmethod
    def together(kind, parts):
        whole = sum(weight for weight, _ in parts)
        if kind == "minimum":
            return min(rate for _, rate in parts)
        if kind == "arithmetic":
            return sum(weight * rate for weight, rate in parts) / whole
        if any(rate <= 0 for _, rate in parts):
            return Fraction(0)
        if kind == "harmonic":
            return whole / sum(weight / rate for weight, rate in parts)
        return Fraction((sum(decimal(w) * decimal(r).ln() for w, r in parts) / decimal(whole)).exp())

    def weights(self, unit, period):
        """The points each node really carries."""
        carried = {}

        def share(siblings, points):
            live = [n for n in siblings if self.node(n["code"], unit, period)[3] != "left out"]
            whole = sum(node["weight"] for node in live)
            for node in siblings:
                carried[node["code"]] = points * node["weight"] / whole if node in live else Fraction(0)
                share(node.get("children", []), carried[node["code"]])

        share(self.scheme["tree"], self.full_marks())
        return carried

    def full_marks(self):
        return self.scheme.get("full_marks", sum(node["weight"] for node in self.scheme["tree"]))

    def points(self, code, unit, period):
        """(exact, printed) points of a node."""
        node = self.by_code[code]
        rate = self.node(code, unit, period)[2] or Fraction(0)
        exact = self.weights(unit, period)[code] * rate
        kind = node.get("aggregation", self.scheme.get("aggregation", "arithmetic"))
        if self.round_each and "children" in node and kind == "arithmetic" and self.node(code, unit, period)[0] != MISSING:
            return exact, sum(self.points(child["code"], unit, period)[1] for child in node["children"])
        return exact, rounded(exact, self.decimals)

    # Totals

    def applied(self, kind, unit, period):
        rules = self.scheme.get("adjustments", {}).get(kind, {})
        total = Fraction(0)
        for item in rules.get("items", []):
            state, count = self.cells.get((period, unit, item["code"]), (PENDING, None))
            total += min(item["points"] * count, item.get("cap", item["points"] * count)) if state == VALUE else 0
        return min(total, rules.get("cap", total))

    def vetoes(self, unit, period):
        items = self.scheme.get("adjustments", {}).get("veto", [])
        return [item for item in items if (self.cells.get((period, unit, item["code"]), (0, 0))[1] or 0) > 0]

    def totals(self, period):
        """By unit: (state, exact, printed, before any veto)."""
        found = {}
        for unit in self.units:
            tops = [(node, self.node(node["code"], unit, period)) for node in self.scheme["tree"]]
            outcomes = [result[3] for _, result in tops]
            live = [(node["weight"], result[2] or Fraction(0)) for node, result in tops if result[3] != "left out"]
            kind = self.scheme.get("aggregation", "arithmetic")
            root = self.full_marks() * self.together(kind, live) if live else Fraction(0)
            printed = rounded(root, self.decimals)
            if self.round_each and kind == "arithmetic":
                printed = sum(self.points(node["code"], unit, period)[1] for node, _ in tops)
            bonus, penalty = self.applied("bonus", unit, period), self.applied("penalty", unit, period)
            cap = min([veto["score_cap"] for veto in self.vetoes(unit, period) if "score_cap" in veto], default=None)
            before = max(Fraction(0), printed + rounded(bonus, self.decimals) - rounded(penalty, self.decimals))
            exact = max(Fraction(0), root + bonus - penalty)
            if cap is not None:
                exact, printed = min(exact, cap), min(before, Fraction(int(cap * 10 ** self.decimals), 10 ** self.decimals))
            else:
                printed = before
            blocked = any(self.node(node["code"], unit, period)[3] == "blocks" for node in self.nodes)
            pending = any(self.node(node["code"], unit, period)[3] == "pending" for node in self.nodes)
            state = "blocked" if blocked else PENDING if pending else VALUE
            found[unit] = (state, exact, printed, before)
        return found

    def node_key(self, code, unit, period):
        """What units are compared by on a node: the points at its own weight, so that shared-out weight is no gain."""
        rate = self.node(code, unit, period)[2]
        if rate is None:
            return None
        if self.scheme.get("ranking", {}).get("on") == "exact":
            return seen(rate)
        if self.weights(unit, period)[code] == self.by_code[code]["weight"]:
            return self.points(code, unit, period)[1]
        return rounded(self.by_code[code]["weight"] * rate, self.decimals)

    def ranks(self, period):
        """Places by the total and then the tie break, and the keys they were given by."""
        rules, keys = self.scheme.get("ranking", {}), {}
        for unit, (state, exact, printed, _) in self.totals(period).items():
            if state == VALUE:
                split = [self.points(code, unit, period) for code in rules.get("tie_break", [])]
                if rules.get("on") == "exact":
                    keys[unit] = (seen(exact), *(seen(points[0]) for points in split))
                else:
                    keys[unit] = (printed, *(points[1] for points in split))
        return places(keys), keys

    def within(self, keys, unit):
        return {other: key for other, key in keys.items() if self.group[other] == self.group[unit]}

    def grades(self, period):
        totals, (ranks, keys) = self.totals(period), self.ranks(period)
        bands = sorted(self.scheme.get("grades", []), key=lambda band: -band["min"])
        order = [band["code"] for band in bands]
        reach, grade = {}, {}
        for unit in ranks:
            best = next((n for n, band in enumerate(bands) if totals[unit][2] >= band["min"]), None)
            if best is None:
                continue
            cap = max([order.index(v["grade_cap"]) for v in self.vetoes(unit, period) if "grade_cap" in v], default=0)
            before = next(n for n, band in enumerate(bands) if totals[unit][3] >= band["min"])
            reach[unit] = max(best, cap)
            grade[unit] = "veto" if reach[unit] > before else "threshold"
        for n, band in enumerate(bands):
            if "quota" not in band:
                continue
            scope = band.get("quota_scope", self.scheme.get("quota_scope", "all"))
            for members in ([self.units] if scope == "all" else
                            [[u for u in self.units if self.group[u] == g] for g in set(self.group.values())]):
                wanted = [unit for unit in members if reach.get(unit) == n]
                limit = int(band["quota"] * len(members))
                for unit in [u for u in wanted if sum(keys[o] >= keys[u] for o in wanted) > limit]:
                    reach[unit], grade[unit] = (n + 1, "quota") if n + 1 < len(bands) else (None, "quota")
        return {unit: (order[n] if n is not None else None, grade[unit]) for unit, n in reach.items()}
