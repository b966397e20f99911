"""Models click: commands, groups, their options, and the flags that these stand for."""

from guild_flags.output import is_json
from guild_flags.texts import flag_text, split_default
from guild_flags.values import UNKNOWN, Function, Opaque, known

TYPES = {
    "builtins.str": "string", "builtins.int": "int", "builtins.float": "float", "builtins.bool": "boolean",
    "STRING": "string", "INT": "int", "FLOAT": "float", "BOOL": "boolean", "IntRange": "int", "FloatRange": "float",
}
FACTORIES = ("command", "group", "option", "argument")


class Option:
    def __init__(self, words, settings, place):
        self.words = words
        self.settings = settings
        self.file, self.line, self.column = place

    def get(self, name, default=None):
        value = self.settings.get(name, default)
        return default if value is UNKNOWN else value


class ClickType:
    """A call of click.Choice, click.IntRange, …"""

    def __init__(self, name, args, kwargs):
        self.name = name
        self.args = args
        self.kwargs = kwargs


class Decorator:
    def __init__(self, kind, args, kwargs, place, group=None):
        self.kind = kind
        self.args = args
        self.kwargs = kwargs
        self.place = place
        self.group = group


class Command:
    def __init__(self, name, params, is_group):
        self.name = name
        self.params = params
        self.is_group = is_group
        self.commands = {}


def factory(name, args, kwargs, place):
    """What a call of click.NAME gives."""
    if name in FACTORIES:
        if name in ("command", "group") and len(args) == 1 and isinstance(args[0], Function):
            return apply(Decorator(name, [], {}, place), args[0])
        return Decorator(name, args, kwargs, place)
    if name in ("Choice", "IntRange", "FloatRange", "Path", "File", "DateTime", "Tuple"):
        return ClickType(name, args, kwargs)
    if name == "Option":
        words = args[0] if args else kwargs.get("param_decls")
        return Option([w for w in words if isinstance(w, str)] if isinstance(words, (list, tuple)) else [], kwargs, place)
    if name in ("Command", "Group"):
        params = kwargs.get("params")
        command = Command(args[0] if args else kwargs.get("name"), [p for p in params if isinstance(p, Option)] if isinstance(params, list) else [], name == "Group")
        return command
    if name.startswith("pass_"):
        return args[0] if args else UNKNOWN
    if name.endswith("_option"):
        return Decorator("none", args, kwargs, place)
    return UNKNOWN


def apply(decorator, target):
    """Applies a decorator to a function or command."""
    if decorator.kind == "option" and isinstance(target, (Function, Command)):
        option = Option([a for a in decorator.args if isinstance(a, str)], decorator.kwargs, decorator.place)
        if isinstance(target, Command):
            target.params.append(option)
        else:
            target.click_params.append(option)
        return target
    if decorator.kind in ("command", "group") and isinstance(target, Function):
        name = decorator.args[0] if decorator.args and isinstance(decorator.args[0], str) else decorator.kwargs.get("name")
        if not isinstance(name, str):
            name = target.name.lower().replace("_", "-")
        # Decorators are applied from the last to the first: the options are in reverse.
        command = Command(name, target.click_params[::-1], decorator.kind == "group")
        target.click_params = []
        if decorator.group is not None:
            decorator.group.commands[name] = command
        return command
    return target


def call(evaluator, command, name, args, kwargs, place):
    """Calls a method of a command or group."""
    if name in ("main", "__call__"):
        evaluator.found(command)
    if name in ("command", "group"):
        decorator = Decorator(name, args, kwargs, place, command)
        if len(args) == 1 and isinstance(args[0], Function):
            return apply(Decorator(name, [], {}, place, command), args[0])
        return decorator
    if name == "add_command" and args and isinstance(args[0], Command):
        key = args[1] if len(args) > 1 else kwargs.get("name")
        command.commands[key if isinstance(key, str) else args[0].name] = args[0]
    return UNKNOWN


def select(command, words):
    """The command that the program's own words select; words behind the first that is no command don't count."""
    for word in words:
        if word not in command.commands:
            break
        command = command.commands[word]
    return command


def flags_of(command, warnings):
    flags = {}
    for option in command.params:
        first = next((w for w in option.words if w.startswith("--")), None)
        if first is None:
            continue
        name = first.partition("/")[0].rstrip()[2:]
        flags[name] = {"name": name, "attrs": attributes(option, name, warnings), "file": option.file, "line": option.line, "column": option.column}
        if option.settings.get("default") is UNKNOWN:
            flags[name]["volatile"] = True
    return list(flags.values())


def attributes(option, name, warnings):
    attrs = {}
    text = option.get("help")
    if isinstance(text, str):
        attrs["description"] = text
    default = option.settings.get("default")
    is_flag = option.get("is_flag")
    if is_flag is None:
        is_flag = any("/" in w and w.startswith("-") for w in option.words) or (
            option.settings.get("flag_value") is not None and option.settings.get("type") is None
        )
    if is_flag and default is None:
        default = False
    known_default = default is not UNKNOWN and default is not None and known(default)
    if known_default:
        if isinstance(default, (list, tuple)):
            attrs["default"] = split_default(default, flag_text)
            attrs["arg-split"] = True
        elif is_json(default):
            attrs["default"] = default
        else:
            warnings.append("cannot serialize value %r for flag %s - coercing to string" % (default, name))
            attrs["default"] = str(default)
    if option.get("multiple") is True and option.get("nargs") in (None, 1):
        attrs["arg-split"] = True
        attrs["arg-repeat"] = True
    kind = option.settings.get("type")
    if isinstance(kind, ClickType) and kind.name == "Choice":
        choices = kind.args[0] if kind.args else kind.kwargs.get("choices")
        if isinstance(choices, (list, tuple)) and known(choices):
            attrs["choices"] = list(choices)
    if option.get("required") is True:
        attrs["required"] = True
    if is_flag:
        attrs["arg-switch"] = not (known_default and default)
        opposite = opposite_of(option.words)
        if known_default and default and opposite:
            # What switches it off is the other name.
            attrs["arg-name"] = opposite
    flag_type = type_of(option, kind, default if known_default else None, is_flag)
    if flag_type:
        attrs["type"] = flag_type
    return attrs


def opposite_of(words):
    for word in words:
        yes, slash, no = word.partition("/")
        if slash and yes.strip().startswith("--") and no.strip().startswith("--"):
            return no.strip()[2:]
    return None


def type_of(option, kind, default, is_flag):
    if isinstance(kind, ClickType):
        return TYPES.get(kind.name)
    if isinstance(kind, Opaque):
        path = kind.path[len("click.") :] if kind.path.startswith("click.") else kind.path
        return TYPES.get(path)
    if kind is not None:
        return None
    if option.get("count") is True:
        return "int"
    if is_flag and option.settings.get("flag_value") is None:
        return "boolean"
    if isinstance(default, (list, tuple)):
        default = default[0] if default else None
    if isinstance(default, bool):
        return "boolean"
    return {int: "int", float: "float"}.get(type(default), "string")
