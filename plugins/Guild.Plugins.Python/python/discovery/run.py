# Runs a Python program up to the call that parses its arguments and prints the flags of the parser, as JSON. Only for programs that
# build their parser in ways that the source alone doesn't tell.
#
#   python -B run.py FILE SHOWN DEST SEARCHPATH MODULE TEMPORARY [WORD...]
#
# MODULE is the dotted name of a program in a package, else empty; TEMPORARY the only directory that the program may write to; the rest is
# as in main.py.
import os
import sys


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:1] = [here, os.path.join(os.path.dirname(here), "shim")]
    from guild_flags import dynamic

    file, shown, dest, path, module, temporary = sys.argv[1:7]
    dynamic.run(file, dest, [p for p in path.split(os.pathsep) if p], module, temporary, sys.argv[7:], here)


main()
