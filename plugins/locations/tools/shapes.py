"""Reads the two files of an ESRI shapefile that the tables need: attributes and polygons.

Standard library only; after the ESRI Shapefile Technical Description (1998) and the dBase III format.
"""
import struct


def attributes(path):
    """The rows of a .dbf file, as dicts of stripped text."""
    with open(path, "rb") as f:
        data = f.read()
    count, header, size = struct.unpack("<IHH", data[4:12])
    fields, at = [], 32
    while data[at] != 0x0D:
        fields.append((data[at:at + 11].split(b"\0")[0].decode("ascii"), data[at + 16]))
        at += 32
    for row in range(count):
        place = header + row * size + 1
        cells = {}
        for name, width in fields:
            cells[name] = data[place:place + width].decode("latin-1").strip()
            place += width
        # The census writes UTF-8 into a format that knows no character sets.
        yield {k: v.encode("latin-1").decode("utf-8", "replace") for k, v in cells.items()}


def polygons(path):
    """The shapes of a .shp file of polygons: lists of rings, each a list of (longitude, latitude)."""
    with open(path, "rb") as f:
        data = f.read()
    at = 100
    while at < len(data):
        (length,) = struct.unpack(">i", data[at + 4:at + 8])
        content = data[at + 8:at + 8 + 2 * length]
        at += 8 + 2 * length
        parts, points = struct.unpack("<ii", content[36:44])
        starts = list(struct.unpack("<%di" % parts, content[44:44 + 4 * parts])) + [points]
        flat = struct.unpack("<%dd" % (2 * points), content[44 + 4 * parts:44 + 4 * parts + 16 * points])
        yield [[(flat[2 * i], flat[2 * i + 1]) for i in range(a, b)] for a, b in zip(starts, starts[1:])]


def area(ring):
    """The signed area of a ring, in square degrees."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def centroid(rings):
    """The centre of the largest ring, as (longitude, latitude)."""
    ring = max(rings, key=lambda r: abs(area(r)))
    whole = area(ring)
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:])) / (6 * whole)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:])) / (6 * whole)
    return x, y


def bounds(rings):
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def holds(rings, x, y):
    """Whether a point lies inside: an odd number of edges to its east."""
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside
