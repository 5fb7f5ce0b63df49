# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Text in columns."""

from typing import Iterable, List, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[str] = ()) -> str:
    """Aligned columns, two blanks between them. What is under a head in 'right' ends in one column."""
    lines: List[List[str]] = [list(head)] + [[_text(cell) for cell in row] for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.rjust(width) if name in right else cell.ljust(width)
                  for cell, width, name in zip(line, widths, head)).rstrip()
        for line in lines)


def _text(cell: object) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell) or "-"


def indented(text: str, by: str = "  ") -> str:
    """Every line further to the right."""
    return "\n".join(by + line for line in text.split("\n"))
