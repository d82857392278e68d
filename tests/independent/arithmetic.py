"""Exact numbers, states and periods for the second calculation: no rule of assessment is here."""
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
PENDING, MISSING, NOT_APPLICABLE, UNDEFINED, VALUE = "pending", "missing", "not_applicable", "undefined", "value"
WORDS = {"": PENDING, "不涉及": NOT_APPLICABLE, "NA": NOT_APPLICABLE, "n/a": NOT_APPLICABLE, "未报送": MISSING}


def decimal(x):
    return Decimal(x.numerator) / Decimal(x.denominator)


def seen(x, digits=12):
    """A number as a person sees it: its significant decimal digits, half away from zero."""
    if x == 0:
        return x
    places = digits - 1 - decimal(abs(x)).adjusted()
    return half_away(x, places)


def half_away(x, places):
    scaled = abs(x) * Fraction(10) ** places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (1 if x >= 0 else -1) * Fraction(whole) / Fraction(10) ** places


def rounded(x, decimals):
    return half_away(seen(x), decimals)


def mean(numbers):
    return sum(numbers, Fraction(0)) / len(numbers)


def median(numbers):
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def places(keys):
    """Competition places, 1, 2, 2, 4; the best key is the greatest."""
    return {name: 1 + sum(other > key for other in keys.values()) for name, key in keys.items()}


def span(period):
    """How many such periods make a year, and which one this is, counted from year 0."""
    for letter, parts in (("H", 2), ("Q", 4), ("-", 12)):
        if letter in period:
            year, part = period.split(letter)
            return parts, int(year) * parts + int(part) - 1
    return 1, int(period)


def period_of(parts, number):
    year, part = divmod(number, parts)
    return {1: f"{year}", 2: f"{year}H{part + 1}", 4: f"{year}Q{part + 1}", 12: f"{year}-{part + 1:02}"}[parts]


def earlier(period, by=1):
    parts, number = span(period)
    return period_of(parts, number - by)


def worst(states):
    """The state of a number made of others."""
    for state in (NOT_APPLICABLE, PENDING, MISSING, UNDEFINED):
        if state in states:
            return state
    return VALUE
