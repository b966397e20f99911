using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;
using Guild.Plugins.Python.Modules;

namespace Guild.Plugins.Python.Launching;

/// <summary>Starts Python modules and scripts.</summary>
[OperationRuntime("python", "Runs a Python module or script.", Attributes = ["main"], Extensions = [".py"])]
public sealed partial class PythonRuntime(IProcessRunner processes, ICachePaths cache) : IOperationRuntime
{
    /// <inheritdoc/>
    public async Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel)
    {
        var words = MainWords.Of(request);
        var finder = new InterpreterFinder(processes, cache);
        var interpreter = await finder.FindAsync(
            request.InterpreterRequirement, request.Environment, request.ProjectDirectory, cancel);
        var program = await FindProgramAsync(request, words, interpreter, cancel);

        var destination = FlagsDestination.Parse(request.FlagsDestination);
        var needsShim = destination.SetsVariables || request.Breakpoints.Count > 0 || request.BreakOnError || program.File is null;
        var environment = new Dictionary<string, string>
        {
            ["PYTHONPATH"] = ModulePath.Of(
                request,
                program.Kind == ModuleKind.InPackage ? ModuleSpec.Parse(words.Module).Folder : "",
                program.IsGuilds ? PluginFiles.Packages : null),
        };
        if (needsShim)
            AddShimSettings(environment, request);

        return new LaunchRecord
        {
            Command = needsShim ? ShimCommand(words) : PlainCommand(program, words, destination),
            RecordedCommand = words.ToRecorded(),
            References = new Dictionary<string, string> { ["python_exe"] = interpreter.Executable },
            Environment = environment,
            SourceRules = PythonFacts.SourceRules,
            Attributes = PythonFacts.Attributes(request, interpreter, cache),
            InterpreterVersion = interpreter.VersionText,
            ProgramFile = program.IsInRun ? program.File : null,
            MissingProgram = program.IsInRun ? $"No module named {words.Module}" : null,
        };
    }

    private async Task<Program> FindProgramAsync(
        LaunchRequest request, MainWords words, PythonInterpreter interpreter, CancellationToken cancel)
    {
        var spec = ModuleSpec.Parse(words.Module);
        if (spec.HasReference)
            return Program.Unknown;

        var copy = Path.GetFullPath(Path.Combine(request.RunDirectory, request.SourceTarget));
        IEnumerable<string> places =
        [
            .. request.IsRestart ? (string[])[copy] : [],
            .. request.IsRestart && request.CopiesSource ? (string[])[] : [request.SourceRoot],
        ];
        var (module, error) = ModuleLookup.Find(spec, places);
        if (module is not null)
        {
            if (request.IsRestart || !request.CopiesSource)
                return new Program(module.Name, module.Kind, module.File) { IsInRun = IsBelow(module.File, copy) };
            // The file as it will lie in the run directory.
            var file = Path.Combine(copy, Path.GetRelativePath(request.SourceRoot, module.File));
            return new Program(module.Name, module.Kind, file) { IsInRun = true };
        }

        var isGuilds = spec.Folder.Length == 0 && spec.Name.StartsWith("guild.", StringComparison.Ordinal);
        IEnumerable<string> installed =
        [
            .. request.ModuleDirectories,
            .. request.Environment.GetValueOrDefault("PYTHONPATH", "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            .. interpreter.SearchPath,
            .. isGuilds ? (string[])[PluginFiles.Packages] : [],
        ];
        if (ModuleLookup.Find(spec, installed).Module is { } found)
            return new Program(found.Name, ModuleKind.InPackage, found.File) { IsGuilds = isGuilds };
        if (await IsImportableAsync(spec, interpreter, request, cancel))
            return new Program(spec.Name, ModuleKind.InPackage, "");
        // What isn't there yet may come with a dependency; the shim looks again when the run starts, and says so if it's missing.
        return request.HasDependencies || request.IsRestart
            ? Program.Unknown with { IsGuilds = isGuilds }
            : throw new LaunchException(error!)
            {
                Remedy = words.Module.EndsWith(".py", StringComparison.Ordinal)
                    ? $"write '{words.Module[..^3]}', without '.py'"
                    : error!.Contains("__main__", StringComparison.Ordinal)
                    ? "add '__main__.py' to the package, or name one of its modules in 'main'"
                    : $"add '{words.Module.Replace('.', '/')}.py' below '{request.SourceRoot}', or correct 'main'",
            };
    }

    private static bool IsBelow(string file, string directory) =>
        file.StartsWith(Path.TrimEndingDirectorySeparator(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Editable installs and the like are found by hooks that only Python knows. Asked last: it's the one case that starts a process.
    private async Task<bool> IsImportableAsync(
        ModuleSpec spec, PythonInterpreter interpreter, LaunchRequest request, CancellationToken cancel)
    {
        if (spec.Folder.Length > 0)
            return false;
        const string Question = "import sys, importlib.util as u; sys.exit(0 if u.find_spec(sys.argv[1]) else 3)";
        var answer = await processes.RunAsync(
            new ProcessCall(interpreter.Executable, ["-c", Question, spec.Name.Split('.')[0]])
            {
                WorkingDirectory = Directory.Exists(request.SourceRoot) ? Path.GetPathRoot(request.SourceRoot) : null,
            },
            cancel);
        return answer.ExitCode == 0;
    }

    private static List<string> PlainCommand(Program program, MainWords words, FlagsDestination destination)
    {
        List<string> command = ["${python_exe}", "-u"];
        if (program.Kind == ModuleKind.TopLevel)
            command.Add(program.File!);
        else
            command.AddRange(["-m", program.Name]);
        command.AddRange(words.Arguments);
        if (destination.PassesArguments)
            command.Add(LaunchRecord.FlagArguments);
        return command;
    }

    // The flag arguments are always there, whatever the destination: the shim strips what isn't for the program.
    private static List<string> ShimCommand(MainWords words) =>
        ["${python_exe}", "-u", PluginFiles.Shim, words.Module, .. words.Arguments, "--", LaunchRecord.FlagArguments];

    private static void AddShimSettings(Dictionary<string, string> environment, LaunchRequest request)
    {
        environment["FLAGS_DEST"] = request.FlagsDestination;
        if (request.Breakpoints.Count > 0)
            environment["PDB_BREAKS"] = string.Join(' ', request.Breakpoints.Select(Quote));
        if (request.BreakOnError)
            environment["BREAK_ON_ERROR"] = "1";
    }

    private static string Quote(string word) =>
        word.Length > 0 && !word.AsSpan().ContainsAny(" \t\n'\"\\$`")
            ? word
            : "'" + word.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'";

    // File is null when it's known only at the start, empty when only Python can find it.
    private sealed record Program(string Name, ModuleKind Kind, string? File)
    {
        public static Program Unknown { get; } = new("", ModuleKind.InPackage, null);

        public bool IsInRun { get; init; }

        public bool IsGuilds { get; init; }
    }
}
