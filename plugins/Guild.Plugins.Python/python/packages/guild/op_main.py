"""Lets commands that Guild AI recorded ('python -um guild.op_main MODULE ARG... -- FLAG-ARG...') start here.

There is no __init__.py beside this file: an installed Guild AI is a regular package and so wins over this folder, whatever the order
of the module search path.
"""

import os
import sys


def main():
    shim = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shim")
    sys.path[0] = os.path.normpath(shim)
    import guild_shim

    del sys.path[0]
    guild_shim.run(sys.modules["__main__"].__dict__)


if __name__ == "__main__":
    main()
