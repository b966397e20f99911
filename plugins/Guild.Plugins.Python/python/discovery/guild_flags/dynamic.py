"""Runs a program until it hands its arguments to a parser, which is then read instead. Nothing behind that call runs."""

import os
import sys

from guild_flags import argparse_flags, click_flags, guard, output
from guild_flags.values import Opaque

MAX_FILES = 1000
MAX_BYTES = 64 * 1024 * 1024


class Watcher:
    def __init__(self, main, dest, folders, words, own):
        self.main = main
        self.dest = dest
        self.folders = [os.path.realpath(f) + os.sep for f in folders]
        self.words = words
        self.own = os.path.realpath(own) + os.sep
        self.opened = set()
        self.declaring = set()
        self.places = {}
        # What the program prints is nobody's concern here; the answer has a way of its own.
        self.answer = os.dup(1)
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)

    def is_of_project(self, path):
        real = os.path.realpath(path)
        return any(real.startswith(f) for f in self.folders) and not real.startswith(self.own) and "site-packages" not in real

    def place(self):
        """The innermost line of the project that is being executed; of anything but Python and this if there is none."""
        frame, outer = sys._getframe(2), None
        while frame is not None:
            path = frame.f_code.co_filename
            if os.path.isabs(path) and not path.startswith(self.own.rstrip(os.sep)):
                if self.is_of_project(path):
                    if outer is not None:
                        self.declaring.add(outer[0])
                    return path, frame.f_lineno, 0
                if outer is None and os.path.basename(path) not in ("argparse.py", "runpy.py", "core.py"):
                    outer = path, frame.f_lineno, 0
            frame = frame.f_back
        return outer or (self.main, 0, 0)

    def end(self, **reply):
        reply.setdefault("dest", self.dest)
        reply.setdefault("flags", [])
        reply.setdefault("warnings", [])
        reply["files"] = self.files_read()
        data = output.to_json(reply).encode("utf-8")
        while data:
            data = data[os.write(self.answer, data) :]
        os._exit(0)

    def files_read(self):
        found = {self.main}
        for module in list(sys.modules.values()):
            path = getattr(module, "__file__", None)
            if isinstance(path, str) and path.endswith(".py") and self.is_of_project(path):
                found.add(os.path.abspath(path))
        for path in self.opened:
            if not path.endswith(".pyc") and self.is_of_project(path):
                found.add(path)
        found.update(self.declaring)
        return sorted(p for p in found if is_small_file(p))[:MAX_FILES]


def is_small_file(path):
    try:
        return os.path.isfile(path) and os.path.getsize(path) <= MAX_BYTES
    except OSError:
        return False


def run(file, dest, search_path, module, temporary, words, own):
    folders = [os.path.dirname(file)] + [p for p in search_path if p != os.path.dirname(file)]
    watcher = Watcher(file, dest, folders, words, os.path.dirname(own))
    if not hasattr(sys, "addaudithook"):
        watcher.end(error="Python 3.8 or later is needed to run it under guard")
    leave_with_parent()
    if dest == "args:click":
        watch_click(watcher)
    else:
        watch_argparse(watcher)

    import runpy

    sys.dont_write_bytecode = True
    sys.argv = [file] + words + ["--help"]
    # The program's folder comes first, as if it had been started; what this script needs is loaded.
    root = os.path.dirname(file)
    if module:
        root = file
        for _ in range(module.count(".") + (2 if os.path.basename(file) == "__main__.py" else 1)):
            root = os.path.dirname(root)
    sys.path[:2] = [root] + [p for p in search_path if p != root]
    guard.install(temporary, watcher.opened)
    try:
        if module:
            runpy.run_module(module, run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(file, run_name="__main__")
    except BaseException as e:
        if isinstance(e, ImportError) and e.name:
            watcher.end(error=text_of(e), absent=places_of(e.name))
        if not isinstance(e, SystemExit):
            watcher.end(error=text_of(e))
    watcher.end(error="it ended before it parsed its arguments")


def text_of(error):
    text = str(error).split("\n")[0]
    return "%s: %s" % (type(error).__name__, text) if text else type(error).__name__


def places_of(name):
    """Where a module that is missing would appear."""
    top = name.partition(".")[0]
    return [os.path.join(p, top + end) for p in sys.path if os.path.isdir(p) for end in ("", ".py")]


def leave_with_parent():
    """For when guild itself is killed, and can't kill this."""
    import _thread
    import time

    parent = os.getppid()

    def watch():
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    _thread.start_new_thread(watch, ())


# --- argparse


def watch_argparse(watcher):
    import argparse

    add, parse_known = argparse.ArgumentParser._add_action, argparse.ArgumentParser.parse_known_args
    container_add = argparse._ActionsContainer._add_action
    depth = [0]

    def remember(action):
        watcher.places[id(action)] = watcher.place()
        return action

    def add_to_parser(self, action):
        return remember(add(self, action))

    def add_to_group(self, action):
        return remember(container_add(self, action))

    def parse(self, args=None, namespace=None):
        # Libraries have parsers of their own, which are none of the program's business.
        path = watcher.place()[0]
        if depth[0] or not (watcher.is_of_project(path) or any(watcher.is_of_project(watcher.places.get(id(a), ("",))[0]) for a in self._actions)):
            depth[0] += 1
            try:
                return parse_known(self, args, namespace)
            finally:
                depth[0] -= 1
        warnings = []
        parser = argparse_flags.select(model_of(argparse, self, watcher, set()), watcher.words)
        flags = argparse_flags.flags_of(parser, warnings)
        watcher.declaring.update(f["file"] for f in flags)
        watcher.end(flags=flags, warnings=warnings)

    argparse.ArgumentParser._add_action = add_to_parser
    argparse._ActionsContainer._add_action = add_to_group
    argparse.ArgumentParser.parse_known_args = parse
    if hasattr(argparse.ArgumentParser, "parse_known_intermixed_args"):
        argparse.ArgumentParser.parse_known_intermixed_args = parse


def model_of(argparse, parser, watcher, seen):
    """The parser as the static reader has them, so that both ways give equal flags."""
    model = argparse_flags.Parser({})
    if id(parser) in seen:
        return model
    seen.add(id(parser))
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            commands = argparse_flags.Commands(None)
            for name, inner in action.choices.items():
                if name in watcher.words:
                    commands.parsers[name] = model_of(argparse, inner, watcher, seen)
            model.commands.append(commands)
        else:
            place = watcher.places.get(id(action)) or (watcher.main, 0, 0)
            model.actions.append(argparse_flags.Action(list(action.option_strings), settings_of(argparse, action), place))
    return model


def settings_of(argparse, action):
    settings = {"default": action.default, "dest": action.dest, "nargs": action.nargs, "required": action.required}
    if action.help is not None:
        settings["help"] = str(action.help)
    if action.choices is not None:
        settings["choices"] = list_of(action.choices)
    if action.type is not None:
        settings["type"] = type_of(action.type)
    settings["action"] = kind_of(argparse, action)
    if isinstance(settings["action"], Opaque) and settings.get("help", "").endswith(" (default: %(default)s)"):
        # Some versions of Python add this to the help that the program gives.
        settings["help"] = settings["help"][: -len(" (default: %(default)s)")]
    if settings["action"] in ("store_true", "store_false"):
        settings.pop("nargs")
    return settings


def kind_of(argparse, action):
    names = (
        ("_StoreTrueAction", "store_true"), ("_StoreFalseAction", "store_false"), ("_ExtendAction", "extend"), ("_AppendConstAction", "append_const"),
        ("_AppendAction", "append"), ("_CountAction", "count"), ("_StoreConstAction", "store_const"), ("_HelpAction", "help"), ("_VersionAction", "version"),
    )
    for name, kind in names:
        if isinstance(action, getattr(argparse, name, ())):
            return kind
    if isinstance(action, getattr(argparse, "BooleanOptionalAction", ())):
        return Opaque("argparse.BooleanOptionalAction")
    return "store"


def type_of(kind):
    if kind in (str, int, float, bool):
        return Opaque("builtins." + kind.__name__)
    return Opaque(getattr(kind, "__name__", None) or type(kind).__name__)


def list_of(choices):
    try:
        found = []
        for choice in choices:
            found.append(choice)
            if len(found) > 1000:
                break
        return found
    except TypeError:
        return None


# --- click


def watch_click(watcher):
    try:
        import click
    except ImportError:
        return

    def main(self, *args, **kwargs):
        warnings = []
        command = click_flags.select(command_of(click, self, watcher, watcher.words), watcher.words)
        flags = click_flags.flags_of(command, warnings)
        watcher.declaring.update(f["file"] for f in flags)
        watcher.end(flags=flags, warnings=warnings)

    for name in ("BaseCommand", "Command"):
        kind = vars(click.core).get(name)
        if kind is not None and "main" in vars(kind):
            kind.main = main


def command_of(click, command, watcher, words):
    place = (watcher.main, 0, 0)
    callback = getattr(command, "callback", None)
    code = getattr(getattr(callback, "__wrapped__", callback), "__code__", None)
    if code is not None:
        place = (os.path.abspath(code.co_filename), code.co_firstlineno, 0)
    options = [option_of(click, p, place) for p in getattr(command, "params", []) if isinstance(p, click.Option)]
    model = click_flags.Command(command.name, options, hasattr(command, "get_command"))
    if model.is_group and words:
        inner = command.get_command(click.Context(command), words[0])
        if inner is not None:
            model.commands[words[0]] = command_of(click, inner, watcher, words[1:])
    return model


def option_of(click, option, place):
    words = list(option.opts)
    first = next((i for i, w in enumerate(words) if w.startswith("--")), None)
    if first is not None and option.secondary_opts:
        words[first] += "/" + option.secondary_opts[0]
    default = option.default
    settings = {
        "help": option.help,
        "required": option.required,
        "is_flag": bool(option.is_flag),
        "count": option.count,
        "multiple": option.multiple,
        "nargs": option.nargs,
        "type": click_type(click, option.type),
    }
    # Newer versions mark a missing default by a value of their own.
    if not callable(default) and not type(default).__name__ == "Sentinel":
        settings["default"] = default
    return click_flags.Option(words, settings, place)


def click_type(click, kind):
    name = type(kind).__name__
    if isinstance(kind, click.Choice):
        return click_flags.ClickType("Choice", [list_of(kind.choices)], {})
    plain = {"StringParamType": "STRING", "IntParamType": "INT", "FloatParamType": "FLOAT", "BoolParamType": "BOOL"}
    return Opaque("click." + plain[name]) if name in plain else click_flags.ClickType(name, [], {})
