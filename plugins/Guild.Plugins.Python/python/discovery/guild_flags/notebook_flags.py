"""Flags from the code cells of a notebook: what they assign at the top."""

import ast
import json
import os
import sys

from guild_flags import literals


def read(result, sources, shown):
    guild_notebook = load_reader()
    sources.read.append(sources.main)
    result["dest"] = "globals"
    try:
        notebook = guild_notebook.read(sources.main)
        cells = [guild_notebook.source_of(cell) for _, cell in guild_notebook.code_cells(notebook)]
    except (guild_notebook.NotebookError, AttributeError, TypeError) as e:
        result["warnings"].append("cannot import flags from %s: %s" % (shown, e))
        return
    places = Places(sources.main)
    tree = ast.parse("")
    for source in cells:
        parsed = guild_notebook.parse(source)
        for node in parsed.body if parsed else []:
            node.place = places.of(source.split("\n")[node.lineno - 1], node.col_offset)
            tree.body.append(node)
    folder = os.path.dirname(sources.main)
    flags = literals.global_flags(tree, folder)
    flags.update(literals.annotated_flags(tree, folder, flags))
    for name, (attrs, node) in flags.items():
        line, column = node.place
        result["flags"].append({"name": name, "attrs": attrs, "file": sources.main, "line": line, "column": column})


class Places:
    """Where lines of code stand in the notebook's file, looked for from one to the next."""

    def __init__(self, path):
        with open(path, encoding="utf-8", errors="replace") as f:
            self.lines = f.read().split("\n")
        self.at = 0

    def of(self, code, column):
        wanted = [json.dumps(code, ensure_ascii=a)[1:-1] for a in (False, True)]
        for i in range(self.at, len(self.lines)):
            for text in wanted:
                found = self.lines[i].find(text) if text else -1
                if found >= 0:
                    self.at = i
                    return i + 1, found + column + 1
        return 1, 1


def load_reader():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(here)), "notebooks"))
    try:
        import guild_notebook
    finally:
        del sys.path[0]
    return guild_notebook
