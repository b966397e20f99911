using Guild.Abstractions;

namespace Guild.Plugins.Python.Launching;

/// <summary>The words of <c>main</c>: a module and its arguments.</summary>
/// <param name="Module">The module, as written.</param>
/// <param name="Arguments">The arguments behind it, references still in place.</param>
/// <param name="HasSeparator">Whether <c>--</c> stands between them and the flag arguments in the recorded form.</param>
internal sealed record MainWords(string Module, IReadOnlyList<string> Arguments, bool HasSeparator)
{
    /// <summary>Reads the words of a request, which on a restart may be the whole recorded command.</summary>
    public static MainWords Of(LaunchRequest request)
    {
        if (request.Attribute == "script")
        {
            var path = Path.GetRelativePath(request.ProjectDirectory, request.Words[0]).Replace('\\', '/');
            return new MainWords(path.EndsWith(".py", StringComparison.Ordinal) ? path[..^3] : path, [], HasSeparator: false);
        }

        var words = request.Words;
        var start = RecordedStart(words);
        if (start == 0)
            return words.Count == 0
                ? throw new LaunchException($"operation '{request.OperationName}' has an empty main") { Remedy = "name a Python module" }
                : new MainWords(words[0], [.. words.Skip(1)], HasSeparator: true);

        var rest = words.Skip(start).ToList();
        rest.Remove(LaunchRecord.FlagArguments);
        var separates = rest.Count > 1 && rest[^1] == "--";
        if (separates)
            rest.RemoveAt(rest.Count - 1);
        return new MainWords(rest[0], [.. rest.Skip(1)], separates);
    }

    /// <summary>The command in the form that Guild AI records and restarts.</summary>
    public IReadOnlyList<string> ToRecorded() =>
    [
        "${python_exe}", "-um", "guild.op_main", Module, .. Arguments,
        .. HasSeparator ? (string[])["--"] : [], LaunchRecord.FlagArguments,
    ];

    // The index of the module's word in '${python_exe} -um guild.op_main MODULE …'; 0 when the words aren't a recorded command.
    private static int RecordedStart(IReadOnlyList<string> words)
    {
        if (words.Count < 4 || words[0] != "${python_exe}")
            return 0;
        var at = words[1] == "-um" ? 2 : words[1] == "-u" && words[2] == "-m" ? 3 : 0;
        return at > 0 && words.Count > at + 1 && words[at] == "guild.op_main" ? at + 1 : 0;
    }
}
