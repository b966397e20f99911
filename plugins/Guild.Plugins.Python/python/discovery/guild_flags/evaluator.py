"""Follows a program from its first line to the call that parses its arguments, without running it.

Names stand for values where the source alone decides them, and for UNKNOWN elsewhere; nothing outside this folder is called with the
program's values but a few pure functions. An 'if' whose condition isn't known is followed both ways.
"""

import os

from guild_flags.calls import Calls
from guild_flags.expressions import Expressions
from guild_flags.modules import Modules
from guild_flags.statements import Statements
from guild_flags.values import UNKNOWN, Bound, Class, Exhausted, Found, Function, Lazy, Raised


class Evaluator(Modules, Statements, Expressions, Calls):
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
