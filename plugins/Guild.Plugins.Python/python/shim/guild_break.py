"""Breakpoints of 'guild run --break': [FILE:]LINE or [MODULE.]FUNCTION."""

import ast
import os
import pdb
import shlex
import sys


def start(specs, program, code):
    debugger = pdb.Pdb()
    debugger.reset()
    for spec in shlex.split(specs):
        problem = set_break(debugger, spec, program)
        if problem:
            sys.stderr.write("WARNING: cannot set breakpoint %s: %s\n" % (spec, problem))
    # Run freely until a breakpoint is hit: without the bottom frame, pdb would stop at the first line.
    debugger.botframe = sys._getframe(1)
    debugger._set_stopinfo(debugger.botframe, None, -1)
    sys.settrace(debugger.trace_dispatch)


def set_break(debugger, spec, program):
    file, _, line = spec.rpartition(":")
    if line.isdigit():
        path = find_file(file, program) if file else program.path
        if path is None:
            return "file not found"
        return set_line(debugger, path, int(line))
    return set_function(debugger, spec, program)


def find_file(name, program):
    for folder in [os.path.dirname(program.path)] + sys.path:
        for candidate in (name, name + ".py"):
            path = os.path.join(folder, candidate)
            if os.path.isfile(path):
                return path
    return None


def set_line(debugger, path, wanted):
    # A line without a statement can't be stopped at: take the next that has one.
    lines = sorted(n.lineno for n in ast.walk(parse(path)) if isinstance(n, ast.stmt) and n.lineno >= wanted)
    if not lines:
        return "no statement at or behind that line"
    return debugger.set_break(path, lines[0])


def set_function(debugger, spec, program):
    parts = spec.split(".")
    for n in range(len(parts)):
        path = find_file(os.path.join(*parts[:n]), program) if n else program.path
        if path is None:
            continue
        node = parse(path)
        for name in parts[n:]:
            node = next((c for c in ast.iter_child_nodes(node) if getattr(c, "name", None) == name), None)
            if node is None:
                break
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = node.body
            has_doc = len(body) > 1 and isinstance(body[0], ast.Expr) and isinstance(getattr(body[0].value, "value", None), str)
            return debugger.set_break(path, body[1 if has_doc else 0].lineno)
    return "function not found"


def parse(path):
    with open(path, "rb") as f:
        return ast.parse(f.read(), path)
