"""The few operations on known values that are carried out: pure, small, and guarded against results that grow without bound."""

import ast
import os
import sys

from guild_flags.values import UNKNOWN, Class, Instance, Opaque, PathText, known

MAX_SIZE = 100000

NAMES = frozenset(
    "int float str bool bytes complex list tuple dict set frozenset range len sorted reversed min max sum abs round zip enumerate map filter "
    "isinstance issubclass getattr setattr hasattr print open vars type any all divmod ord chr repr format iter next exec eval exit quit "
    "object property staticmethod classmethod super callable hash id input slice dir globals locals pow hex oct bin "
    "Exception ValueError TypeError KeyError RuntimeError ImportError NotImplementedError OSError".split()
)

CONSTANTS = {
    "sys.platform": sys.platform, "sys.version_info": tuple(sys.version_info), "os.sep": os.sep, "os.linesep": os.linesep, "os.name": os.name,
    "os.path.sep": os.sep, "math.pi": 3.141592653589793, "math.e": 2.718281828459045, "math.inf": float("inf"), "math.nan": float("nan"),
    "numpy.inf": float("inf"), "numpy.pi": 3.141592653589793, "sys.maxsize": sys.maxsize,
    "argparse.SUPPRESS": "==SUPPRESS==", "argparse.REMAINDER": "...", "argparse.OPTIONAL": "?", "argparse.ZERO_OR_MORE": "*", "argparse.ONE_OR_MORE": "+",
    "typing.TYPE_CHECKING": False,
}


def constant(path, evaluator):
    if path == "sys.argv":
        return [evaluator.sources.main] + list(evaluator.words) + ["--help"]
    return CONSTANTS[path] if path in CONSTANTS else Opaque(path)


def items_of(value):
    """The items of what can be iterated over and is known; None otherwise."""
    if isinstance(value, Class) and value.bases:
        members = [m for m in value.names.values() if isinstance(m, Instance) and m.cls is value]
        return members or None
    if isinstance(value, (set, frozenset)):
        try:
            return sorted(value)
        except TypeError:
            return list(value)
    if isinstance(value, range) and len(value) > MAX_SIZE:
        return None
    if isinstance(value, (list, tuple, dict, range, str)):
        return list(value)
    return None


def plain(value):
    return value.text if isinstance(value, PathText) else value


def join(*parts):
    return os.path.join(*[plain(p) for p in parts])


def path_of(*parts):
    return PathText(os.path.normpath(join(*parts)) if parts else ".")


def number_of(kind):
    def convert(*args):
        return kind(*[plain(a) for a in args])

    return convert


FUNCTIONS = {
    "builtins.int": int, "builtins.float": float, "builtins.str": number_of(str), "builtins.bool": bool, "builtins.len": len,
    "builtins.list": lambda v=(): items_of(v), "builtins.tuple": lambda v=(): tuple(items_of(v)), "builtins.dict": None,
    "builtins.set": lambda v=(): set(items_of(v)), "builtins.frozenset": lambda v=(): frozenset(items_of(v)),
    "builtins.range": range, "builtins.sorted": None, "builtins.reversed": lambda v: items_of(v)[::-1], "builtins.min": min, "builtins.max": max,
    "builtins.sum": sum, "builtins.abs": abs, "builtins.round": round, "builtins.zip": lambda *v: list(zip(*[items_of(i) for i in v])),
    "builtins.enumerate": lambda v, start=0: list(enumerate(items_of(v), start)), "builtins.any": lambda v: any(items_of(v)),
    "builtins.all": lambda v: all(items_of(v)), "builtins.ord": ord, "builtins.chr": chr, "builtins.repr": repr, "builtins.print": lambda *v: None,
    "os.path.join": join, "os.path.dirname": lambda p: os.path.dirname(plain(p)), "os.path.basename": lambda p: os.path.basename(plain(p)),
    "os.path.splitext": lambda p: os.path.splitext(plain(p)), "os.path.abspath": lambda p: os.path.abspath(plain(p)),
    "os.path.normpath": lambda p: os.path.normpath(plain(p)), "os.path.realpath": lambda p: os.path.abspath(plain(p)),
    "os.path.expanduser": lambda p: os.path.expanduser(plain(p)),
    "pathlib.Path": path_of, "pathlib.PurePath": path_of, "pathlib.PosixPath": path_of, "os.fspath": lambda p: plain(p),
    "collections.OrderedDict": None,
}

METHODS = {
    str: "format join lower upper title capitalize strip lstrip rstrip split rsplit replace startswith endswith partition rpartition splitlines "
    "format_map count find index isdigit zfill removeprefix removesuffix".split(),
    list: "append extend insert pop remove reverse sort copy index count clear".split(),
    dict: "keys values items get update copy pop setdefault clear".split(),
    tuple: "index count".split(),
    set: "add update union intersection difference copy discard".split(),
    frozenset: "union intersection difference copy".split(),
}


def call_function(path, args, kwargs):
    try:
        if path in ("builtins.dict", "collections.OrderedDict"):
            return make_dict(args, kwargs)
        if path == "builtins.sorted":
            if not args or set(kwargs) - {"reverse"} or not known(items_of(args[0])):
                return UNKNOWN
            return sorted(items_of(args[0]), **kwargs)
        containers = ("builtins.list", "builtins.tuple", "builtins.len", "builtins.enumerate", "builtins.zip", "builtins.reversed")
        if path in containers and args and all(items_of(a) is not None or isinstance(a, int) for a in args):
            if path == "builtins.len":
                return len(items_of(args[0]))
            return FUNCTIONS[path](*args, **kwargs)
        if path != "builtins.print" and not (all(known(a) for a in args) and all(known(v) for v in kwargs.values())):
            return UNKNOWN
        return FUNCTIONS[path](*args, **({} if path == "builtins.print" else kwargs))
    except Exception:
        # What the program's values don't allow would be its own error, at its own time.
        return UNKNOWN


def make_dict(args, kwargs):
    if "**" in kwargs:
        return UNKNOWN
    result = {}
    if args:
        source = args[0]
        if isinstance(source, dict):
            result.update(source)
        elif items_of(source) is not None:
            result.update(items_of(source))
        else:
            return UNKNOWN
    result.update(kwargs)
    return result


def call_method(target, name, args, kwargs):
    kind = type(target)
    if name not in METHODS.get(kind, ()) or "**" in kwargs:
        return UNKNOWN
    mutates = isinstance(target, (list, dict, set)) and name in ("append", "extend", "insert", "update", "setdefault", "get", "pop", "values", "keys", "items", "copy", "add")
    if not mutates and not (known(target) and all(known(a) for a in args) and all(known(v) for v in kwargs.values())):
        return UNKNOWN
    if name in ("format", "format_map", "zfill") and any(isinstance(a, int) and a > MAX_SIZE for a in args):
        return UNKNOWN
    try:
        if name == "extend":
            target.extend(items_of(args[0]) or [UNKNOWN])
            return None
        value = getattr(target, name)(*[plain(a) if isinstance(target, str) else a for a in args], **kwargs)
    except Exception:
        return UNKNOWN
    return list(value) if isinstance(target, dict) and name in ("keys", "values", "items") else value


def path_attribute(path, name):
    if name == "parent":
        return PathText(os.path.dirname(path.text) or ".")
    if name in ("name", "stem", "suffix"):
        base = os.path.basename(path.text)
        return {"name": base, "stem": os.path.splitext(base)[0], "suffix": os.path.splitext(base)[1]}[name]
    return UNKNOWN


def unary(op, value):
    if not isinstance(value, (int, float)):
        return UNKNOWN
    if isinstance(op, ast.USub):
        return -value
    if isinstance(op, ast.UAdd):
        return +value
    return ~value if isinstance(op, ast.Invert) and isinstance(value, int) else UNKNOWN


def binary(op, left, right):
    if isinstance(op, ast.Div) and (isinstance(left, PathText) or isinstance(right, PathText)):
        return path_of(left, right) if isinstance(plain(left), str) and isinstance(plain(right), str) else UNKNOWN
    lists = isinstance(op, ast.Add) and isinstance(left, list) and isinstance(right, list)
    if not lists and not (known(left) and known(right)):
        return UNKNOWN
    if isinstance(left, PathText) or isinstance(right, PathText):
        return UNKNOWN
    if grows(op, left, right):
        return UNKNOWN
    try:
        return OPERATORS[type(op)](left, right)
    except Exception:
        return UNKNOWN


def grows(op, left, right):
    if isinstance(op, ast.Mult):
        for sized, times in ((left, right), (right, left)):
            if isinstance(sized, (str, bytes, list, tuple)):
                return not isinstance(times, int) or len(sized) * max(times, 0) > MAX_SIZE
        return abs_bits(left) + abs_bits(right) > 4096
    if isinstance(op, ast.Pow):
        return not isinstance(right, (int, float)) or abs(right) * max(abs_bits(left), 1) > 4096
    if isinstance(op, ast.LShift):
        return not isinstance(right, int) or right > 4096
    return isinstance(op, ast.Mod) and isinstance(left, (str, bytes)) and len(left) > 0 and any(c.isdigit() for c in str(left)) and "*" in str(left)


def abs_bits(value):
    return abs(value).bit_length() if isinstance(value, int) else 64


OPERATORS = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b, ast.Div: lambda a, b: a / b,
    ast.FloorDiv: lambda a, b: a // b, ast.Mod: lambda a, b: a % b, ast.Pow: lambda a, b: a ** b, ast.LShift: lambda a, b: a << b,
    ast.RShift: lambda a, b: a >> b, ast.BitOr: lambda a, b: a | b, ast.BitAnd: lambda a, b: a & b, ast.BitXor: lambda a, b: a ^ b,
}

COMPARISONS = {
    ast.Eq: lambda a, b: a == b, ast.NotEq: lambda a, b: a != b, ast.Lt: lambda a, b: a < b, ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b, ast.GtE: lambda a, b: a >= b, ast.In: lambda a, b: a in b, ast.NotIn: lambda a, b: a not in b,
    ast.Is: lambda a, b: a is b or a == b, ast.IsNot: lambda a, b: not (a is b or a == b),
}


def compare(op, left, right):
    if isinstance(op, (ast.Is, ast.IsNot)) and (left is None or right is None):
        other = right if left is None else left
        if other is UNKNOWN or isinstance(other, Opaque):
            return UNKNOWN
        return (other is None) == isinstance(op, ast.Is)
    if not known(left) or not known(right):
        return UNKNOWN
    try:
        return COMPARISONS[type(op)](left, right)
    except Exception:
        return UNKNOWN
