using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Runs;

namespace Guild.Core.Operations;

/// <summary>Files that run without a Guild file (guildfile.md 5.6, runs.md 4.4).</summary>
public static class ScriptOperations
{
    private const string Python = ".py";

    /// <summary>Extensions of documents that need no execute permission.</summary>
    private static readonly string[] Documents = [Python, ".ipynb", ".R", ".r", ".qmd"];

    /// <summary>Whether the text can only mean a script.</summary>
    public static bool LooksLikeScript(string text) => Documents.Any(e => text.EndsWith(e, StringComparison.Ordinal));

    /// <summary>The operation that runs a file; <see langword="null"/> when there is no such file.</summary>
    /// <param name="text">The path as typed.</param>
    /// <param name="workingDirectory">Absolute path of the directory that it is relative to.</param>
    /// <param name="isOfPlugin">Whether a plugin runs files of an extension, <c>.x</c>; asked about no others than those that are not known here.</param>
    /// <exception cref="GuildException">The file is neither a known script nor executable.</exception>
    public static ResolvedOperation? Find(string text, string workingDirectory, Predicate<string> isOfPlugin)
    {
        var path = Path.GetFullPath(Path.Combine(workingDirectory, text));
        if (!File.Exists(path))
            return null;
        if (text.EndsWith(Python, StringComparison.Ordinal))
            return PythonScript(path, workingDirectory);
        var extension = Path.GetExtension(text);
        if (LooksLikeScript(text) || (extension.Length > 0 && isOfPlugin(extension)))
            return Document(text, path, workingDirectory);
        if (!IsExecutable(path))
        {
            throw new GuildException(new GuildError($"cannot run '{text}': must be an executable file")
            {
                Needs = extension.Length > 0 ? [$"guild-extension:{extension}"] : [],
            });
        }

        return Executable(text, path, workingDirectory);
    }

    private static ResolvedOperation PythonScript(string path, string workingDirectory)
    {
        var name = Path.GetFileName(path);
        var directory = Path.GetDirectoryName(path)!;
        return new ResolvedOperation
        {
            Operation = Define(name, path) with { Tags = TagsOf(name), FlagsImport = FlagsImport.All },
            ScriptPath = path,
            ProjectDirectory = CommonDirectory(workingDirectory, RealPath(path)),
            ScriptRef = new OpRef("script", directory, "", "", name),
        };
    }

    private static ResolvedOperation Document(string text, string path, string workingDirectory)
    {
        var name = Path.IsPathRooted(text) || text.StartsWith("..", StringComparison.Ordinal) ? Path.GetFileName(path) : text;
        return new ResolvedOperation
        {
            Operation = Define(name, path) with { FlagsImport = FlagsImport.All },
            ScriptPath = path,
            ProjectDirectory = CommonDirectory(workingDirectory, RealPath(path)),
            ScriptRef = new OpRef("script", path[..^name.Length].TrimEnd(Path.DirectorySeparatorChar), "", "", name),
        };
    }

    private static ResolvedOperation Executable(string text, string path, string workingDirectory) => new()
    {
        Operation = Define(text, path) with { FlagsImport = FlagsImport.None },
        ScriptPath = path,
        ProjectDirectory = Path.GetDirectoryName(path)!,
        ScriptRef = new OpRef("script", workingDirectory, "", "", text),
    };

    private static OperationDef Define(string name, string path) => new()
    {
        Name = name,
        ModelName = "",
        Program = new ProgramDef("script", [path]),
        Objective = Value.Of("loss"),
        Location = new SourceLocation(path, 0, 0),
    };

    private static IReadOnlyList<string> TagsOf(string name) =>
        name.Contains("train", StringComparison.OrdinalIgnoreCase) ? ["model"]
        : name.Contains("prepare", StringComparison.OrdinalIgnoreCase) ? ["dataset"]
        : [];

    // The deepest directory that holds both the working directory and the script.
    private static string CommonDirectory(string workingDirectory, string path)
    {
        var directory = workingDirectory;
        while (Path.GetDirectoryName(directory) is { } parent && !IsInside(path, directory))
            directory = parent;
        return directory;
    }

    private static bool IsInside(string path, string directory) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || directory == Path.GetPathRoot(directory);

    private static string RealPath(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            // A link that can't be followed stands for itself; starting the program says what is wrong.
            return path;
        }
    }

    private static bool IsExecutable(string path)
    {
        if (OperatingSystem.IsWindows())
            return Path.GetExtension(path).ToUpperInvariant() is ".EXE" or ".BAT" or ".CMD" or ".COM" or ".PS1";
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return (File.GetUnixFileMode(path) & execute) != 0;
    }
}
