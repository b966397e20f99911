# Prints the flags that a Python program declares, as JSON. Reads source only: nothing of the program is imported or run.
#
#   python -I -S main.py FILE SHOWN DEST SEARCHPATH [WORD...]
#
# SHOWN names the file in messages, DEST is the declared flags-dest or empty, SEARCHPATH the directories that modules are found in, WORDs
# are the program's own arguments, which may select a sub-command.
import os
import sys


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:0] = [here, os.path.join(os.path.dirname(here), "shim")]
    from guild_flags import discover, output

    file, shown, dest, path = sys.argv[1:5]
    sys.setrecursionlimit(6000)
    result = discover.discover(file, shown, dest or None, [p for p in path.split(os.pathsep) if p], sys.argv[5:])
    sys.stdout.write(output.to_json(result))


main()
