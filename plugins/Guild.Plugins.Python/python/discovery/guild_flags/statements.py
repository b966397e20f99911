"""What each statement does to the names of its scope."""

import ast

from guild_flags import argparse_flags, builtin_calls
from guild_flags.known_classes import ENUMS, PARSER_VALUES
from guild_flags.limits import MAX_STEPS, MAX_TURNS
from guild_flags.nodes import index_of, to_load
from guild_flags.values import (
    UNKNOWN, Break, Class, Continue, Exhausted, Function, Instance, Module, Opaque, Raised, Return, Scope, Unknown, known,
)


class Statements:
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

    def run_FunctionDef(self, node, scope):
        owner = scope.names.get("__class__") if "__class_body__" in scope.names else None
        value = function = Function(node, scope, owner)
        for decorator in reversed(node.decorator_list):
            value = self.decorate(decorator, value, function, scope)
        scope.names[node.name] = value

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
