"""The table of time zones: the rule by which each keeps its clocks, as the last line of its file in the tz database
(public domain; Debian's package tzdata) writes it: a POSIX TZ string such as CET-1CEST,M3.5.0,M10.5.0/3."""
import os

FOLDER = "/usr/share/zoneinfo"


def rule(zone, failure):
    path = os.path.join(FOLDER, *zone.split("/"))
    try:
        with open(path, "rb") as f:
            data = f.read()
    except OSError:
        raise failure("%s: no such time zone; install the tz database" % path)
    if data[:4] != b"TZif" or not data.endswith(b"\n"):
        raise failure("%s: no time zone file of version 2 or later" % path)
    return data[:-1].rsplit(b"\n", 1)[1].decode("ascii")


def make(names, failure):
    return [{"zone": z, "rule": rule(z, failure)} for z in sorted(names) if z]
