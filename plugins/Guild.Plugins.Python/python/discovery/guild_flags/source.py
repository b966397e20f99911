"""Source files: reading, parsing, finding modules. Every file that is read is remembered: the result depends on it."""

import ast
import os

MAX_FILES = 100
MAX_BYTES = 4 * 1024 * 1024

# Modules whose functions are known here by name; a project's own file of such a name would break its program.
MODELLED = frozenset("argparse click os os.path sys math pathlib enum functools collections typing".split())


class SourceError(Exception):
    """The program's own file can't be read; the text says why, for a warning."""


class Sources:
    def __init__(self, main, search_path):
        self.main = main
        self.folders = []
        for folder in [os.path.dirname(main)] + list(search_path):
            if folder not in self.folders:
                self.folders.append(folder)
        self.read = []
        self.absent = set()
        self.bytes = 0

    def parse_main(self, shown):
        try:
            return self.parse(self.main)
        except SyntaxError as e:
            message = "%s on line %s" % (e.msg, e.lineno)
            if e.text:
                line = e.text.rstrip("\n").rstrip()
                message += "\n  %s\n  %s^" % (line, " " * max((e.offset or 1) - 1, 0))
            raise SourceError("%s: %s" % (shown, message))
        except (OSError, ValueError, RecursionError, MemoryError) as e:
            raise SourceError("%s: %s: %s" % (shown, type(e).__name__, e))

    def parse(self, path):
        if path not in self.read:
            self.read.append(path)
        with open(path, "rb") as f:
            data = f.read()
        self.bytes += len(data)
        return ast.parse(data, path)

    def exhausted(self):
        return len(self.read) >= MAX_FILES or self.bytes >= MAX_BYTES

    def find(self, name, folders=None):
        """The file of a module of the project, or the directory of a package without __init__.py; None for anything else."""
        if name in MODELLED:
            return None
        for folder in folders or self.folders:
            base = os.path.join(folder, *name.split("."))
            for path in (os.path.join(base, "__init__.py"), base + ".py"):
                if os.path.isfile(path):
                    if path == base + ".py":
                        self.absent.add(os.path.join(base, "__init__.py"))
                    return path
            self.remember_absent(folder, name)
        for folder in folders or self.folders:
            base = os.path.join(folder, *name.split("."))
            if os.path.isdir(base):
                return base
        return None

    def remember_absent(self, folder, name):
        """Notes what would be found instead if it appeared: the first part of the name that isn't there, as directory and as file."""
        for part in name.split("."):
            path = os.path.join(folder, part)
            for candidate in (path, path + ".py"):
                if not os.path.exists(candidate):
                    self.absent.add(candidate)
            if not os.path.isdir(path):
                return
            folder = path
        self.absent.add(os.path.join(folder, "__init__.py"))


def imports_module(tree, name):
    """Whether any import in the file, wherever it stands, names a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            if any(a.name == name or a.name.startswith(name + ".") for a in node.names):
                return True
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            if node.module == name or node.module.startswith(name + "."):
                return True
    return False
