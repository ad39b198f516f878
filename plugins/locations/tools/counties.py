"""The table of second-level regions: counties, districts, provinces below the first level.

United States: names and ids of GeoNames (admin2Codes.txt), points and towns by the boundaries of the Census
Bureau (cartographic boundary files, public domain). Elsewhere: the shapes of Natural Earth's first-level layer
that GeoNames counts as second-level, such as English counties and Philippine provinces.
"""
import os
import re

import shapes


def in_the_states(folder, codes, towns):
    """Rows for the counties of the United States. `towns` are its places with people and points."""
    states = {r["STATEFP"]: r["STUSPS"] for r in shapes.attributes(os.path.join(folder, "cb_2016_us_state_500k.dbf"))}
    stem = os.path.join(folder, "cb_2016_us_county_500k")
    grid = {}
    for town in towns:
        grid.setdefault((int(town[0] // 1), int(town[1] // 1)), []).append(town)
    for county, rings in zip(shapes.attributes(stem + ".dbf"), shapes.polygons(stem + ".shp")):
        found = codes.get(("US", states[county["STATEFP"]], county["COUNTYFP"]))
        if not found or found[0].startswith("City of "):
            continue
        west, south, east, north = shapes.bounds(rings)
        people = 0
        if east - west < 30:            # not the Aleutians, which lie on both sides of the date line
            for x in range(int(west // 1), int(east // 1) + 1):
                for y in range(int(south // 1), int(north // 1) + 1):
                    people += sum(p for lon, lat, p in grid.get((x, y), []) if shapes.holds(rings, lon, lat))
        lon, lat = shapes.centroid(rings)
        yield found[0], found[1], states[county["STATEFP"]], lat, lon, people


def name_key(text, squeeze):
    text = re.sub(r"^(City and County of|City and Borough of|County Borough of|Royal Borough of|London Borough of|"
                  r"Borough of|City of|County of|County|Province of|Provincia de|Provincia di|Province de|Department of) ", "", text)
    text = re.sub(r" (County|District|Province|Department|Borough|City)$", "", text)
    return squeeze(text)


def make(folder, tools, regions, cities, codes_path, features):
    """The rows; `tools` is the module of the other tables, for its readers of text."""
    codes, by_name = {}, {}
    for number, line in tools.lines(codes_path):
        cells = line.split("\t")
        parts = cells[0].split(".")
        if len(cells) != 4 or len(parts) != 3:
            raise tools.Failure("%s:%d: four cells expected: code, name, ascii name, id" % (codes_path, number))
        codes[tuple(parts)] = (cells[1], cells[3])
        key = name_key(cells[1], tools.squeeze)
        by_name.setdefault((parts[0], key), []).append((parts[1], cells[1], cells[3]))
    rows = {}
    towns = [(float(c["lon"]), float(c["lat"]), int(float(c["population"]))) for c in cities if c["country"] == "US"]
    for name, identity, state, lat, lon, people in in_the_states(folder, codes, towns):
        rows[identity] = row(tools, identity, name, [], "US", state, lat, lon, people)
    first = {(r["iso2"], tools.region_key(n, r["iso2"])) for r in regions for n in [r["name"]] + tools.split(r["aliases"])}
    seats = {}
    for c in cities:
        seats.setdefault(c["country"], []).append((float(c["lat"]), float(c["lon"]), c["admin1"]))
    for f in features:
        iso2, name = f["iso2_or_subregion"], tools.plain_quotes(f["name"])
        if f["kind"] != "admin1" or iso2 in ("US", "", "-99") or len(name) < 3 or re.search(r"[\d(/]", name):
            continue
        if (iso2, tools.region_key(name, iso2)) in first or not tools.latin(name) or iso2 not in seats:
            continue
        if all(w.lower() in tools.DIRECTION for w in re.split("[ -]", name)):
            continue
        at = tools.number_in(f, "lat"), tools.number_in(f, "lon")
        nearest = min(seats[iso2], key=lambda s: tools.distance(s, at))
        same = by_name.get((iso2, name_key(name, tools.squeeze)), [])
        same = [s for s in same if s[0] == nearest[2]] or (same if len(same) == 1 else [])
        if not same and iso2 != "GB":
            continue                    # of what GeoNames does not have, we would not know what it is
        # In Britain those are boroughs of London and the like.
        admin1, long_name, identity = same[0] if same else (nearest[2], "", "")
        key = identity or (iso2, name)
        if key not in rows:
            rows[key] = row(tools, identity, name, [long_name], iso2, admin1, at[0], at[1], 0)
    return sorted(rows.values(), key=lambda r: (r["iso2"], r["admin1"], r["name"], r["geonames_id"]))


def row(tools, identity, name, others, iso2, admin1, lat, lon, people):
    name = tools.plain_quotes(name)
    title = name if tools.usual(name) else tools.ascii_fold(name)
    aliases = tools.unique(title, [name] + [tools.plain_quotes(o) for o in others] + [tools.ascii_fold(title)])
    return {"geonames_id": identity, "name": title, "aliases": "|".join(a for a in aliases if tools.latin(a)),
            "iso2": iso2, "admin1": admin1, "lat": tools.coordinate(round(lat, 4)), "lon": tools.coordinate(round(lon, 4)),
            "feature": "ADM2", "town_population": str(people) if people else ""}
