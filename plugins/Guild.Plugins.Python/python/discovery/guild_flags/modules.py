"""The modules that a program is made of: those of the project are followed, of others only the names are known."""

import os

from guild_flags.limits import MAX_DEPTH
from guild_flags.values import UNKNOWN, Break, Continue, Lazy, Module, Opaque, Raised, Return, Scope


class Modules:
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
