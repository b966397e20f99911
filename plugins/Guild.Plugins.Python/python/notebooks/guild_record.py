"""Reads a part of a run's record: YAML as guild writes it, in blocks, keys and values on lines. No PyYAML needed."""

import guild_yaml


def section(path, name):
    """The value of a top-level key; None when there is none."""
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    for i, line in enumerate(lines):
        if line == name + ":" or line.startswith(name + ": "):
            end = i + 1
            while end < len(lines) and (lines[end][:1] in (" ", "-") or not lines[end]):
                end += 1
            return Block([l for l in lines[i:end] if l.strip()]).mapping(0).get(name)
    return None


class Block:
    def __init__(self, lines):
        self.lines = lines
        self.at = 0

    def node(self, indent):
        return self.sequence(indent) if self.is_item(indent) else self.mapping(indent)

    def mapping(self, indent):
        entries = {}
        while self.indent() == indent and not self.is_item(indent):
            line = self.lines[self.at][indent:]
            key, rest = split_key(line)
            self.at += 1
            entries[key] = self.value(rest, indent)
        return entries

    def sequence(self, indent):
        items = []
        while self.indent() == indent and self.is_item(indent):
            rest = self.lines[self.at][indent + 1 :].lstrip(" ")
            inner = len(self.lines[self.at]) - len(rest)
            if rest and (rest.startswith("- ") or is_key(rest)):
                self.lines[self.at] = " " * inner + rest
                items.append(self.node(inner))
            else:
                self.at += 1
                items.append(self.value(rest, indent))
        return items

    def value(self, text, indent):
        if not text:
            if self.indent() > indent:
                return self.node(self.indent())
            return self.sequence(indent) if self.is_item(indent) else None
        # Long text goes on, indented.
        while self.indent() > indent:
            text += "\n" + self.lines[self.at]
            self.at += 1
        return guild_yaml.decode(text if text[0] in "'\"[{" else guild_yaml.fold(text))

    def indent(self):
        if self.at == len(self.lines):
            return -1
        line = self.lines[self.at]
        return len(line) - len(line.lstrip(" "))

    def is_item(self, indent):
        return self.indent() == indent and (self.lines[self.at][indent:] + " ").startswith("- ")


def is_key(text):
    if text[0] in "[{":
        return False
    try:
        split_key(text)
        return True
    except (ValueError, IndexError):
        return False


def split_key(text):
    if text[0] in "'\"":
        parser = guild_yaml.Parser(text)
        key = parser.value()
        end = parser.at
    else:
        end = len(text) - 1 if text.endswith(":") and ": " not in text else text.index(": ")
        key = guild_yaml.scalar(text[:end])
    if text[end] != ":":
        raise ValueError(text)
    return key, text[end + 1 :].strip()
