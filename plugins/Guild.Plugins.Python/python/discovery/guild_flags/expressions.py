"""The value of each expression, as far as the source decides it."""

import ast

from guild_flags import argparse_flags, builtin_calls, click_flags
from guild_flags.known_classes import ENUMS, PARSER_VALUES
from guild_flags.limits import MAX_STEPS, MAX_TURNS
from guild_flags.nodes import index_of
from guild_flags.values import UNKNOWN, Bound, Class, Exhausted, Function, Instance, Lazy, Module, Opaque, PathText, Scope, Super, known


class Expressions:
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
