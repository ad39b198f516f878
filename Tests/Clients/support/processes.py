"""Questions about processes that are not our children."""

from __future__ import annotations

import os
import select
from pathlib import Path

from .lsp_client import PATIENCE


def has_ended(pid: int) -> bool:
    """Waits for the end of a process."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)


def resident_megabytes(pid: int) -> float:
    """The memory that a process holds."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmRSS")
