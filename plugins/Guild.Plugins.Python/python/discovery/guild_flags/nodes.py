"""Nodes of a syntax tree, whatever version of Python made it."""

import ast


def index_of(node):
    # Before Python 3.9 the index is wrapped.
    index = node.slice
    return index.value if type(index).__name__ == "Index" else index


def to_load(target):
    if isinstance(target, ast.Name):
        return ast.Name(id=target.id, ctx=ast.Load())
    if isinstance(target, ast.Attribute):
        return ast.Attribute(value=target.value, attr=target.attr, ctx=ast.Load())
    return ast.Subscript(value=target.value, slice=target.slice, ctx=ast.Load())
