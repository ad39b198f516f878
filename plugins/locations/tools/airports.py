"""The table of airports: names, points and IATA codes of Natural Earth, longer names by their addresses in Wikipedia."""
import re
import urllib.parse

# What papers call an airport without the word.
BARE = {"LHR": "Heathrow", "LGW": "Gatwick", "STN": "Stansted", "LGA": "LaGuardia", "ORD": "O'Hare", "CDG": "Roissy", "SIN": "Changi",
        "AMS": "Schiphol", "SVO": "Sheremetyevo", "DME": "Domodedovo", "VKO": "Vnukovo", "FCO": "Fiumicino", "IAD": "Dulles",
        "KEF": "Keflavik", "HND": "Haneda", "NRT": "Narita", "ARN": "Arlanda", "TXL": "Tegel", "MXP": "Malpensa"}


def make(features, tools):
    rows = {}
    for f in features:
        if f["kind"] != "airport" or not f["iata"] or not f["wikipedia"]:
            continue
        title = urllib.parse.unquote(f["wikipedia"].rsplit("/", 1)[-1]).replace("_", " ").split("#")[0].strip()
        title = tools.plain_quotes(re.sub(r" \(.*\)$", "", title))
        if not re.search(r"Airport|Aerodrome|Airfield|Air Base", title) or not tools.latin(title):
            continue
        short = tools.plain_quotes(re.sub(r" Int'?l\.?$", " International", " ".join(f["name"].split())))
        aliases = [title.replace(" International", ""), re.sub(r" (Air Base|Airport)?$", "", short) + " Airport", BARE.get(f["iata"], "")]
        name = title if tools.usual(title) else tools.ascii_fold(title)
        aliases = [a for a in tools.unique(name, aliases + [tools.ascii_fold(name)]) if a.count("Airport") < 2 and a != "Airport"
                   and not re.search(r"\d|\(", a)]
        rows.setdefault(f["iata"], {
            "name": name, "aliases": "|".join(aliases), "iata": f["iata"], "lat": tools.coordinate(tools.number_in(f, "lat")),
            "lon": tools.coordinate(tools.number_in(f, "lon")), "feature": "AIRP"})
    seen, out = set(), []
    for r in sorted(rows.values(), key=lambda r: (r["name"], r["iata"])):
        if r["name"] not in seen:
            seen.add(r["name"])
            out.append(r)
    return out
