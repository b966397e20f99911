namespace Guild.Plugins.Python.Tests.Launching;

/// <summary>A program that notices when it isn't started by Python alone.</summary>
internal sealed record AwkwardScript(string Name, string Source, string? Input = null)
{
    public override string ToString() => Name;

    public static IEnumerable<AwkwardScript> All =>
    [
        new("spawned processes", """
            import multiprocessing as mp

            class Work:
                def __init__(self, n): self.n = n

            def square(work):
                return work.n ** 2, __name__, type(work).__module__

            if __name__ == "__main__":
                context = mp.get_context("spawn")
                with context.Pool(2) as pool:
                    print(pool.map(square, [Work(2), Work(3)]))
                process = context.Process(target=square, args=(Work(4),), name="p")
                process.start()
                process.join()
                print(process.exitcode)
            """),
        new("processes of a fork server", """
            import multiprocessing as mp

            def who(n):
                return n, __name__, __file__.rpartition("/")[2]

            if __name__ == "__main__":
                with mp.get_context("forkserver").Pool(1) as pool:
                    print(pool.map(who, [1, 2]))
            """),
        new("a process that starts one itself", """
            import multiprocessing as mp

            def inner(n):
                print("inner", n, __name__, flush=True)

            def outer(n):
                p = mp.get_context("spawn").Process(target=inner, args=(n,))
                p.start()
                p.join()
                print("outer", p.exitcode, flush=True)

            if __name__ == "__main__":
                p = mp.get_context("spawn").Process(target=outer, args=(1,))
                p.start()
                p.join()
            """),
        new("forked processes", """
            import os, sys
            print("before", flush=True)
            pid = os.fork()
            if pid == 0:
                print("child", flush=True)
                os._exit(7)
            print("parent", os.WEXITSTATUS(os.waitpid(pid, 0)[1]))
            """),
        new("an executor of processes", """
            import concurrent.futures, multiprocessing

            def f(x):
                return x + 1

            if __name__ == "__main__":
                with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
                    print(list(pool.map(f, range(3))))
            """),
        new("pickled classes of the main module", """
            import pickle

            class Net:
                def __init__(self): self.w = [1, 2]
                def __eq__(self, other): return self.w == other.w

            data = pickle.dumps(Net(), protocol=2)
            print(data)
            print(pickle.loads(data) == Net(), Net.__module__, Net.__qualname__)
            import __main__
            print(__main__.Net is Net)
            """),
        new("a progress bar", """
            import sys, time
            for i in range(5):
                sys.stderr.write("\r%d%%|%s" % (i * 25, "#" * i))
                sys.stderr.flush()
            sys.stderr.write("\n")
            """),
        new("logging set-up", """
            import logging
            logging.basicConfig(level=logging.DEBUG, format="%(name)s %(module)s %(filename)s:%(lineno)d %(funcName)s %(message)s")
            log = logging.getLogger(__name__)
            def f(): log.warning("w")
            f()
            log.info("i")
            print(logging.getLogger().handlers, len(logging.root.manager.loggerDict))
            """),
        new("reading standard input", """
            import sys
            print(input("name? "))
            print([line for line in sys.stdin])
            """, "ada\none\ntwo\n"),
        new("exiting from a thread", """
            import sys, threading
            def work():
                print("in thread")
                sys.exit(3)
            t = threading.Thread(target=work)
            t.start()
            t.join()
            print("still here")
            """),
        new("ending the process from a thread", """
            import os, threading, time
            def work():
                print("bye", flush=True)
                os._exit(5)
            threading.Thread(target=work).start()
            threading.Event().wait()
            """),
        new("a thread that outlives the main one", """
            import atexit, threading
            go = threading.Event()
            def work():
                go.wait()
                print("thread done")
            atexit.register(lambda: print("at exit"))
            threading.Thread(target=work).start()
            print("main done")
            threading.Thread(target=go.set).start()
            """),
        new("a thread that outlives an error", """
            import atexit, threading
            go = threading.Event()
            def work():
                go.wait()
                print("thread done", flush=True)
            atexit.register(lambda: print("at exit"))
            threading.Thread(target=work).start()
            threading.Thread(target=go.set).start()
            raise RuntimeError("x")
            """),
        new("exit code 0", "import sys; sys.exit()"),
        new("exit code 42", "import sys; sys.exit(42)"),
        new("exit code 256", "import sys; sys.exit(256)"),
        new("exit with a text", "import sys; sys.exit('no data')"),
        new("exit with True", "import sys; sys.exit(True)"),
        new("exit by the builtin", "exit(4)"),
        new("an uncaught error", """
            def f(x):
                return g(x)

            def g(x):
                try:
                    return 1 / x
                except ZeroDivisionError as e:
                    raise ValueError("bad") from e

            f(0)
            """),
        new("an error in a nested call with context", """
            try:
                {}["a"]
            except KeyError:
                int("x")
            """),
        new("a syntax error", "x = 1\ndef (:\n"),
        new("an interrupt", "print('a')\nraise KeyboardInterrupt\n"),
        new("a signal", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n"),
        new("an excepthook of its own", """
            import sys
            def hook(kind, error, trace):
                n = 0
                while trace:
                    n += 1
                    trace = trace.tb_next
                print("hook", kind.__name__, error, n)
            sys.excepthook = hook
            def f(): raise LookupError("x")
            f()
            """),
        new("warnings", """
            import warnings
            warnings.warn("old", DeprecationWarning)
            warnings.warn("mine")
            def f(): warnings.warn("caller", stacklevel=2)
            f()
            print(len(warnings.filters))
            """),
        new("looking at itself", """
            '''The docstring.'''
            import sys, os
            print(__name__, __doc__, __package__, __spec__, __file__ == sys.argv[0], type(__loader__).__name__)
            print(sorted(k for k in globals() if k not in ("sys", "os", "probe")))
            print(os.path.isabs(__file__), os.getcwd() == os.path.dirname(__file__), sys.path[0] == os.path.dirname(__file__))
            print([os.path.basename(a) for a in sys.argv])
            print(sorted(m for m in sys.modules if "guild" in m), sys.flags.no_site)
            """),
        new("source of its own classes", """
            import inspect
            class A:
                x = 1
                def m(self): pass
            print(inspect.getsource(A))
            print(inspect.getsourcelines(A.m), inspect.getmodule(A).__name__)
            """),
        new("data classes and annotations", """
            from __future__ import annotations
            import dataclasses, typing
            @dataclasses.dataclass
            class C:
                x: int = 1
                y: "typing.List[int]" = None
            print(C(), typing.get_type_hints(C), __annotations__ if "__annotations__" in globals() else {})
            """),
        new("modules beside it", """
            import helper, helper as h
            print(helper.value, h.__file__.rpartition("/")[2])
            """),
        new("a tracer of its own", """
            import sys
            lines = []
            def trace(frame, event, arg):
                lines.append((frame.f_code.co_name, event))
                return trace
            def f(): return 1
            sys.settrace(trace)
            f()
            sys.settrace(None)
            print(lines)
            """),
        new("bytes that are no UTF-8", """
            import sys
            sys.stdout.buffer.write(b"\xff\xfe\x00\n")
            """),
    ];
}
