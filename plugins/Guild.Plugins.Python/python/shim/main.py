# Runs a user's module as __main__: MODULE [ARG...] -- [FLAG-ARG...]. This file's own module *is* the user's __main__ from then on, so
# nothing may be left in it; the work is in guild_shim.
def _start():
    import sys
    from os.path import abspath, dirname

    folder = dirname(abspath(__file__))
    if sys.path[:1] == [folder]:
        del sys.path[0]
    sys.path.insert(0, folder)
    try:
        import guild_shim
    finally:
        del sys.path[0]
    return guild_shim.run


_start()(globals())
