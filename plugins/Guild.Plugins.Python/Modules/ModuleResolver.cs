using System.ComponentModel;
using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;

namespace Guild.Plugins.Python.Modules;

/// <summary><c>module: NAME</c>: a Python module that must be importable. Nothing of it appears in the run directory.</summary>
[ResourceResolver("module", "A Python module that must be importable")]
public sealed class ModuleResolver(IProcessRunner processes, ICachePaths cache) : IResourceResolver
{
    // The last line of the answer: importing may print whatever it likes. Python's own words for a missing module are the original's.
    private const string Probe = """
        import importlib, sys
        try:
            importlib.import_module(sys.argv[1])
            answer = "ok"
        except ImportError as e:
            answer = "missing " + str(e)
        except BaseException as e:
            answer = "failed %s: %s" % (type(e).__name__, e)
        sys.stdout.flush()
        print("\n" + answer.replace("\n", " "))
        """;

    /// <inheritdoc/>
    public async Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel)
    {
        var name = source.Address;
        // Relative names have no meaning here, and what begins with a dash would be an option.
        if (name.Length == 0 || name[0] is '.' or '-')
            throw new ResolveException($"'{name}' is no module name") { Remedy = "write it as after 'import': package.module" };

        var directory = context.SearchDirectories.FirstOrDefault(Directory.Exists) ?? Path.GetTempPath();
        var interpreter = await new InterpreterFinder(processes, cache).FindDefaultAsync(context.Environment, directory, cancel)
            ?? throw new ResolveException("python3 not found") { Remedy = "install Python 3 and put it on PATH, or set GUILD_PYTHON_EXE to an interpreter" };
        var answer = await AskAsync(interpreter, name, context, directory, cancel);
        if (answer == "ok")
            return ResolvedSource.Nothing;

        var missing = answer.StartsWith("missing ", StringComparison.Ordinal);
        throw new ResolveException(missing ? answer["missing ".Length..] : $"importing '{name}' fails: {answer["failed ".Length..]}")
        {
            Remedy = missing
                ? $"install it for {interpreter.Executable}, or set GUILD_PYTHON_EXE to an interpreter that has it"
                : $"see what '{interpreter.Executable} -c \"import {name}\"' says",
        };
    }

    private async Task<string> AskAsync(
        PythonInterpreter interpreter, string name, ResolveContext context, string directory, CancellationToken cancel)
    {
        // As the program will see it: with its own variables, its project first.
        var variables = context.Environment.ToDictionary(v => v.Key, v => (string?)v.Value);
        variables["PYTHONPATH"] = string.Join(
            Path.PathSeparator,
            context.SearchDirectories.Append(context.Environment.GetValueOrDefault("PYTHONPATH", "")).Where(d => d.Length > 0));
        variables["PYTHONIOENCODING"] = "utf-8";
        var call = new ProcessCall(interpreter.Executable, ["-B", "-c", Probe, name]) { WorkingDirectory = directory, Environment = variables };
        try
        {
            var result = await processes.RunAsync(call, cancel);
            var last = result.Output.TrimEnd().Split('\n')[^1].TrimEnd('\r');
            return last == "ok" || last.StartsWith("missing ", StringComparison.Ordinal) || last.StartsWith("failed ", StringComparison.Ordinal)
                ? last
                : $"failed Python ended with {result.ExitCode}";
        }
        catch (Win32Exception e)
        {
            throw new ResolveException($"'{interpreter.Executable}' can't be started: {e.Message}", e);
        }
    }
}
