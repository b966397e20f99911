"""Models argparse: parsers, their actions, and the flags that these stand for."""

from guild_flags.output import is_json
from guild_flags.texts import flag_text, split_default
from guild_flags.values import UNKNOWN, Bound, Class, Function, Opaque, PathText, known

PARSING = ("parse_args", "parse_known_args", "parse_intermixed_args", "parse_known_intermixed_args")
TYPES = {"builtins.str": "string", "builtins.int": "int", "builtins.float": "float", "builtins.bool": "boolean"}
CONSTANTS = {"SUPPRESS": "==SUPPRESS==", "REMAINDER": "...", "PARSER": "A...", "OPTIONAL": "?", "ZERO_OR_MORE": "*", "ONE_OR_MORE": "+"}
SUPPRESS = CONSTANTS["SUPPRESS"]
IGNORED_ACTIONS = ("append", "append_const", "extend", "count", "store_const", "help", "version")


class Action:
    def __init__(self, options, settings, place):
        self.options = options
        self.settings = settings
        self.file, self.line, self.column = place

    def get(self, name, default=None):
        value = self.settings.get(name, default)
        return default if value is UNKNOWN else value

    def dest(self):
        dest = self.get("dest")
        if dest:
            return dest
        name = next((o for o in self.options if o.startswith("--")), self.options[0] if self.options else "")
        return name.lstrip("-").replace("-", "_")


class Parser:
    def __init__(self, settings, cls=None):
        self.settings = settings
        self.cls = cls
        self.attrs = {}
        self.actions = []
        self.defaults = {}
        self.commands = []
        parents = settings.get("parents")
        for parent in parents if isinstance(parents, (list, tuple)) else []:
            if isinstance(parent, Parser):
                self.actions += parent.actions
                self.defaults.update(parent.defaults)
                self.commands += parent.commands


class Group:
    def __init__(self, parser):
        self.parser = parser


class Commands:
    """What add_subparsers returns."""

    def __init__(self, parser_class):
        self.parsers = {}
        self.parser_class = parser_class


def call(evaluator, target, name, args, kwargs, place):
    """Calls a method of a parser, group or sub-commands object."""
    if isinstance(target, Commands):
        return add_parser(target, args, kwargs) if name == "add_parser" else UNKNOWN
    parser = target.parser if isinstance(target, Group) else target
    if name == "add_argument":
        return add_argument(evaluator, parser, args, kwargs, place)
    if name in ("add_argument_group", "add_mutually_exclusive_group"):
        return Group(parser)
    if name == "add_subparsers":
        commands = Commands(parser.cls)
        parser.commands.append(commands)
        return commands
    if name in PARSING:
        evaluator.found(parser)
    if name == "set_defaults":
        parser.defaults.update(kwargs)
        for action in parser.actions:
            if action.options and action.dest() in kwargs:
                action.settings["default"] = kwargs[action.dest()]
        return None
    if name == "get_default":
        return next((a.get("default", UNKNOWN) for a in parser.actions if args and a.dest() == args[0]), UNKNOWN)
    if name == "_add_action" or name == "_add_container_actions":
        evaluator.doubt("%s is called" % name)
    return UNKNOWN


def add_parser(commands, args, kwargs):
    parser = Parser(kwargs, commands.parser_class)
    names = list(args[:1])
    aliases = kwargs.get("aliases")
    names += aliases if isinstance(aliases, (list, tuple)) else []
    for name in names:
        if isinstance(name, str):
            commands.parsers[name] = parser
    return parser


def add_argument(evaluator, parser, args, kwargs, place):
    if "**" in kwargs:
        evaluator.doubt("arguments are added with unknown settings")
    if any(not isinstance(a, str) for a in args):
        evaluator.doubt("an argument with an unknown name is added")
        return UNKNOWN
    options = [a for a in args if a.startswith("-")]
    settings = {k: v for k, v in kwargs.items() if k != "**"}
    if options and "default" not in settings:
        given = parser.settings.get("argument_default")
        if given not in (None, UNKNOWN):
            settings["default"] = given
    action = Action(options, settings, place)
    if options and action.dest() in parser.defaults:
        action.settings["default"] = parser.defaults[action.dest()]
    if parser.settings.get("conflict_handler") == "resolve":
        for other in parser.actions:
            other.options = [o for o in other.options if o not in options]
        parser.actions = [a for a in parser.actions if a.options or a.settings.get("dest")]
    parser.actions.append(action)
    return action


def select(parser, words):
    """The parser of the sub-command that the program's own words select."""
    for word in words:
        for commands in parser.commands:
            if word in commands.parsers:
                parser = commands.parsers[word]
                break
    return parser


def flags_of(parser, warnings):
    flags = {}
    for action in parser.actions:
        name = next((o[2:] for o in action.options if o.startswith("--") and len(o) > 2), None)
        kind = action_kind(action)
        if name is None or kind is None:
            continue
        flags[name] = {"name": name, "attrs": attributes(action, name, kind, warnings), "file": action.file, "line": action.line, "column": action.column}
        if action.settings.get("default") is UNKNOWN:
            flags[name]["volatile"] = True
    return list(flags.values())


def action_kind(action):
    value = action.settings.get("action")
    if isinstance(value, str):
        return None if value in IGNORED_ACTIONS else value
    if isinstance(value, Opaque):
        name = value.path.rpartition(".")[2]
        return {
            "BooleanOptionalAction": "optional", "_StoreTrueAction": "store_true", "_StoreFalseAction": "store_false",
            "_AppendAction": None, "_AppendConstAction": None, "_ExtendAction": None, "_CountAction": None,
            "_StoreConstAction": None, "_HelpAction": None, "_VersionAction": None,
        }.get(name, "store")
    return "store"


def attributes(action, name, kind, warnings):
    attrs = {}
    text = action.get("help")
    if isinstance(text, str) and text != SUPPRESS:
        attrs["description"] = text
    default = action.get("default")
    if kind in ("store_true", "store_false") and "default" not in action.settings:
        default = kind == "store_false"
    splits = kind == "store" and is_multiple(action.get("nargs"))
    if default is not None and default != SUPPRESS and known(default):
        attrs["default"] = as_default(default, splits, name, warnings)
    choices = as_choices(action.get("choices"), name, warnings)
    if choices:
        attrs["choices"] = choices
    if action.get("required") is True:
        attrs["required"] = True
    if kind == "store":
        flag_type = as_type(action.settings.get("type"), name, warnings)
        if flag_type:
            attrs["type"] = flag_type
        if splits:
            attrs["arg-split"] = True
    elif kind in ("store_true", "store_false"):
        attrs["arg-switch"] = kind == "store_true"
        attrs["choices"] = [True, False]
    elif kind == "optional":
        attrs["arg-name"] = "no-" + name if default else name
        attrs["arg-switch"] = not default
        attrs["choices"] = [True, False]
    return attrs


def is_multiple(nargs):
    return nargs in ("+", "*") or (isinstance(nargs, int) and not isinstance(nargs, bool) and nargs > 1)


def as_default(value, splits, name, warnings):
    if splits and isinstance(value, (list, tuple)):
        return split_default([str(v) if isinstance(v, PathText) else v for v in value], flag_text)
    return encodable(value, name, warnings)


def as_choices(value, name, warnings):
    if isinstance(value, (range, dict, set, frozenset)):
        value = sorted(value) if isinstance(value, (set, frozenset)) else list(value)
    if isinstance(value, str):
        value = list(value)
    if not isinstance(value, (list, tuple)) or not known(value) or len(value) > 1000:
        return None
    return encodable(list(value), name, warnings)


def encodable(value, name, warnings):
    if is_json(value):
        return value
    warnings.append("cannot serialize value %r for flag %s - coercing to string" % (value, name))
    return [str(v) for v in value] if isinstance(value, list) else str(value)


def as_type(value, name, warnings):
    if value is None:
        return None
    if isinstance(value, Opaque) and value.path in TYPES:
        return TYPES[value.path]
    warnings.append("unsupported flag type %s for flag %s - ignoring type setting" % (type_name(value), name))
    return None


def type_name(value):
    if isinstance(value, Bound):
        value = value.function
    if isinstance(value, (Function, Class)):
        return value.name
    if isinstance(value, Opaque):
        return value.path[len("builtins.") :] if value.path.startswith("builtins.") else value.path
    return value if isinstance(value, str) else "of unknown kind"
