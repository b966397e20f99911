"""What names stand for while a program is evaluated: Python's own values where they are known, and these."""


class Unknown:
    def __repr__(self):
        return "UNKNOWN"

    def __bool__(self):
        raise TypeError("an unknown value was used as a condition")


UNKNOWN = Unknown()


class Opaque:
    """Something of a module that isn't read: 'argparse.ArgumentParser', 'builtins.int'."""

    def __init__(self, path):
        self.path = path

    def __eq__(self, other):
        return isinstance(other, Opaque) and other.path == self.path

    def __hash__(self):
        return hash(self.path)


class Lazy:
    """A name imported from a module of the project, which is read when the name is first used."""

    def __init__(self, module, name):
        self.module = module
        self.name = name


class Module:
    def __init__(self, name, path, names):
        self.name = name
        self.path = path
        self.names = names


class Function:
    def __init__(self, node, scope, owner=None):
        self.node = node
        self.scope = scope
        self.owner = owner
        self.name = getattr(node, "name", "<lambda>")
        self.click_params = []
        self.kind = None  # staticmethod, classmethod, property


class Bound:
    """A method with its object. Methods of parsers and values that aren't the program's own have a name instead of a function."""

    def __init__(self, target, function):
        self.target = target
        self.function = function


class Class:
    def __init__(self, name, bases, names):
        self.name = name
        self.bases = bases
        self.names = names

    def mro(self):
        seen = [self]
        for base in self.bases:
            for c in base.mro() if isinstance(base, Class) else [base]:
                if c not in seen:
                    seen.append(c)
        return seen

    def lookup(self, name, after=None):
        found = after is None
        for c in self.mro():
            if found and isinstance(c, Class) and name in c.names:
                return c.names[name]
            if c is after:
                found = True
        return None

    def extends(self, *paths):
        return any(isinstance(c, Opaque) and c.path in paths for c in self.mro())


class Instance:
    def __init__(self, cls):
        self.cls = cls
        self.attrs = {}


class Super:
    def __init__(self, owner, target):
        self.owner = owner
        self.target = target


class PathText:
    """A pathlib.Path."""

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text

    def __repr__(self):
        return "PosixPath(%r)" % self.text


class Scope:
    def __init__(self, names, parent=None, module=None, function=None):
        self.names = names
        self.parent = parent
        self.module = module or (parent.module if parent else None)
        self.function = function
        self.globals = set()
        self.maybe = []  # values that the function may have returned in a branch that may not run


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Break(Exception):
    pass


class Continue(Exception):
    pass


class Raised(Exception):
    """The program raises an error here."""


class Found(Exception):
    """The parser or command that the program hands its arguments to."""

    def __init__(self, value):
        self.value = value


class Exhausted(Exception):
    """The program is too much work to follow."""


def known(value, depth=0):
    """Whether all of a value is known."""
    if depth > 8:
        return False
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(known(v, depth + 1) for v in value)
    if isinstance(value, dict):
        return all(known(k, depth + 1) and known(v, depth + 1) for k, v in value.items())
    return value is None or isinstance(value, (bool, int, float, complex, str, bytes, range, PathText))
