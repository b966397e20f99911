"""Values as text: YAML scalars and flows, flag text, shell words."""

import guild_yaml


def yaml_text(value, true="true", false="false"):
    if value is None:
        return "null"
    if value is True:
        return true
    if value is False:
        return false
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, str):
        return value if is_plain(value) else quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join("%s: %s" % (yaml_text(k), item_text(v, true, false)) for k, v in sorted(value.items())) + "}"
    return "[" + ", ".join(item_text(v, true, false) for v in value) + "]"


def item_text(value, true, false):
    text = yaml_text(value, true, false)
    return quoted(value) if isinstance(value, str) and text == value and any(c in ",[]{}" for c in value) else text


def quoted(text):
    if any(c < " " or c > "~" for c in text):
        from guild_flags.output import text as json_text

        return json_text(text)
    return "'" + text.replace("'", "''") + "'"


def float_text(value):
    if value != value:
        return ".nan"
    if value in (float("inf"), float("-inf")):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    return text.replace("e", ".0e") if "." not in text and "e" in text else text


def flag_text(value):
    """A value as guild shows it: yes and no instead of true and false."""
    return yaml_text(value, "yes", "no")


def is_plain(text):
    """Whether YAML reads the text, unquoted, as itself."""
    if not text or text != text.strip() or text in ("y", "Y", "n", "N", "="):
        return False
    if text[0] in ",[]{}#&*!|>'\"%@`" or (text[0] in "-?:" and text[1:2] in ("", " ")):
        return False
    if ": " in text or " #" in text or text[-1] == ":" or any(c < " " or c > "~" for c in text):
        return False
    if guild_yaml.scalar(text) != text:
        return False
    try:
        float(text)
        return False
    except ValueError:
        return True


SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./-_")


def shell_quote(text):
    if text and SAFE.issuperset(text):
        return text
    quoted_text = "'" + text.replace("'", "'\"'\"'") + "'"
    # Quotes at either end are written the shorter way that guild has always shown: "'1'".
    return quoted_text.replace("''\"'\"'", "\"'").replace("'\"'\"''", "'\"")


def split_default(values, to_text):
    """The default of a flag that is split into several words."""
    return " ".join(shell_quote(to_text(v)) for v in values)
