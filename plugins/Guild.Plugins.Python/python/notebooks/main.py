# Runs a notebook in the run directory: NOTEBOOK [--no-exec] [--html-no-input] -- [FLAG-ARG...]
#
# Flag values are written into the notebook's assignments; then Jupyter's nbconvert executes it in place, what its cells printed is printed,
# their images are saved beside it, and it is exported as HTML.
import base64
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = os.path.dirname(HERE)
IMAGES = {"image/png": ".png", "image/jpeg": ".jpg", "image/svg+xml": ".svg", "application/pdf": ".pdf"}


def main():
    sys.path[:0] = [HERE, os.path.join(PYTHON, "shim"), os.path.join(PYTHON, "discovery")]
    import guild_notebook
    import guild_shim

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    words, flag_args = guild_shim.split_args(sys.argv[1:])
    name, options = words_of(words)
    path = in_run(name)
    try:
        notebook = guild_notebook.read(path)
        guild_notebook.write_flags(notebook, guild_shim.decode_args(flag_args), patterns())
        write(path, notebook)
        if "--no-exec" in options or os.environ.get("NB_NO_EXEC") == "1":
            return 0
        return execute(path, name, "--html-no-input" in options)
    except guild_notebook.NotebookError as e:
        return fail("cannot read notebook '%s': %s" % (name, e))


def words_of(words):
    names = [w for w in words if not w.startswith("--")]
    options = [w for w in words if w.startswith("--")]
    for option in options:
        if option not in ("--no-exec", "--html-no-input"):
            sys.exit(fail("unknown option '%s' of a notebook" % option, "use --no-exec or --html-no-input"))
    if len(names) != 1:
        sys.exit(fail("expected one notebook, found %s" % (", ".join(names) or "none")))
    return names[0], options


def in_run(name):
    """The notebook in the run directory, copied there if it isn't yet."""
    run = os.environ.get("RUN_DIR") or os.getcwd()
    places = [os.path.join(run, os.environ.get("GUILD_SOURCECODE") or "."), os.environ.get("PROJECT_DIR") or "."]
    target = os.path.join(run, os.path.basename(name) if os.path.isabs(name) or name.startswith("..") else name)
    if not os.path.isfile(target):
        for place in places:
            source = os.path.join(place, name)
            if os.path.isfile(source):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copyfile(source, target)
                break
        else:
            sys.exit(fail("notebook '%s' does not exist" % name))
    return target


def patterns():
    """The regular expressions of each flag that has some: its attribute nb-replace."""
    import guild_record

    record = os.path.join(os.environ.get("RUN_DIR") or ".", ".guild", "attrs", "op")
    if not os.path.isfile(record):
        return {}
    found = {}
    for flag, extra in (guild_record.section(record, "flags-extra") or {}).items():
        wanted = (extra or {}).get("nb-replace")
        if wanted is not None:
            found[flag] = [str(p) for p in (wanted if isinstance(wanted, list) else [wanted])]
    return found


def write(path, notebook):
    import json

    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    # The copy may have been taken from a file that may only be read.
    if os.path.exists(path) and not os.access(path, os.W_OK):
        os.remove(path)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def execute(path, name, without_input):
    command = nbconvert()
    if command is None:
        return fail(
            "cannot run notebook '%s': 'jupyter nbconvert' is not installed" % name,
            "install it for %s: '%s -m pip install nbconvert ipykernel' (or set NB_NO_EXEC=1 to only write flags into the notebook)"
            % (sys.executable, sys.executable),
        )
    quiet = ["--log-level=WARN"]
    # Or the kernel talks about its debugger each time.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    code = subprocess.call(
        command + quiet + ["--to", "notebook", "--execute", "--inplace", "--ExecutePreprocessor.timeout=-1", path]
    )
    if code != 0:
        return code if code > 0 else 128 - code
    import guild_notebook

    show(guild_notebook.read(path), path)
    code = subprocess.call(command + quiet + ["--to", "html"] + (["--no-input"] if without_input else []) + [path])
    return code if code >= 0 else 128 - code


def nbconvert():
    import importlib.util

    if importlib.util.find_spec("nbconvert") is not None:
        return [sys.executable, "-m", "nbconvert"]
    for words in (["jupyter-nbconvert"], ["jupyter", "nbconvert"]):
        if shutil.which(words[0]):
            return words
    return None


def show(notebook, path):
    import guild_notebook

    for number, cell in guild_notebook.code_cells(notebook):
        for index, output in enumerate(cell.get("outputs") or []):
            stream = sys.stderr if output.get("name") == "stderr" else sys.stdout
            data = output.get("data") or {}
            text = guild_notebook.text_of(output.get("text") or data.get("text/plain"))
            if text:
                stream.write(text if text.endswith("\n") else text + "\n")
                stream.flush()
            for kind, extension in IMAGES.items():
                if kind in data:
                    save(data[kind], "%s_%d_%d%s" % (os.path.splitext(path)[0], number, index, extension), kind)


def save(data, path, kind):
    import guild_notebook

    text = guild_notebook.text_of(data)
    with open(path, "wb") as f:
        f.write(text.encode("utf-8") if kind == "image/svg+xml" else base64.b64decode(text))


def fail(what, fix=None):
    sys.stdout.flush()
    sys.stderr.write("guild: %s\n" % what + (" fix: %s\n" % fix if fix else ""))
    return 1


try:
    sys.exit(main())
except KeyboardInterrupt:
    sys.exit(130)
