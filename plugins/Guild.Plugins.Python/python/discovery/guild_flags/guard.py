"""Refuses what reading flags has no need for: writing, the network, other processes.

Python tells of such things before they happen (audit events, since 3.8). A guard against accidents, not against malice.
"""

import os
import sys

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED = frozenset((
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile", "pty.spawn",
    "os.kill", "os.killpg", "signal.pthread_kill", "webbrowser.open",
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
    "urllib.Request", "ftplib.connect", "smtplib.connect", "http.client.connect",
))
CHANGING = frozenset((
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime",
    "shutil.rmtree", "shutil.move", "shutil.copyfile", "shutil.copytree", "os.setxattr", "os.removexattr",
))


def install(temporary, opened):
    """Starts refusing. Paths of files that are opened are added to a set."""
    temporary = os.path.realpath(temporary) + os.sep

    def is_temporary(path):
        try:
            return (os.path.realpath(os.fsdecode(path)) + os.sep).startswith(temporary)
        except (TypeError, ValueError):
            return False

    def refuse(what):
        raise PermissionError("%s is not allowed while flags are read" % what)

    def watch(event, args):
        if event == "open":
            path, flags = args[0], args[2]
            if not isinstance(path, (str, bytes, os.PathLike)):
                return
            if isinstance(flags, int) and flags & WRITING:
                if os.fsdecode(path) != os.devnull and not is_temporary(path):
                    refuse("writing to %s" % os.fsdecode(path))
            else:
                opened.add(os.path.abspath(os.fsdecode(path)))
        elif event in REFUSED:
            refuse(event)
        elif event in CHANGING:
            # What is changed is the last of its paths; all of them may be.
            paths = [a for a in args if isinstance(a, (str, bytes, os.PathLike))]
            if not all(is_temporary(p) for p in paths[:2]):
                refuse(event)
        elif event == "sqlite3.connect" and args and args[0] != ":memory:" and not is_temporary(args[0]):
            refuse(event)

    sys.addaudithook(watch)
