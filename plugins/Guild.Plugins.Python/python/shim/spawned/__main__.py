# Stands for the user's file where multiprocessing imports it again in a started process (see guild_shim.patch_spawn).
def _start():
    import sys
    from os.path import abspath, dirname

    here = dirname(abspath(__file__))
    if sys.path[:1] == [here]:
        del sys.path[0]
    sys.path.insert(0, dirname(here))
    try:
        import guild_shim
    finally:
        del sys.path[0]
    return guild_shim.run_spawned


_start()(globals())
