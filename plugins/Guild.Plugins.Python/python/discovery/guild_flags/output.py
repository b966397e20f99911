"""JSON for the result. The standard json module costs more time to import than all else here together."""

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def to_json(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        # JSON has no infinities; they travel as a tagged text.
        if value != value or value in (float("inf"), float("-inf")):
            return '{"$float":"%s"}' % value
        return repr(value)
    if isinstance(value, dict):
        return "{" + ",".join("%s:%s" % (text(k if isinstance(k, str) else str(k)), to_json(v)) for k, v in value.items()) + "}"
    return "[" + ",".join(to_json(v) for v in value) + "]"


def text(value):
    out = []
    for c in value:
        if c in ESCAPES:
            out.append(ESCAPES[c])
        elif " " <= c <= "~":
            out.append(c)
        elif ord(c) > 0xFFFF:
            n = ord(c) - 0x10000
            out.append("\\u%04x\\u%04x" % (0xD800 + (n >> 10), 0xDC00 + (n & 0x3FF)))
        elif 0xD800 <= ord(c) <= 0xDFFF:
            out.append("\\ufffd")
        else:
            out.append("\\u%04x" % ord(c))
    return '"' + "".join(out) + '"'


def is_json(value):
    if isinstance(value, (list, tuple)):
        return all(is_json(v) for v in value)
    if isinstance(value, dict):
        return all((k is None or isinstance(k, (str, int, float))) and is_json(v) for k, v in value.items())
    return value is None or isinstance(value, (bool, int, float, str))
