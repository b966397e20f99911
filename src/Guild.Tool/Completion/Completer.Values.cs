using Guild.Core.Batches;
using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Setup.SelfTests;

namespace Guild.Tool.Completion;

// What stands behind a command: the arguments of 'run' and of aliases, and the values of options.
internal sealed partial class Completer
{
    private void RunArguments(string? alias, List<string> arguments)
    {
        List<string> words = [];
        foreach (var argument in arguments)
        {
            if (!argument.Contains('=') && !argument.StartsWith('@'))
                words.Add(argument);
        }

        var current = request.Current;
        if (current.StartsWith('@'))
        {
            _found.Add(Candidate.Files("*.@(csv|json|yml|yaml)"));
            return;
        }

        var isAssignment = current.Contains('=');
        if (words.Count == 0 && arguments.Count == 0 && !isAssignment)
        {
            foreach (var line in alias is null ? sources.Operations : sources.Models)
                AddLine(line);
            if (alias is null)
            {
                _found.Add(Candidate.Files("*.@(py|ipynb|R|qmd)"));
                return;
            }
        }

        Flags(alias, words, arguments, current);
    }

    private void Flags(string? alias, List<string> words, List<string> arguments, string current)
    {
        var equals = current.IndexOf('=', StringComparison.Ordinal);
        var before = _found.Count;
        List<string> flags;
        try
        {
            flags = sources.FlagsOf(alias, words);
        }
        catch (Exception e) when (e is GuildException or PluginException)
        {
            // Whatever keeps the flags from being found out, the models are an answer all the same.
            return;
        }

        foreach (var flag in flags)
        {
            var name = Field(flag, 0);
            if (equals >= 0)
            {
                if (current.AsSpan(0, equals).SequenceEqual(name))
                    FlagValues(flag, current[..(equals + 1)]);
            }
            else if (!arguments.Exists(a => a.StartsWith(name + "=", StringComparison.Ordinal)))
            {
                Add(name + "=", Field(flag, 1));
            }
        }

        if (equals < 0 && _found.Count > before)
            _found.Add(Candidate.NoSpace);
    }

    private void FlagValues(string flag, string prefix)
    {
        if (Field(flag, 3) is { Length: > 0 } choices)
        {
            foreach (var choice in choices.Split('\u001f'))
                Add(prefix + choice);
            return;
        }

        switch (Field(flag, 2))
        {
            case "boolean":
                Add(prefix + "true");
                Add(prefix + "false");
                break;
            case "path":
                _found.Add(Candidate.Files("*"));
                break;
            case "run":
                foreach (var run in sources.Runs.Ids(request.Current[prefix.Length..]))
                    Add(prefix + run);
                break;
        }
    }

    private void OptionValues(CommandSpec spec, OptionValue value, List<string> arguments, string prefix)
    {
        var takesRuns = spec.Options.Any(o => o.Name == "filter");
        switch (value.Option)
        {
            case "path" when spec.Name is "ls" or "cat" or "open":
                RunFiles(arguments, prefix);
                return;
            case "attr" when spec.Name == "select":
                foreach (var name in sources.Runs.AttributesOf(arguments.FirstOrDefault() ?? ""))
                    Add(prefix + name);
                return;
            case "test" or "skip" when spec.Name == "check":
                foreach (var name in SelfTestList.Names)
                    Add(prefix + name);
                return;
            case "optimizer":
                foreach (var optimizer in BuiltinOptimizer.All)
                    Add(prefix + optimizer.Name);
                return;
            case { } option when takesRuns && sources.Runs.ValuesOf(option).ToList() is { Count: > 0 } offered:
                foreach (var text in offered)
                    Add(prefix + text);
                return;
            default:
                Values(value.Name, value.Choices, prefix);
                return;
        }
    }

    private void RunFiles(List<string> arguments, string prefix)
    {
        foreach (var file in sources.Runs.FilesOf(arguments.FirstOrDefault() ?? "", request.Current[prefix.Length..]))
            Add(prefix + file);
        if (_found.Exists(f => f.Text.EndsWith('/')))
            _found.Add(Candidate.NoSpace);
    }

    private void Values(string place, IReadOnlyList<string> choices, string prefix)
    {
        foreach (var choice in choices)
            Add(prefix + choice);
        if (choices.Count > 0)
            return;
        switch (place)
        {
            case "RUN":
                foreach (var run in sources.Runs.Ids(request.Current[prefix.Length..]))
                    Add(prefix + run);
                break;
            case "DIR":
                _found.Add(Candidate.Directories);
                break;
            case "PATH" or "FILE" or "PIDFILE" or "ARCHIVE" or "OUTPUT" or "SOURCE" or "PACKAGE":
                _found.Add(Candidate.Files("*"));
                break;
        }
    }
}
