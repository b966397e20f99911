"""Notebooks: their code, as Python can read it, and flag values written into it."""

import ast
import json
import re

from guild_flags.literals import NotLiteral, literal

# Cell magics behind which Python goes on; what stands behind others is no Python.
PYTHON_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun")
MAGIC_VALUE = re.compile(r"\s*[\w.,\s]+=\s*[%!]")


class NotebookError(Exception):
    pass


def read(path):
    try:
        with open(path, encoding="utf-8") as f:
            notebook = json.load(f)
    except (OSError, ValueError, RecursionError) as e:
        raise NotebookError(str(e))
    if not isinstance(notebook, dict):
        raise NotebookError("it isn't a Jupyter notebook")
    return notebook


def code_cells(notebook):
    """The code cells with their number among all cells; in notebooks of format 3 too."""
    cells = notebook.get("cells")
    if cells is None:
        cells = [c for sheet in notebook.get("worksheets") or [] for c in sheet.get("cells") or []]
    return [(i, cell) for i, cell in enumerate(cells) if isinstance(cell, dict) and cell.get("cell_type") == "code"]


def text_of(value):
    return value if isinstance(value, str) else "".join(value or [])


def source_of(cell):
    return text_of(cell.get("source", cell.get("input")))


def set_source(cell, text):
    key = "source" if "source" in cell else "input"
    cell[key] = text if isinstance(cell.get(key), str) else text.splitlines(True)


def parse(source):
    """The syntax tree of a cell, which keeps its lines and columns; None for a cell that isn't Python."""
    for text in (source, without_magics(source)):
        try:
            return ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass
    return None


def without_magics(source):
    lines = source.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("%%"):
        if not lines[first].startswith(PYTHON_MAGICS):
            return ""
        lines[first] = ""
    goes_on = False
    for i, line in enumerate(lines):
        is_magic = is_magic_line(line)
        if goes_on:
            lines[i] = ""
        elif is_magic:
            lines[i] = line[: len(line) - len(line.lstrip())] + "pass"
        goes_on = (goes_on or is_magic) and line.endswith("\\")
    return "\n".join(lines)


def is_magic_line(line):
    stripped = line.strip()
    if stripped.startswith("#"):
        return False
    return stripped.startswith(("%", "!", "?")) or stripped.endswith("?") or MAGIC_VALUE.match(line) is not None


# --- Writing flags


def write_flags(notebook, flags, patterns):
    """Writes values in: where patterns find them, then into the first assignment of each name."""
    assigned = set()
    for _, cell in code_cells(notebook):
        source = source_of(cell)
        changed = source
        for name, value in flags.items():
            for pattern in patterns.get(name, ()):
                changed = replace_group(changed, pattern, python_text(value))
        changed = assign(changed, flags, assigned)
        if changed != source:
            set_source(cell, changed)


def replace_group(source, pattern, text):
    out, at = [], 0
    for match in re.finditer(pattern, source, re.MULTILINE):
        start, end = match.span(1) if match.re.groups else match.span()
        if start < at:
            continue
        out += [source[at:start], text]
        at = end
    return "".join(out) + source[at:]


def assign(source, flags, assigned):
    tree = parse(source)
    if tree is None:
        return source
    lines = source.encode("utf-8").split(b"\n")
    edits = []
    for node in tree.body:
        names = assigned_names(node)
        if names and is_literal(node.value):
            wanted = [n for n in names if n in flags and n not in assigned]
            if wanted:
                edits.append((node, wanted))
        assigned.update(names)
    # From the end, so that places before an edit stay what they are.
    for node, wanted in reversed(edits):
        edit(lines, node, wanted, flags)
    return b"\n".join(lines).decode("utf-8")


def assigned_names(node):
    if isinstance(node, ast.Assign):
        return [t.id for t in node.targets if isinstance(t, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        return [node.target.id]
    return []


def is_literal(node):
    try:
        literal(node)
        return True
    except NotLiteral:
        return False


def edit(lines, node, wanted, flags):
    if isinstance(node, ast.Assign) and len(node.targets) > 1:
        # a = b = 1: each may get a value of its own.
        old = cut(lines, node.value)
        parts = [(cut(lines, t), t.id if isinstance(t, ast.Name) else None) for t in node.targets]
        text = "; ".join("%s = %s" % (t, python_text(flags[n]) if n in wanted else old) for t, n in parts)
        replace(lines, node, text)
    else:
        replace(lines, node.value, python_text(flags[wanted[0]]))


def cut(lines, node):
    first, last = node.lineno - 1, node.end_lineno - 1
    if first == last:
        return lines[first][node.col_offset : node.end_col_offset].decode("utf-8")
    inner = [lines[first][node.col_offset :]] + lines[first + 1 : last] + [lines[last][: node.end_col_offset]]
    return b"\n".join(inner).decode("utf-8")


def replace(lines, node, text):
    first, last = node.lineno - 1, node.end_lineno - 1
    lines[first : last + 1] = [lines[first][: node.col_offset] + text.encode("utf-8") + lines[last][node.end_col_offset :]]


def python_text(value):
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return "float(%r)" % str(value)
    if isinstance(value, list):
        return "[%s]" % ", ".join(python_text(v) for v in value)
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (python_text(k), python_text(v)) for k, v in value.items())
    return repr(value if value is None or isinstance(value, (bool, int, float, str)) else str(value))
