"""Decides where a program takes its flags, and reads them."""

import ast
import os

from guild_flags import literals
from guild_flags.source import SourceError, Sources, imports_module

# Programs that come with guild, as guild.pass: to them the rules of 0.9 apply.
OWN_PACKAGES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "packages")


def discover(file, shown, dest, search_path, words):
    sources = Sources(os.path.abspath(file), search_path)
    result = {"dest": dest, "flags": [], "warnings": [], "files": sources.read, "absent": sources.absent, "conclusive": True}
    if sources.main.endswith(".ipynb"):
        from guild_flags import notebook_flags

        notebook_flags.read(result, sources, shown)
        return result
    try:
        tree = sources.parse_main(shown)
    except SourceError as e:
        result["warnings"].append("cannot import flags from %s" % e)
        return result

    is_detected = dest is None
    if is_detected:
        dest = result["dest"] = detect(tree)
    kind, _, param = dest.partition(":")
    if dest == "globals":
        folder = os.path.dirname(sources.main)
        plain = literals.global_flags(tree, folder)
        annotated = literals.annotated_flags(tree, folder, plain)
        if is_detected and not plain and not annotated and reads_arguments(tree) and not sources.main.startswith(OWN_PACKAGES):
            # It has no variable that a flag could set, and takes its arguments apart itself.
            result["dest"] = "args"
        result["flags"] = to_list(plain, sources.main)
        for flag in to_list(annotated, sources.main):
            result["flags"].append(dict(flag, named=True))
    elif kind in ("global", "dict", "namespace") and param:
        flags, warning = literals.param_flags(tree, param, os.path.basename(shown))
        result["flags"] = to_list(flags, sources.main)
        if warning:
            result["warnings"].append(warning)
    elif dest in ("args", "args:argparse", "args:click"):
        read_parser(result, sources, tree, dest, words)
    return result


def detect(tree):
    if imports_module(tree, "argparse"):
        return "args"
    return "args:click" if imports_module(tree, "click") else "globals"


def reads_arguments(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "argv" and isinstance(node.value, ast.Name) and node.value.id == "sys":
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "sys" and any(a.name == "argv" for a in node.names):
            return True
    return False


def to_list(flags, file):
    return [
        {"name": n, "attrs": attrs, "file": file, "line": node.lineno, "column": node.col_offset + 1}
        for n, (attrs, node) in flags.items()
    ]


def read_parser(result, sources, tree, dest, words):
    from guild_flags.evaluator import Evaluator

    evaluator = Evaluator(sources, words)
    if dest == "args:click":
        from guild_flags.click_flags import flags_of, select

        command = evaluator.find_command(tree)
        flags = flags_of(select(command, words), result["warnings"]) if command else []
    else:
        from guild_flags.argparse_flags import flags_of, select

        parser = evaluator.find_parser(tree)
        flags = flags_of(select(parser, words), result["warnings"]) if parser else []
    result["flags"] = flags
    result["conclusive"] = not evaluator.doubts
    result["doubts"] = evaluator.doubts
