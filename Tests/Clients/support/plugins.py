"""Makes plugins for tests out of `plugins/names.c`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent.parent / "plugins" / "names.c"
HEADERS = Path(__file__).parents[3] / "protocol" / "abi"

#: What the plugin marks, and as what.
NAMES = {
    "Zoë Åkerlund": "person",
    "Åkerlund": "person",
    "Fonds 😀": "organization",
    "Málaga": "location",
    "4 March": "date",
    "some 300": "figure",
}


def manifest(name: str = "names", **changes: Any) -> dict[str, Any]:
    """The manifest of a plugin; a change to `None` leaves the member out."""
    members: dict[str, Any] = {
        "manifest": 1,
        "id": f"org.example.{name}",
        "name": name.capitalize(),
        "version": "1.0.0",
        "license": "CC0-1.0",
        "languages": ["en"],
        "kind": "native",
        "abi": 1,
        "library": f"lib{name}.so",
        "annotators": [
            {
                "id": name,
                "scope": "unit",
                "provides": [{"kind": kind} for kind in dict.fromkeys(NAMES.values())],
                "requires": [],
                "optional": [],
            }
        ],
    }
    members |= changes
    return {key: value for key, value in members.items() if value is not None}


def make_plugin(
    folder: Path, name: str = "names", define: str | None = None, **changes: Any
) -> Path:
    """Compiles a plugin into `folder/name` and answers that folder."""
    plugin = folder / name
    plugin.mkdir(parents=True)
    (plugin / "plugin.json").write_text(json.dumps(manifest(name, **changes)))
    subprocess.run(
        ["gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-fPIC", "-shared"]
        + ["-fvisibility=hidden", f"-I{HEADERS}"]
        + ([f"-D{define}", "-Wno-unused-function"] if define else [])
        + [str(SOURCE), "-o", str(plugin / f"lib{name}.so")],
        check=True,
    )
    return plugin
