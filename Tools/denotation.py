"""What TIMEX3 values denote: two that are written differently may mean the same days.

2013-W11 and 2013-03-11/2013-03-17 are one week, P1W is P7D, 196 is 1960-01-01/1969-12-31, and
T19:00 is T19:00:00. Zones are not compared: gold data seldom has them.
"""
import calendar
import datetime
import re

MONTHS = {"Y": 12, "Q": 3, "M": 1, "DE": 120, "CE": 1200, "ML": 12000}
SECONDS = {"W": 604800, "D": 86400}
CLOCK_SECONDS = {"H": 3600, "M": 60, "S": 1}
DATE_PARTS = re.compile(r"([\d.]+)(DE|CE|ML|[YQMWD])")
CLOCK_PARTS = re.compile(r"([\d.]+)([HMS])")
TIME = re.compile(r"(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?")


def denotation(value):
    """Something hashable that is equal for values of one meaning."""
    value = value.strip().upper()
    if (length := length_of(value)) is not None:
        return ("length", *length)
    if clock := value[:1] == "T" and clock_of(value[1:]):
        return ("clock", *clock)
    begin, slash, end = value.partition("/")
    first = stretch_of(begin) if begin else (None, None)
    last = stretch_of(end) if end else (None, None)
    if first and not slash:
        return ("time", *first)
    if first and last and slash:
        return ("time", first[0], last[1])
    return ("text", value)


def length_of(value):
    """Months and seconds of a duration; `None` for what is none, or is not told."""
    date, _, clock = value[1:].partition("T")
    if value[:1] != "P" or not (date or clock):
        return None
    if DATE_PARTS.sub("", date) or CLOCK_PARTS.sub("", clock):
        return None
    months = sum(float(n) * MONTHS[u] for n, u in DATE_PARTS.findall(date) if u in MONTHS)
    seconds = sum(float(n) * SECONDS[u] for n, u in DATE_PARTS.findall(date) if u in SECONDS)
    seconds += sum(float(n) * CLOCK_SECONDS[u] for n, u in CLOCK_PARTS.findall(clock))
    return round(months, 6), round(seconds, 6)


def clock_of(text):
    """Hour, minute and second, of which the last two may be left out."""
    if match := TIME.fullmatch(text):
        hour, minute, second = (int(part or 0) for part in match.groups())
        return (hour, minute, second) if hour <= 24 and minute < 60 and second < 60 else None
    return None


def stretch_of(value):
    """The first and the last second of a time on the calendar; those of a clock time are one."""
    day, has_clock, clock = re.sub(r"(?<=\d) (?=\d\d:)", "T", value).partition("T")
    try:
        days = days_of(day)
    except ValueError:
        return None
    if days is None:
        return None
    first, last = (datetime.datetime.combine(day, datetime.time()) for day in days)
    if not has_clock:
        return first, last + datetime.timedelta(hours=23, minutes=59, seconds=59)
    if first != last or not (parts := clock_of(clock)):
        return None
    hour, minute, second = parts
    moment = first + datetime.timedelta(hours=hour, minutes=minute, seconds=second)
    return moment, moment


def days_of(value):
    """The first and the last day; `None` for what is not completely known."""
    if match := re.fullmatch(r"(\d{2,4})(?:X|XX)?", value):
        digits = match[1]
        if len(digits) == 4 and value != digits:
            return None
        width = 10 ** (4 - len(digits))
        first = int(digits) * width
        return datetime.date(max(first, 1), 1, 1), datetime.date(first + width - 1, 12, 31)
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        size = 3 if match[2] == "Q" else 6
        last = int(match[3]) * size
        return month(int(match[1]), last - size + 1)[0], month(int(match[1]), last)[1]
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(?:-(\d|WE))?", value):
        year, week = int(match[1]), int(match[2])
        first, last = {None: (1, 7), "WE": (6, 7)}.get(match[3]) or (int(match[3]),) * 2
        from_week = datetime.date.fromisocalendar
        return from_week(year, week, first), from_week(year, week, last)
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d)(?:-WXX-\d)?)?", value):
        if match[3]:
            day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        return month(int(match[1]), int(match[2]))
    return None


def month(year, number):
    """The first and the last day of a month."""
    last = calendar.monthrange(year, number)[1]
    return datetime.date(year, number, 1), datetime.date(year, number, last)
