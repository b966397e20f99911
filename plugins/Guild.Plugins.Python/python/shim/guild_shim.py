"""Runs a module as __main__, with flags as its variables or under the debugger, and otherwise as Python itself would.

The environment says how: FLAGS_DEST, PDB_BREAKS, BREAK_ON_ERROR, SCRIPT_DIR, NO_SYS_PATH_MODIFY.

Imports are few and light on purpose: each is time before the user's first line, and a module that the user's program would
otherwise load itself.
"""

import os
import sys

import _ast

HERE = os.path.dirname(os.path.abspath(__file__))


class Program:
    """What is to be executed: plain data, so that it can be sent to a process that multiprocessing starts."""

    def __init__(self, path, package, name, variables, names):
        self.path = path
        self.package = package  # None for a top-level module
        self.name = name  # dotted name for a module in a package, else None
        self.variables = variables
        self.names = names  # whose first assignment is taken out

    def state(self):
        return (self.path, self.package, self.name, self.variables, self.names)


def run(main):
    """Turns the calling __main__ module into the user's and executes it."""
    words, flag_args = split_args(sys.argv[1:])
    if not words:
        fail("missing module")
    dest = os.environ.get("FLAGS_DEST") or "args"
    module, base_args = words[0], words[1:]
    path, package, name = find_module(module)

    argv = [path] + base_args
    variables = {}
    if dest == "args" or dest.startswith("args:"):
        argv += flag_args
    else:
        variables = variables_for(dest, flag_args)
    sys.argv = argv

    program = Program(path, package, name, variables, set(variables))
    clean(main)
    main.update(module_facts(program))
    hook_spawn(program)
    sys.modules.pop(__name__, None)
    execute(program, main)


def run_spawned(main):
    """Executes the user's file again in a process that multiprocessing started."""
    program = Program(*state_from_spawn())
    spawn = sys.modules["multiprocessing.spawn"]
    patch_spawn(spawn, program)
    name = main["__name__"]
    clean(main)
    main.update(module_facts(program))
    main["__name__"] = name
    main["__spec__"] = None
    main.update(program.variables)
    sys.argv[0] = program.path
    sys.modules.pop(__name__, None)
    exec(code_of(program), main)


# --- Arguments


def split_args(args):
    """The words before and behind the last '--'. Without one all but the module are flag arguments."""
    for i in range(len(args) - 1, -1, -1):
        if args[i] == "--":
            return args[:i], args[i + 1 :]
    return args[:1], args[1:]


def variables_for(dest, flag_args):
    kind, _, param = dest.partition(":")
    if kind == "globals":
        return decode_args(flag_args)
    if kind in ("global", "dict", "namespace") and param:
        nested = {}
        for flag, value in decode_args(flag_args).items():
            set_nested(nested, (param + "." + flag).split("."), value)
        return to_namespaces(nested) if kind == "namespace" else nested
    return {}


def set_nested(target, keys, value):
    for key in keys[:-1]:
        inner = target.get(key)
        if not isinstance(inner, dict):
            inner = target[key] = {}
        target = inner
    target[keys[-1]] = value


def to_namespaces(variables):
    from types import SimpleNamespace

    def convert(value):
        if isinstance(value, dict):
            return SimpleNamespace(**{k: convert(v) for k, v in value.items()})
        return value

    return {k: convert(v) for k, v in variables.items()}


def decode_args(args):
    """'--n v' is a value, '--n a b' a list, '--n' alone true; '-n v' and '-nv' likewise. A negative number is a value."""
    values = {}
    name = None
    for arg in args:
        if arg.startswith("--") and len(arg) > 2:
            name = arg[2:]
            values.setdefault(name, [])
        elif arg.startswith("-") and len(arg) > 1 and not is_number(arg):
            name = arg[1]
            values.setdefault(name, [])
            if len(arg) > 2:
                values[name].append(decode(arg[2:]))
        elif name is not None:
            values[name].append(decode(arg))
    return {n: True if not v else v[0] if len(v) == 1 else v for n, v in values.items()}


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return text.lower() in ("-.inf", "+.inf")


def decode(text):
    # Loaded late: a program without flags of its own doesn't need it.
    sys.path.insert(0, HERE)
    try:
        import guild_yaml
    finally:
        sys.path.remove(HERE)
    sys.modules.pop("guild_yaml", None)
    return guild_yaml.decode(text)


# --- The module


def find_module(spec):
    """The file, package and dotted name of a module, found along sys.path without importing it; sets sys.path up for it."""
    folder, _, name = spec.rpartition("/")
    parts = name.split(".")
    problem = None
    for entry in list(sys.path):
        root = os.path.join(os.path.abspath(entry), folder) if folder else os.path.abspath(entry)
        base = os.path.join(root, *parts)
        is_package = os.path.isfile(os.path.join(base, "__init__.py"))
        if not is_package and os.path.isfile(base + ".py"):
            path = base + ".py"
            set_path(os.path.dirname(path) if len(parts) == 1 else None, root if folder else None)
            if len(parts) == 1:
                return path, None, None
            return path, name.rpartition(".")[0], name
        main = os.path.join(base, "__main__.py")
        if os.path.isfile(main):
            set_path(None, root if folder else None)
            return main, name, name + ".__main__"
        if problem is None and (is_package or os.path.isdir(base)):
            problem = "No module named %s.__main__ (%r is a package and cannot be directly executed)" % (name, name)
    found = find_by_import(name) if not folder and problem is None else None
    return found or fail(problem or "No module named %s" % spec)


def find_by_import(name):
    """For modules that only an import hook finds (an editable install)."""
    import importlib.util

    try:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations is not None:
            name += ".__main__"
            spec = importlib.util.find_spec(name)
    except (ImportError, AttributeError, ValueError):
        return None
    if spec is None or not spec.has_location:
        return None
    set_path(None, None)
    return spec.origin, spec.parent or None, name


def set_path(script_dir, folder):
    """What Python puts first on sys.path: the directory of a top-level file. For a package the source directory on PYTHONPATH."""
    first = script_dir
    if os.environ.get("NO_SYS_PATH_MODIFY") == "1":
        first = os.getcwd()
    elif os.environ.get("SCRIPT_DIR"):
        first = os.environ["SCRIPT_DIR"]
    if first is not None and not getattr(sys.flags, "safe_path", False):
        sys.path.insert(0, first)
    if folder is not None and folder not in sys.path:
        sys.path.insert(1, folder)


def clean(main):
    for name in list(main):
        if name not in ("__name__", "__doc__", "__package__", "__loader__", "__spec__", "__annotations__", "__builtins__", "__file__", "__cached__"):
            del main[name]


def module_facts(program):
    facts = {"__file__": program.path, "__doc__": None}
    if program.name is None:
        from _frozen_importlib_external import SourceFileLoader

        facts.update(__package__=None, __spec__=None, __loader__=SourceFileLoader("__main__", program.path))
        return facts

    import importlib.util

    try:
        spec = importlib.util.find_spec(program.name)
    except ImportError as e:
        fail(str(e))
    if spec is None:
        fail("No module named %s" % program.name)
    facts.update(__package__=spec.parent, __spec__=spec, __loader__=spec.loader, __cached__=spec.cached)
    return facts


def code_of(program):
    with open(program.path, "rb") as f:
        source = f.read()
    if not program.names:
        return compile(source, program.path, "exec", dont_inherit=True)
    only_ast = 0x400
    tree = compile(source, program.path, "exec", only_ast, dont_inherit=True)
    drop_assignments(tree.body, set(program.names))
    return compile(tree, program.path, "exec", dont_inherit=True)


def drop_assignments(body, names):
    """Takes out the first top-level assignment of each name; those in bodies of top-level 'if's count too."""
    for i, node in enumerate(body):
        if isinstance(node, _ast.If):
            drop_assignments(node.body, names)
            drop_assignments(node.orelse, names)
            continue
        if isinstance(node, _ast.Assign):
            hit = names.intersection(t.id for t in node.targets if isinstance(t, _ast.Name))
        elif isinstance(node, getattr(_ast, "AnnAssign", ())) and isinstance(node.target, _ast.Name) and node.value is not None:
            hit = names.intersection([node.target.id])
        else:
            continue
        if not hit:
            continue
        names -= hit
        if isinstance(node, _ast.Assign):
            # A 'pass' in its place: a body may not become empty, and the statement behind may not become the docstring.
            body[i] = _ast.Pass(lineno=node.lineno, col_offset=node.col_offset)
        else:
            node.value = None


# --- Execution


def execute(program, main):
    breaks = os.environ.get("PDB_BREAKS")
    try:
        code = code_of(program)
        main.update(program.variables)
        if breaks:
            sys.path.insert(0, HERE)
            try:
                import guild_break
            finally:
                sys.path.remove(HERE)
            guild_break.start(breaks, program, code)
        exec(code, main)
    except SystemExit:
        raise
    except BaseException as e:
        report(e)
        # Already reported: Python only has to end as it does after any uncaught error (threads, exit handlers, exit code).
        sys.excepthook = lambda *_: None
        raise


def report(error):
    """Shows an uncaught error without the frames of this file, and enters the debugger when asked to."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_frame.f_code.co_filename == __file__:
        traceback = traceback.tb_next
    error.__traceback__ = traceback
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, traceback
    sys.excepthook(type(error), error, traceback)
    if os.environ.get("BREAK_ON_ERROR") == "1" and traceback is not None and not isinstance(error, KeyboardInterrupt):
        import pdb

        pdb.post_mortem(traceback)


def fail(message):
    sys.stderr.write("guild: %s\n" % message)
    sys.exit(1)


# --- multiprocessing
#
# A process started by 'spawn' or 'forkserver' imports the main file again, by its path: it would see the file's own values instead
# of the flags. So the path is replaced by that of a directory of ours, whose __main__ executes the file as we do here.


def hook_spawn(program):
    if not program.names:
        return
    if "multiprocessing.spawn" in sys.modules:
        patch_spawn(sys.modules["multiprocessing.spawn"], program)
    else:
        sys.meta_path.insert(0, SpawnFinder(program))


class SpawnFinder:
    """Sees multiprocessing.spawn being imported, which few programs do, and patches it then."""

    def __init__(self, program):
        self.program = program

    def find_spec(self, name, path=None, target=None):
        if name != "multiprocessing.spawn":
            return None
        sys.meta_path.remove(self)
        from importlib.util import find_spec

        spec = find_spec(name)
        load = spec.loader.exec_module

        def load_and_patch(module):
            load(module)
            patch_spawn(module, self.program)

        spec.loader.exec_module = load_and_patch
        return spec


def patch_spawn(spawn, program):
    prepare = spawn.get_preparation_data

    def get_preparation_data(name):
        data = prepare(name)
        if getattr(sys.modules.get("__main__"), "__file__", None) == program.path:
            data.pop("init_main_from_name", None)
            data["init_main_from_path"] = os.path.join(HERE, "spawned")
            data["guild_program"] = program.state()
        return data

    spawn.get_preparation_data = get_preparation_data


def state_from_spawn():
    # The preparation data isn't kept anywhere: it's an argument of the function that is importing us.
    frame = sys._getframe(1)
    while frame is not None:
        data = frame.f_locals.get("data") or frame.f_locals.get("preparation_data")
        if isinstance(data, dict) and "guild_program" in data:
            return data["guild_program"]
        frame = frame.f_back
    fail("multiprocessing started this process in an unknown way")
