"""Flags from top-level assignments of literals, and from parameter dicts and namespaces."""

import ast
import os

from guild_flags.texts import split_default, yaml_text


class NotLiteral(Exception):
    pass


def literal(node):
    """The value of a number, string, True/False/None or list of these. Nothing else is a flag's value."""
    if isinstance(node, ast.List):
        return [literal(n) for n in node.elts]
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        sign = -1 if isinstance(node.op, ast.USub) else 1
        node = node.operand
        value = constant(node)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise NotLiteral
        return sign * value
    return constant(node)


def constant(node):
    kind = type(node).__name__
    if kind == "Num":
        value = node.n
    elif kind == "Str":
        value = node.s
    elif kind in ("Constant", "NameConstant"):
        value = node.value
    else:
        raise NotLiteral
    if value is not None and not isinstance(value, (bool, int, float, str)):
        raise NotLiteral
    return value


def global_flags(tree, folder):
    """Flags by name, each a map of attributes and the node that declares it."""
    flags, seen = {}, set()
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        names = [t.id for t in node.targets if isinstance(t, ast.Name)]
        try:
            value = literal(node.value)
        except NotLiteral:
            seen.update(names)
            continue
        for name in names:
            # The first assignment is the one that a run replaces, so only it may declare the flag.
            if name not in seen and not name.startswith("_"):
                flags[name] = (attributes(value, folder), node)
            seen.add(name)
    return flags


ANNOTATED = {"int": "int", "float": "float", "str": "string", "bool": "boolean"}


def annotated_flags(tree, folder, others):
    """Flags from annotated assignments, which count only where somebody asks for them by name."""
    flags = {}
    for node in tree.body:
        if type(node).__name__ != "AnnAssign" or not isinstance(node.target, ast.Name) or node.value is None:
            continue
        name = node.target.id
        if name.startswith("_") or name in others or name in flags:
            continue
        try:
            attrs = attributes(literal(node.value), folder)
        except NotLiteral:
            continue
        attrs["type"] = ANNOTATED.get(getattr(node.annotation, "id", None), attrs["type"])
        flags[name] = (attrs, node)
    return flags


def attributes(value, folder=None):
    attrs = {"default": value, "type": None, "arg-split": None}
    if isinstance(value, list):
        attrs["default"] = split_default(value, yaml_text)
        attrs["arg-split"] = True
    elif isinstance(value, bool):
        attrs["type"] = "boolean"
    elif isinstance(value, str):
        attrs["type"] = "string"
        if folder is not None and "/" in value and os.path.exists(os.path.join(folder, value)):
            attrs["default"] = os.path.abspath(os.path.join(folder, value))
    elif value is not None:
        attrs["type"] = "number"
    return attrs


def param_flags(tree, param, shown):
    """Flags from the entries of a global dict or SimpleNamespace; a dotted param names a nested one. Second: a warning."""
    names = param.split(".")
    node = first_value(tree, names[0])
    for name in names[1:]:
        node = dict(entries(node)).get(name) if node is not None and is_map(node) else None
    problem = "cannot import flags for param '%s' in '%s': " % (param, shown)
    if node is None:
        return {}, problem + "param is not defined"
    if not is_map(node):
        return {}, problem + "param must be a dict or SimpleNamespace (got %s)" % type_name(node)
    flags = {}
    add_entries(flags, node, "")
    return flags, None


def first_value(tree, name):
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            return node.value
        if type(node).__name__ == "AnnAssign" and isinstance(node.target, ast.Name) and node.target.id == name:
            return node.value
    return None


def is_map(node):
    if isinstance(node, ast.Dict):
        return True
    if not isinstance(node, ast.Call) or node.args:
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
    return name in ("SimpleNamespace", "dict")


def entries(node):
    if isinstance(node, ast.Call):
        return [(k.arg, k.value) for k in node.keywords if k.arg]
    found = []
    for key, value in zip(node.keys, node.values):
        try:
            name = constant(key)
        except NotLiteral:
            continue
        if isinstance(name, str):
            found.append((name, value))
    return found


def add_entries(flags, node, prefix):
    for name, value in entries(node):
        if name.startswith("_"):
            continue
        if is_map(value):
            add_entries(flags, value, prefix + name + ".")
            continue
        try:
            flags[prefix + name] = (attributes(literal(value)), value)
        except NotLiteral:
            pass


def type_name(node):
    try:
        return type(literal(node)).__name__
    except NotLiteral:
        pass
    return {"Tuple": "tuple", "Set": "set", "ListComp": "list", "JoinedStr": "str", "Lambda": "function"}.get(
        type(node).__name__, "an expression"
    )
