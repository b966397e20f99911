"""Follows a program from its first line to the call that parses its arguments, without running it.

Names stand for values where the source alone decides them, and for UNKNOWN elsewhere; nothing outside this folder is called with the
program's values but a few pure functions. An 'if' whose condition isn't known is followed both ways.
"""

import ast
import os

from guild_flags import argparse_flags, builtin_calls, click_flags
from guild_flags.values import (
    UNKNOWN, Bound, Break, Class, Continue, Exhausted, Found, Function, Instance, Lazy, Module, Opaque, PathText, Raised, Return, Scope,
    Super, Unknown, known,
)

MAX_STEPS = 400000
MAX_DEPTH = 60
MAX_TURNS = 2000
PARSER_CLASSES = ("argparse.ArgumentParser",)
ENUMS = ("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag")
PARSER_VALUES = (argparse_flags.Parser, argparse_flags.Group, argparse_flags.Commands)


class Evaluator:
    def __init__(self, sources, words):
        self.sources = sources
        self.words = words
        self.modules = {}
        self.parsers = []
        self.commands = []
        self.callbacks = []
        self.called = set()
        self.doubts = []
        self.steps = 0
        self.depth = 0
        self.branch = 0

    # --- What is asked

    def find_parser(self, tree):
        found = self.find(tree, b"argparse")
        if found is not None:
            return found
        own = [p for p in self.parsers if p.actions or p.commands]
        return max(own, key=lambda p: len(p.actions) + len(p.commands)) if own else None

    def find_command(self, tree):
        found = self.find(tree, b"click")
        if found is not None:
            return found
        groups = [c for c in self.commands if c.is_group]
        inner = {id(c) for g in groups for c in g.commands.values()}
        outer = [c for c in self.commands if id(c) not in inner]
        return (groups and [g for g in groups if id(g) not in inner] or outer or [None])[-1]

    def find(self, tree, library):
        scope = self.module_scope("__main__", self.sources.main)
        try:
            for attempt in (
                lambda: self.run_module(tree, scope),
                lambda: self.run_callbacks(),
                lambda: self.run_imports(scope, library),
                lambda: self.run_uncalled(scope),
            ):
                attempt()
        except Found as e:
            return e.value
        except Exhausted as e:
            self.doubt(str(e))
        except RecursionError:
            self.doubt("the program nests too deeply")
        return None

    def found(self, value):
        raise Found(value)

    def doubt(self, reason):
        if reason not in self.doubts:
            self.doubts.append(reason)

    def run_callbacks(self):
        """Functions that the program hands to something unknown, which may call them: app.run(main)."""
        for function in list(self.callbacks):
            self.call_blindly(function)

    def run_imports(self, scope, library):
        for value in list(scope.names.values()):
            if isinstance(value, Lazy):
                path = self.sources.find(value.module)
                if path and os.path.isfile(path) and self.mentions(path, library):
                    self.resolve(value)

    def mentions(self, path, word):
        try:
            with open(path, "rb") as f:
                return word in f.read(1 << 20)
        except OSError:
            return False

    def run_uncalled(self, scope):
        for value in list(scope.names.values()):
            if isinstance(value, Function) and id(value.node) not in self.called:
                self.call_blindly(value)
            elif isinstance(value, Class):
                instance = self.instantiate(value, [], {}, None)
                for member in list(value.names.values()):
                    if isinstance(member, Function) and id(member.node) not in self.called:
                        self.call_blindly(Bound(instance, member))

    def call_blindly(self, function):
        try:
            self.call(function, [], {"**": UNKNOWN}, None)
        except Raised:
            pass

    # --- Modules

    def module_scope(self, name, path):
        scope = Scope({"__name__": name, "__file__": path, "__doc__": None})
        scope.module = Module(name, path, scope.names)
        return scope

    def run_module(self, tree, scope):
        for node in tree.body:
            try:
                self.run([node], scope)
            except (Raised, Return, Break, Continue):
                # An error that the program doesn't have: where it had one at the top, nobody would run it.
                pass

    def load_module(self, name):
        if name in self.modules:
            return self.modules[name]
        path = self.sources.find(name)
        if path is None or self.sources.exhausted() or self.depth >= MAX_DEPTH:
            self.modules[name] = None
            return None
        scope = self.module_scope(name, path)
        module = self.modules[name] = scope.module
        if os.path.isdir(path):
            return module
        try:
            tree = self.sources.parse(path)
        except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
            return module
        self.depth += 1
        try:
            self.run_module(tree, scope)
        finally:
            self.depth -= 1
        return module

    def resolve(self, value):
        if not isinstance(value, Lazy):
            return value
        module = self.load_module(value.module)
        if module is None:
            return UNKNOWN
        return module if value.name is None else self.module_attribute(module, value.name)

    def module_attribute(self, module, name):
        if name in module.names:
            value = self.resolve(module.names[name])
            module.names[name] = value
            return value
        inner = module.name + "." + name
        if module.name != "__main__" and self.sources.find(inner):
            return self.load_module(inner) or UNKNOWN
        return UNKNOWN

    # --- Statements

    def run(self, body, scope):
        for node in body:
            self.steps += 1
            if self.steps > MAX_STEPS:
                raise Exhausted("the program is too long to follow")
            method = getattr(self, "run_" + type(node).__name__, None)
            if method is not None:
                method(node, scope)

    def run_Expr(self, node, scope):
        self.eval(node.value, scope)

    def run_Assign(self, node, scope):
        value = self.eval(node.value, scope)
        for target in node.targets:
            self.assign(target, value, scope)

    def run_AnnAssign(self, node, scope):
        if node.value is not None:
            self.assign(node.target, self.eval(node.value, scope), scope)

    def run_AugAssign(self, node, scope):
        load = ast.copy_location(to_load(node.target), node.target)
        left, right = self.eval(load, scope), self.eval(node.value, scope)
        if isinstance(left, list) and isinstance(right, (list, tuple)) and isinstance(node.op, ast.Add) and not self.branch:
            left.extend(right)
            return
        self.assign(node.target, builtin_calls.binary(node.op, left, right), scope)

    def run_Delete(self, node, scope):
        for target in node.targets:
            if isinstance(target, ast.Name):
                scope.names.pop(target.id, None)

    def run_Global(self, node, scope):
        scope.globals.update(node.names)

    def run_Import(self, node, scope):
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.partition(".")[0]
            is_own = self.sources.find(name) is not None
            scope.names[alias.asname or name] = Lazy(name, None) if is_own else Opaque(name)

    def run_ImportFrom(self, node, scope):
        name = node.module or ""
        if node.level:
            name = self.absolute(name, node.level, scope.module)
        is_own = name != "" and self.sources.find(name) is not None
        for alias in node.names:
            if alias.name == "*":
                self.import_all(name, is_own, scope)
            else:
                value = Lazy(name, alias.name) if is_own else Opaque(name + "." + alias.name)
                scope.names[alias.asname or alias.name] = value

    def absolute(self, name, level, module):
        if module.name == "__main__":
            # The main file of a package: its place below the search path tells the package.
            for folder in self.sources.folders[1:]:
                relative = os.path.relpath(os.path.dirname(module.path), folder)
                if relative != "." and not relative.startswith(".."):
                    package = relative.split(os.sep)
                    break
            else:
                package = []
        else:
            is_package = os.path.basename(module.path) == "__init__.py" or os.path.isdir(module.path)
            package = module.name.split(".")[: None if is_package else -1]
        package = package[: len(package) - level + 1]
        return ".".join(package + ([name] if name else []))

    def import_all(self, name, is_own, scope):
        if not is_own:
            if name == "argparse":
                for n in ("ArgumentParser", "BooleanOptionalAction", "SUPPRESS", "REMAINDER", "ArgumentTypeError", "FileType", "Namespace"):
                    scope.names[n] = Opaque("argparse." + n)
            return
        module = self.load_module(name)
        for key, value in (module.names if module else {}).items():
            if not key.startswith("_"):
                scope.names[key] = value

    def run_FunctionDef(self, node, scope):
        owner = scope.names.get("__class__") if "__class_body__" in scope.names else None
        value = function = Function(node, scope, owner)
        for decorator in reversed(node.decorator_list):
            value = self.decorate(decorator, value, function, scope)
        scope.names[node.name] = value

    run_AsyncFunctionDef = run_FunctionDef

    def decorate(self, node, value, function, scope):
        by = self.eval(node, scope)
        if isinstance(by, Opaque) and by.path in ("builtins.staticmethod", "builtins.classmethod", "builtins.property", "functools.cached_property"):
            function.kind = by.path.rpartition(".")[2].replace("cached_", "")
            return value
        result = self.call(by, [value], {}, node)
        return value if isinstance(result, Unknown) else result

    def run_ClassDef(self, node, scope):
        bases = [self.eval(b, scope) for b in node.bases]
        cls = Class(node.name, [b for b in bases if isinstance(b, (Class, Opaque))], {})
        inner = Scope({"__class_body__": True, "__class__": cls}, scope)
        try:
            self.run(node.body, inner)
        except Raised:
            pass
        cls.names.update((k, v) for k, v in inner.names.items() if k not in ("__class_body__", "__class__"))
        if cls.extends(*ENUMS):
            self.make_members(cls)
        scope.names[node.name] = cls

    def make_members(self, cls):
        for name, value in list(cls.names.items()):
            if not name.startswith("_") and not isinstance(value, (Function, Class)):
                member = Instance(cls)
                member.attrs = {"name": name, "value": value, "_value_": value}
                cls.names[name] = member

    def run_Return(self, node, scope):
        raise Return(self.eval(node.value, scope) if node.value is not None else None)

    def run_Raise(self, node, scope):
        raise Raised()

    def run_Assert(self, node, scope):
        self.eval(node.test, scope)

    def run_Break(self, node, scope):
        raise Break()

    def run_Continue(self, node, scope):
        raise Continue()

    def run_If(self, node, scope):
        test = self.truth(self.eval(node.test, scope))
        if test is not None:
            self.run(node.body if test else node.orelse, scope)
            return
        self.maybe(node.body, scope)
        self.maybe(node.orelse, scope)

    def maybe(self, body, scope):
        """Runs what may not run: it can't end the function, loop or program that it stands in."""
        self.branch += 1
        try:
            self.run(body, scope)
        except Return as e:
            scope.maybe.append(e.value)
        except (Raised, Break, Continue):
            pass
        finally:
            self.branch -= 1

    def run_For(self, node, scope):
        items = builtin_calls.items_of(self.eval(node.iter, scope))
        if items is None:
            self.assign(node.target, UNKNOWN, scope)
            self.maybe(node.body, scope)
            return
        try:
            for item in items[:MAX_TURNS]:
                self.assign(node.target, item, scope)
                try:
                    self.run(node.body, scope)
                except Continue:
                    pass
        except Break:
            return
        self.run(node.orelse, scope)

    run_AsyncFor = run_For

    def run_While(self, node, scope):
        for _ in range(MAX_TURNS):
            test = self.truth(self.eval(node.test, scope))
            if test is False:
                return
            if test is None:
                self.maybe(node.body, scope)
                return
            try:
                self.run(node.body, scope)
            except Continue:
                pass
            except Break:
                return
        raise Exhausted("a loop goes on for long")

    def run_With(self, node, scope):
        for item in node.items:
            value = self.eval(item.context_expr, scope)
            if item.optional_vars is not None:
                self.assign(item.optional_vars, value if isinstance(value, (Instance,) + PARSER_VALUES) else UNKNOWN, scope)
        self.run(node.body, scope)

    run_AsyncWith = run_With

    def run_Try(self, node, scope):
        try:
            self.run(node.body, scope)
            self.run(node.orelse, scope)
        except Raised:
            if not node.handlers:
                self.run(node.finalbody, scope)
                raise
            if node.handlers[0].name:
                scope.names[node.handlers[0].name] = UNKNOWN
            self.run(node.handlers[0].body, scope)
        self.run(node.finalbody, scope)

    run_TryStar = run_Try

    def run_Match(self, node, scope):
        self.eval(node.subject, scope)
        for case in node.cases:
            self.maybe(case.body, scope)

    def assign(self, target, value, scope):
        if isinstance(target, ast.Name):
            self.bind(target.id, value, scope)
        elif isinstance(target, ast.Attribute):
            owner = self.eval(target.value, scope)
            if isinstance(owner, (Instance, argparse_flags.Parser)):
                owner.attrs[target.attr] = value
            elif isinstance(owner, Class):
                owner.names[target.attr] = value
            elif isinstance(owner, Module):
                owner.names[target.attr] = value
        elif isinstance(target, ast.Subscript):
            owner, key = self.eval(target.value, scope), self.eval(index_of(target), scope)
            if isinstance(owner, (dict, list)) and known(key):
                try:
                    owner[key] = value
                except Exception:
                    pass
        elif isinstance(target, (ast.Tuple, ast.List)):
            items = builtin_calls.items_of(value)
            plain = items is not None and len(items) == len(target.elts) and not any(isinstance(t, ast.Starred) for t in target.elts)
            for i, inner in enumerate(target.elts):
                self.assign(inner.value if isinstance(inner, ast.Starred) else inner, items[i] if plain else UNKNOWN, scope)

    def bind(self, name, value, scope):
        if name in scope.globals and scope.module is not None:
            scope.module.names[name] = value
        else:
            scope.names[name] = value

    # --- Expressions

    def eval(self, node, scope):
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise Exhausted("the program is too long to follow")
        method = getattr(self, "eval_" + type(node).__name__, None)
        return method(node, scope) if method is not None else UNKNOWN

    def eval_Constant(self, node, scope):
        return UNKNOWN if node.value is Ellipsis else node.value

    def eval_Num(self, node, scope):
        return node.n

    def eval_Str(self, node, scope):
        return node.s

    eval_Bytes = eval_Str

    def eval_NameConstant(self, node, scope):
        return node.value

    def eval_Name(self, node, scope):
        at = scope
        while at is not None:
            if node.id in at.names and (at is scope or "__class_body__" not in at.names):
                value = at.names[node.id]
                if isinstance(value, Lazy):
                    value = at.names[node.id] = self.resolve(value)
                return value
            at = at.parent
        if scope.module is not None and node.id in scope.module.names:
            return self.module_attribute(scope.module, node.id)
        return Opaque("builtins." + node.id) if node.id in builtin_calls.NAMES else UNKNOWN

    def eval_Attribute(self, node, scope):
        return self.attribute(self.eval(node.value, scope), node.attr)

    def attribute(self, owner, name):
        if isinstance(owner, Module):
            return self.module_attribute(owner, name)
        if isinstance(owner, Opaque):
            return builtin_calls.constant(owner.path + "." + name, self)
        if isinstance(owner, Instance):
            if name in owner.attrs:
                return owner.attrs[name]
            if name == "__class__":
                return owner.cls
            return self.member(owner, owner.cls.lookup(name))
        if isinstance(owner, Class):
            if name == "__members__" and owner.extends(*ENUMS):
                return {k: v for k, v in owner.names.items() if isinstance(v, Instance) and v.cls is owner}
            if name in ("__name__", "__qualname__"):
                return owner.name
            value = owner.lookup(name)
            if isinstance(value, Function) and value.kind == "classmethod":
                return Bound(owner, value)
            return UNKNOWN if value is None and name not in owner.names else value
        if isinstance(owner, Super):
            value = owner.owner.lookup(name, after=owner.owner) if isinstance(owner.target, Class) else self.class_of(owner.target).lookup(name, after=owner.owner)
            if value is None and isinstance(owner.target, argparse_flags.Parser):
                return Bound(owner.target, name)
            return self.member(owner.target, value)
        if isinstance(owner, argparse_flags.Parser):
            if name in owner.attrs:
                return owner.attrs[name]
            value = owner.cls.lookup(name) if owner.cls is not None else None
            return self.member(owner, value) if value is not None else Bound(owner, name)
        if isinstance(owner, (argparse_flags.Group, argparse_flags.Commands, click_flags.Command)):
            return Bound(owner, name)
        if isinstance(owner, argparse_flags.Action):
            return owner.dest() if name == "dest" else owner.settings.get(name, UNKNOWN)
        if isinstance(owner, Function) and name == "__name__":
            return owner.name
        if isinstance(owner, PathText):
            return builtin_calls.path_attribute(owner, name)
        if isinstance(owner, (str, bytes, list, dict, tuple, set, frozenset)):
            return Bound(owner, name)
        return UNKNOWN

    def class_of(self, value):
        return value.cls

    def member(self, owner, value):
        if isinstance(value, Function):
            if value.kind == "staticmethod":
                return value
            bound = Bound(owner.cls if value.kind == "classmethod" else owner, value)
            return self.call(bound, [], {}, None) if value.kind == "property" else bound
        return UNKNOWN if value is None else value

    def eval_Call(self, node, scope):
        if isinstance(node.func, ast.Name) and node.func.id == "super":
            return self.super_of(scope)
        function = self.eval(node.func, scope)
        if isinstance(function, Unknown) and isinstance(node.func, ast.Attribute) and node.func.attr in argparse_flags.PARSING:
            self.doubt("arguments are parsed by something that is not part of the project")
        args, kwargs = [], {}
        for arg in node.args:
            if isinstance(arg, ast.Starred):
                items = builtin_calls.items_of(self.eval(arg.value, scope))
                args.extend(items if items is not None else [UNKNOWN])
            else:
                args.append(self.eval(arg, scope))
        for keyword in node.keywords:
            value = self.eval(keyword.value, scope)
            if keyword.arg:
                kwargs[keyword.arg] = value
            elif isinstance(value, dict) and all(isinstance(k, str) for k in value):
                kwargs.update(value)
            else:
                kwargs["**"] = UNKNOWN
        return self.call(function, args, kwargs, node, scope)

    def super_of(self, scope):
        at = scope
        while at is not None and (at.function is None or at.function.owner is None):
            at = at.parent
        if at is None:
            return UNKNOWN
        arguments = at.function.node.args.args
        target = at.names.get(arguments[0].arg) if arguments else None
        return Super(at.function.owner, target) if isinstance(target, (Instance, Class, argparse_flags.Parser)) else UNKNOWN

    def call(self, function, args, kwargs, node, scope=None):
        if isinstance(function, Function):
            return self.call_function(function, args, kwargs)
        if isinstance(function, Bound):
            return self.call_bound(function, args, kwargs, node, scope)
        if isinstance(function, Class):
            return self.instantiate(function, args, kwargs, node)
        if isinstance(function, Opaque):
            return self.call_opaque(function.path, args, kwargs, node, scope)
        if isinstance(function, click_flags.Decorator):
            result = click_flags.apply(function, args[0]) if args else UNKNOWN
            if isinstance(result, click_flags.Command) and result not in self.commands:
                self.commands.append(result)
            return result
        if isinstance(function, click_flags.Command):
            self.found(function)
        if isinstance(function, Instance):
            method = function.cls.lookup("__call__")
            if isinstance(method, Function):
                return self.call_function(method, [function] + args, kwargs)
        self.escaped(args, kwargs)
        return UNKNOWN

    def call_bound(self, bound, args, kwargs, node, scope):
        target, function = bound.target, bound.function
        if isinstance(function, Function):
            return self.call_function(function, [target] + args, kwargs)
        if isinstance(target, PARSER_VALUES):
            value = argparse_flags.call(self, target, function, args, kwargs, self.place(node, scope))
            if isinstance(value, argparse_flags.Parser):
                self.initialize(value, args, kwargs)
            return value
        if isinstance(target, click_flags.Command):
            return self.register(click_flags.call(self, target, function, args, kwargs, self.place(node, scope)))
        return builtin_calls.call_method(target, function, args, kwargs)

    def register(self, value):
        if isinstance(value, click_flags.Command):
            self.commands.append(value)
        return value

    def call_function(self, function, args, kwargs):
        self.called.add(id(function.node))
        if self.depth >= MAX_DEPTH:
            self.doubt("calls nest too deeply")
            return UNKNOWN
        scope = Scope({}, function.scope, function=function)
        if function.scope.names.get("__class_body__"):
            scope.parent = function.scope.parent
        self.bind_arguments(function, args, kwargs, scope)
        self.depth += 1
        try:
            if isinstance(function.node, ast.Lambda):
                return self.eval(function.node.body, scope)
            self.run(function.node.body, scope)
        except Return as e:
            return e.value
        except RecursionError:
            self.doubt("the program nests too deeply")
            return UNKNOWN
        finally:
            self.depth -= 1
        return next((v for v in scope.maybe if not isinstance(v, Unknown) and v is not None), UNKNOWN if scope.maybe else None)

    def bind_arguments(self, function, args, kwargs, scope):
        spec = function.node.args
        names = [a.arg for a in getattr(spec, "posonlyargs", []) + spec.args]
        blind = "**" in kwargs
        for name, default in zip(names[len(names) - len(spec.defaults) :], spec.defaults):
            scope.names[name] = UNKNOWN if blind else self.eval(default, function.scope)
        for arg, default in zip(spec.kwonlyargs, spec.kw_defaults):
            scope.names[arg.arg] = UNKNOWN if default is None or blind else self.eval(default, function.scope)
        for name in names:
            scope.names.setdefault(name, UNKNOWN)
        for name, value in zip(names, args):
            scope.names[name] = value
        rest = {}
        allowed = set(names) | {a.arg for a in spec.kwonlyargs}
        for name, value in kwargs.items():
            if name in allowed:
                scope.names[name] = value
            elif name != "**":
                rest[name] = value
        if spec.vararg:
            scope.names[spec.vararg.arg] = tuple(args[len(names) :])
        if spec.kwarg:
            scope.names[spec.kwarg.arg] = UNKNOWN if blind else rest

    def instantiate(self, cls, args, kwargs, node):
        if cls.extends(*PARSER_CLASSES):
            parser = argparse_flags.Parser(kwargs, cls)
            self.parsers.append(parser)
            self.initialize(parser, args, kwargs)
            return parser
        if cls.extends(*ENUMS):
            return next((m for m in cls.names.values() if isinstance(m, Instance) and args and m.attrs["value"] == args[0]), UNKNOWN)
        instance = Instance(cls)
        init = cls.lookup("__init__")
        if isinstance(init, Function):
            self.call_function(init, [instance] + args, kwargs)
        else:
            self.escaped(args, kwargs)
        return instance

    def initialize(self, parser, args, kwargs):
        init = parser.cls.lookup("__init__") if parser.cls is not None else None
        if isinstance(init, Function):
            self.call_function(init, [parser] + args, kwargs)

    def call_opaque(self, path, args, kwargs, node, scope):
        if path in PARSER_CLASSES:
            parser = argparse_flags.Parser(kwargs)
            self.parsers.append(parser)
            return parser
        if path.startswith("click."):
            if path in ("click.option", "click.Option") and not known(args):
                self.doubt("an option with an unknown name is added")
            return self.register(click_flags.factory(path[len("click.") :].rpartition(".")[2], args, kwargs, self.place(node, scope)))
        if path in ("sys.exit", "builtins.exit", "builtins.quit", "os._exit"):
            raise Raised()
        if path == "argparse.FileType":
            return Opaque("argparse.FileType")
        if path in ("functools.partial", "functools.wraps", "functools.update_wrapper"):
            return args[0] if path == "functools.partial" and len(args) == 1 and not kwargs else UNKNOWN
        if path == "functools.reduce" and len(args) == 3:
            return self.reduce(*args)
        if path == "builtins.getattr" and len(args) > 1 and isinstance(args[1], str):
            value = self.attribute(args[0], args[1])
            return args[2] if isinstance(value, Unknown) and len(args) > 2 and isinstance(args[0], Instance) else value
        if path == "builtins.setattr" and len(args) == 3 and isinstance(args[0], (Instance, argparse_flags.Parser)) and isinstance(args[1], str):
            args[0].attrs[args[1]] = args[2]
            return None
        if path == "builtins.map" and len(args) == 2:
            items = builtin_calls.items_of(args[1])
            return UNKNOWN if items is None else [self.call(args[0], [i], {}, node, scope) for i in items[:MAX_TURNS]]
        if path in builtin_calls.FUNCTIONS:
            value = builtin_calls.call_function(path, args, kwargs)
            if value is not UNKNOWN:
                return value
        if not path.startswith("builtins.") or path in ("builtins.vars", "builtins.exec", "builtins.eval"):
            self.escaped(args, kwargs)
        return UNKNOWN

    def reduce(self, function, items, value):
        items = builtin_calls.items_of(items)
        if items is None:
            return UNKNOWN
        for item in items[:MAX_TURNS]:
            value = self.call(function, [value, item], {}, None)
        return value

    def escaped(self, args, kwargs):
        """Something that isn't read gets these values, and may do to them what can't be known."""
        for value in list(args) + list(kwargs.values()):
            if isinstance(value, PARSER_VALUES) or (isinstance(value, Bound) and isinstance(value.target, PARSER_VALUES)):
                self.doubt("a parser is handed to a function that is not part of the project")
            elif isinstance(value, Function) and value not in self.callbacks:
                self.callbacks.append(value)
            elif isinstance(value, Bound) and isinstance(value.function, Function) and value not in self.callbacks:
                self.callbacks.append(value)

    def place(self, node, scope):
        path = scope.module.path if scope is not None and scope.module is not None else self.sources.main
        return (path, getattr(node, "lineno", 0), getattr(node, "col_offset", -1) + 1)

    def truth(self, value):
        if isinstance(value, (Instance, Class, Function, Bound, Module, Opaque) + PARSER_VALUES):
            return True
        if not known(value) and not isinstance(value, (list, tuple, dict)):
            return None
        return bool(value)

    def eval_BoolOp(self, node, scope):
        stops = isinstance(node.op, ast.Or)
        value = UNKNOWN
        for operand in node.values:
            value = self.eval(operand, scope)
            test = self.truth(value)
            if test is None:
                return UNKNOWN
            if test is stops:
                return value
        return value

    def eval_UnaryOp(self, node, scope):
        value = self.eval(node.operand, scope)
        if isinstance(node.op, ast.Not):
            test = self.truth(value)
            return UNKNOWN if test is None else not test
        return builtin_calls.unary(node.op, value)

    def eval_BinOp(self, node, scope):
        return builtin_calls.binary(node.op, self.eval(node.left, scope), self.eval(node.right, scope))

    def eval_Compare(self, node, scope):
        left = self.eval(node.left, scope)
        for op, right in zip(node.ops, node.comparators):
            right = self.eval(right, scope)
            value = builtin_calls.compare(op, left, right)
            if value is not True:
                return value
            left = right
        return True

    def eval_IfExp(self, node, scope):
        test = self.truth(self.eval(node.test, scope))
        if test is None:
            return UNKNOWN
        return self.eval(node.body if test else node.orelse, scope)

    def eval_NamedExpr(self, node, scope):
        value = self.eval(node.value, scope)
        self.assign(node.target, value, scope)
        return value

    def eval_Lambda(self, node, scope):
        return Function(node, scope)

    def eval_JoinedStr(self, node, scope):
        parts = [self.eval(v, scope) for v in node.values]
        return UNKNOWN if not all(isinstance(p, str) for p in parts) else "".join(parts)

    def eval_FormattedValue(self, node, scope):
        value = self.eval(node.value, scope)
        spec = self.eval(node.format_spec, scope) if node.format_spec is not None else ""
        if not known(value) or not isinstance(spec, str):
            return UNKNOWN
        if node.conversion in (114, 97):
            value = repr(value)
        elif node.conversion == 115:
            value = str(value)
        try:
            return format(value if not isinstance(value, PathText) else str(value), spec) if len(spec) < 8 else UNKNOWN
        except Exception:
            return UNKNOWN

    def eval_List(self, node, scope):
        return self.elements(node, scope)

    def eval_Tuple(self, node, scope):
        return tuple(self.elements(node, scope))

    def eval_Set(self, node, scope):
        try:
            return set(self.elements(node, scope))
        except TypeError:
            return UNKNOWN

    def elements(self, node, scope):
        items = []
        for element in node.elts:
            if isinstance(element, ast.Starred):
                items.extend(builtin_calls.items_of(self.eval(element.value, scope)) or [UNKNOWN])
            else:
                items.append(self.eval(element, scope))
        return items

    def eval_Dict(self, node, scope):
        entries = {}
        for key, value in zip(node.keys, node.values):
            value = self.eval(value, scope)
            if key is None:
                if not isinstance(value, dict):
                    return UNKNOWN
                entries.update(value)
                continue
            key = self.eval(key, scope)
            try:
                entries[key] = value
            except TypeError:
                return UNKNOWN
        return entries

    def eval_Subscript(self, node, scope):
        owner = self.eval(node.value, scope)
        index = index_of(node)
        if isinstance(index, ast.Slice):
            bounds = [self.eval(n, scope) if n is not None else None for n in (index.lower, index.upper, index.step)]
            if isinstance(owner, (str, bytes, list, tuple)) and all(b is None or isinstance(b, int) for b in bounds):
                try:
                    return owner[slice(*bounds)]
                except ValueError:
                    return UNKNOWN
            return UNKNOWN
        key = self.eval(index, scope)
        if isinstance(owner, Class) and owner.extends(*ENUMS) and isinstance(key, str):
            return owner.names.get(key, UNKNOWN)
        if isinstance(owner, (str, bytes, list, tuple, dict, range)) and known(key):
            try:
                return owner[key]
            except Exception:
                return UNKNOWN
        return UNKNOWN

    def eval_ListComp(self, node, scope):
        found = []
        return found if self.comprehend(node.generators, scope, lambda s: found.append(self.eval(node.elt, s))) else UNKNOWN

    eval_GeneratorExp = eval_ListComp

    def eval_SetComp(self, node, scope):
        items = self.eval_ListComp(node, scope)
        try:
            return set(items) if isinstance(items, list) else UNKNOWN
        except TypeError:
            return UNKNOWN

    def eval_DictComp(self, node, scope):
        found = {}

        def add(inner):
            key = self.eval(node.key, inner)
            if not known(key):
                raise TypeError
            found[key] = self.eval(node.value, inner)

        try:
            return found if self.comprehend(node.generators, scope, add) else UNKNOWN
        except TypeError:
            return UNKNOWN

    def comprehend(self, generators, scope, emit):
        if not generators:
            emit(scope)
            return True
        generator = generators[0]
        items = builtin_calls.items_of(self.eval(generator.iter, scope))
        if items is None:
            return False
        for item in items[:MAX_TURNS]:
            inner = Scope({}, scope)
            self.assign(generator.target, item, inner)
            tests = [self.truth(self.eval(t, inner)) for t in generator.ifs]
            if None in tests:
                return False
            if all(tests) and not self.comprehend(generators[1:], inner, emit):
                return False
        return True


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
