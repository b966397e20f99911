"""Calls: of the project's own functions and classes, of parsers, and of what is outside."""

import ast
import os

from guild_flags import argparse_flags, builtin_calls, click_flags
from guild_flags.known_classes import ENUMS, PARSER_CLASSES, PARSER_VALUES
from guild_flags.limits import MAX_DEPTH, MAX_TURNS
from guild_flags.values import UNKNOWN, Bound, Class, Function, Instance, Opaque, Raised, Return, Scope, Super, Unknown, known


class Calls:
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
