"""Decodes a flag's text: a YAML 1.1 scalar, flow list or flow map, as guild writes values into arguments. No PyYAML needed."""

NULLS = ("", "~", "null", "Null", "NULL")
TRUES = ("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON")
FALSES = ("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF")
ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "\\": "\\", "/": "/", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}
HEX_ESCAPES = {"x": 2, "u": 4, "U": 8}


def decode(text):
    """The value; the text itself when it isn't of the subset."""
    stripped = text.strip()
    if stripped[:1] not in ("[", "{", "'", '"'):
        return scalar(stripped)
    try:
        parser = Parser(stripped)
        value = parser.value()
        parser.blanks()
        return value if parser.at == len(stripped) else text
    except (IndexError, ValueError, TypeError):
        return text


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def blanks(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\n":
            self.at += 1

    def value(self, key=False):
        self.blanks()
        c = self.text[self.at]
        if c == "[":
            return self.sequence()
        if c == "{":
            return self.mapping()
        if c == "'":
            return self.single()
        if c == '"':
            return self.double()
        return self.plain(key)

    def sequence(self):
        items = []
        self.at += 1
        while True:
            self.blanks()
            if self.text[self.at] == "]":
                self.at += 1
                return items
            items.append(self.value())
            self.comma("]")

    def mapping(self):
        entries = {}
        self.at += 1
        while True:
            self.blanks()
            if self.text[self.at] == "}":
                self.at += 1
                return entries
            key = self.value(key=True)
            self.blanks()
            value = None
            if self.text[self.at] == ":":
                self.at += 1
                self.blanks()
                if self.text[self.at] not in ",}":
                    value = self.value()
            entries[key] = value
            self.comma("}")

    def comma(self, end):
        self.blanks()
        if self.text[self.at] == ",":
            self.at += 1
        elif self.text[self.at] != end:
            raise ValueError(self.text)

    def single(self):
        out = []
        self.at += 1
        while True:
            c = self.text[self.at]
            self.at += 1
            if c != "'":
                out.append(c)
            elif self.text[self.at : self.at + 1] == "'":
                out.append("'")
                self.at += 1
            else:
                return fold("".join(out))

    def double(self):
        out = []
        self.at += 1
        while True:
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(out)
            if c == "\n":
                # A line break folds into a blank, several into one break fewer.
                breaks = 1
                while self.text[self.at] in " \t\n":
                    breaks += self.text[self.at] == "\n"
                    self.at += 1
                while out and out[-1] in (" ", "\t"):
                    out.pop()
                out.append("\n" * (breaks - 1) or " ")
            elif c != "\\":
                out.append(c)
            else:
                c = self.text[self.at]
                self.at += 1
                if c in HEX_ESCAPES:
                    n = HEX_ESCAPES[c]
                    out.append(chr(int(self.text[self.at : self.at + n], 16)))
                    self.at += n
                elif c == "\n":
                    while self.text[self.at] in " \t":
                        self.at += 1
                else:
                    out.append(ESCAPES.get(c) or invalid(c))

    def plain(self, key):
        start = self.at
        while self.at < len(self.text):
            c = self.text[self.at]
            if c in ",[]{}" or c == ":" and (key or self.text[self.at + 1 : self.at + 2] in ("", " ", ",", "]", "}")):
                break
            self.at += 1
        text = self.text[start : self.at].strip()
        if not text:
            raise ValueError(self.text)
        return scalar(text)


def invalid(c):
    raise ValueError(c)


def fold(text):
    if "\n" not in text:
        return text
    lines = text.split("\n")
    lines = [lines[0].rstrip(" \t")] + [l.strip(" \t") for l in lines[1:-1]] + [lines[-1].lstrip(" \t")]
    out, breaks = lines[0], 0
    for i, line in enumerate(lines[1:], 1):
        breaks += 1
        if line or i == len(lines) - 1:
            out += "\n" * (breaks - 1) or " "
            out += line
            breaks = 0
    return out


def scalar(text):
    if text in NULLS:
        return None
    if text in TRUES:
        return True
    if text in FALSES:
        return False
    if text[0] in "+-.0123456789":
        value = number(text)
        if value is not None:
            return value
        if len(text) >= 8 and text[:4].isdigit() and text[4] == "-":
            return timestamp(text)
    return text


def number(text):
    sign = -1 if text[0] == "-" else 1
    digits = text[1:] if text[0] in "+-" else text
    body = digits.replace("_", "")
    if body in (".inf", ".Inf", ".INF"):
        return sign * float("inf")
    if digits in (".nan", ".NaN", ".NAN") and text[0] == ".":
        return float("nan")
    if not body or not digits[0] in ".0123456789":
        return None
    try:
        if body[:2] == "0b":
            return sign * int(body[2:], 2)
        if body[:2] == "0x":
            return sign * int(body[2:], 16)
        if body.isdigit():
            return sign * int(body, 8 if body[0] == "0" and len(body) > 1 else 10)
        if ":" in body:
            return sexagesimal(sign, body)
        if all(c in "0123456789.eE+-" for c in body):
            return sign * float(body)
    except ValueError:
        pass
    return None


def sexagesimal(sign, body):
    parts = body.split(":")
    if not parts[0].isdigit() or not all(p[:1].isdigit() and float(p) < 60 for p in parts[1:]):
        return None
    total = 0
    for part in parts:
        total = total * 60 + (float(part) if "." in part else int(part))
    return sign * total


def timestamp(text):
    import datetime

    try:
        if len(text) == 10:
            return datetime.date(int(text[:4]), int(text[5:7]), int(text[8:]))
        return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return text
