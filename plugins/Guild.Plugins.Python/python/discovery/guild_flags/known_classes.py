"""Classes of others that programs are followed through."""

from guild_flags import argparse_flags

PARSER_CLASSES = ("argparse.ArgumentParser",)
ENUMS = ("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag")
PARSER_VALUES = (argparse_flags.Parser, argparse_flags.Group, argparse_flags.Commands)
