using Guild.Tool.CommandLine;

namespace Guild.Tool.Completion;

/// <summary>What could stand at the cursor (cli.md C.14): commands, options, and what each of their places takes.</summary>
internal sealed partial class Completer(CompletionRequest request, CompletionSources sources)
{
    private readonly List<Candidate> _found = [];

    /// <summary>The candidates that begin with what is typed, in the order in which to show them.</summary>
    public IReadOnlyList<Candidate> Complete()
    {
        if (request.Words.Count == 0)
            Commands();
        else
            Command();
        return _found;
    }

    private void Commands()
    {
        if (request.Current.StartsWith('-'))
        {
            Options(GlobalOptions.Specs);
            Add("-C", "Behave as if started in PATH.");
            Add("-H", "Use PATH as Guild home.");
            return;
        }

        foreach (var command in sources.Commands)
            AddLine(command);
        foreach (var alias in sources.Aliases)
            AddLine(alias);
    }

    private void Command()
    {
        var name = request.Words[0];
        var used = 1;
        var spec = CommandTable.Find(name);
        var alias = spec is null && sources.Aliases.Exists(a => Field(a, 0) == name) ? name : null;
        if (alias is not null)
            spec = CommandTable.Find("run");
        if (spec is null)
            return;
        if (CommandTable.SubcommandNames(spec.Name) is { Count: > 0 } subcommands)
        {
            if (request.Words.Count == 1 && !request.Current.StartsWith('-'))
            {
                foreach (var subcommand in subcommands)
                    Add(subcommand, CommandTable.FindSubcommand(spec.Name, subcommand)!.Summary);
            }

            var typed = request.Words.Count > 1 ? CommandTable.FindSubcommand(spec.Name, request.Words[1]) : null;
            used = typed is null ? 1 : 2;
            spec = typed ?? (CommandTable.DefaultSubcommand(spec.Name) is { } usual ? CommandTable.FindSubcommand(spec.Name, usual)! : spec);
        }

        var own = alias is null ? [] : sources.OptionsOf(alias);
        List<string> arguments = [];
        for (var i = used; i < request.Words.Count; i++)
        {
            var word = request.Words[i];
            if (!word.StartsWith('-') || word == "-")
            {
                arguments.Add(word);
                continue;
            }

            if (ValueOf(spec, own, word) is not { } value)
                continue;
            if (i == request.Words.Count - 1)
            {
                OptionValues(spec, value, arguments, "");
                return;
            }

            i++;
        }

        if (request.Current.StartsWith("--", StringComparison.Ordinal) && request.Current.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
            && ValueOf(spec, own, request.Current[..equals]) is { } attached)
            OptionValues(spec, attached, arguments, request.Current[..(equals + 1)]);
        else if (request.Current.StartsWith('-'))
            Options(spec, own);
        else
            Arguments(spec, alias, arguments);
    }

    private void Arguments(CommandSpec spec, string? alias, List<string> arguments)
    {
        if (alias is not null || spec.Name == "run")
        {
            RunArguments(alias, arguments);
            return;
        }

        var place = spec.Arguments.Count == 0 ? "" : spec.Arguments[Math.Min(arguments.Count, spec.Arguments.Count - 1)].Name;
        switch (place)
        {
            case "RUN":
                foreach (var run in sources.Runs.Ids().Where(r => !arguments.Contains(r)))
                    Add(run);
                break;
            case "PATH" when spec.Name == "cat":
                RunFiles(arguments, "");
                break;
            case "FILTER":
                foreach (var model in sources.Models)
                    AddLine(model);
                break;
            case "PLUGIN" or "NAME" when spec.Name.StartsWith("plugins ", StringComparison.Ordinal):
                if (spec.Name == "plugins install")
                {
                    _found.Add(Candidate.Files("*.nupkg"));
                    break;
                }

                foreach (var plugin in sources.Plugins())
                    AddLine(plugin);
                break;
            case "PACKAGE" when spec.Name is not "install":
                foreach (var package in sources.Packages())
                    Add(package);
                break;
            case "SHELL":
                foreach (var shell in ShellScripts.Names)
                    Add(shell);
                break;
            default:
                Values(place, [], "");
                break;
        }
    }

    private void Options(CommandSpec spec, List<string> own)
    {
        foreach (var option in own)
            AddLine(option);
        Options(spec.Options);
        Add("--help", "Show help and exit.");
    }

    private void Options(IReadOnlyList<OptionSpec> options)
    {
        foreach (var option in options)
        {
            if (!option.IsHidden)
                Add("--" + option.Name, option.Help);
        }
    }

    /// <summary>The value's placeholder and choices of an option as typed; <see langword="null"/> when it takes none or holds it already.</summary>
    private static OptionValue? ValueOf(CommandSpec spec, List<string> own, string word)
    {
        foreach (var line in own)
        {
            if (Field(line, 0) == word)
                return Field(line, 2).Length == 0 ? null : new OptionValue(Field(line, 2), Field(line, 3).Length == 0 ? [] : Field(line, 3).Split('\u001f'));
        }

        foreach (var option in spec.Options)
        {
            if (!option.IsSwitch && (word.AsSpan().SequenceEqual("--" + option.Name) || word == option.Short || option.OtherNames.Contains(word)))
                return new OptionValue(option.ValueName!, []) { Option = option.Name };
        }

        return null;
    }

    private void AddLine(string line) => Add(Field(line, 0), Field(line, 1));

    private void Add(string text, string help = "")
    {
        if (text.StartsWith(request.Current, StringComparison.Ordinal))
            _found.Add(new Candidate(text, help));
    }

    private static string Field(string line, int index)
    {
        var start = 0;
        for (; index > 0; index--)
        {
            start = line.IndexOf('\t', start) + 1;
            if (start == 0)
                return "";
        }

        var end = line.IndexOf('\t', start);
        return end < 0 ? line[start..] : line[start..end];
    }

    private sealed record OptionValue(string Name, IReadOnlyList<string> Choices)
    {
        /// <summary>The option's name; <see langword="null"/> for one of an alias.</summary>
        public string? Option { get; init; }
    }
}
