using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Pins;

namespace Guild.Tool.Completion;

/// <summary>What the project and the plugins offer, from the cache if it still holds.</summary>
internal sealed class CompletionSources(CompletionRequest request, Func<HostServices> services)
{
    private readonly StampedLines _cache = new(request.Environment.Home);

    /// <summary>What the runs of the home offer.</summary>
    public OfferedRuns Runs { get; } = new(request, services);

    private string Project => request.Environment.WorkingDirectory;

    private string GuildFilePath => Path.Combine(Project, GuildFileFinder.FileName);

    // All that decides which plugins and Guild files there are.
    private string Scope => field ??= string.Join(
        '\n', Project, AppContext.BaseDirectory, request.Environment.Variable("GUILD_PLUGIN_PATH"), request.Environment.Variable("GUILD_PLUGIN_HOME"),
        request.Environment.Variable("GUILD_PACKAGE_HOME"),
        request.Environment.Variable("PYTHONPATH"));

    /// <summary>The commands of guild itself: <c>name TAB help</c>. Kept as well: their tables are built one by one, for the one that is run.</summary>
    public List<string> Commands => _cache.Find("commands\n" + Scope) ?? Keep(
        "commands",
        [Path.Combine(AppContext.BaseDirectory, "guild.dll")],
        () => CommandTable.Names.Select(n => $"{n}\t{OneLine(CommandTable.Find(n)!.Summary)}"));

    /// <summary>The commands that plugins add: <c>name TAB help</c>.</summary>
    public List<string> Aliases => _cache.Find("aliases\n" + Scope) ?? Keep(
        "aliases", PluginFiles(), () => services().Plugins.Aliases.Select(a => $"{a.Name}\t{OneLine(a.Help)}"));

    /// <summary>An alias' own options: <c>--name TAB help TAB choices</c>.</summary>
    public List<string> OptionsOf(string alias) => _cache.Find($"options {alias}\n" + Scope) ?? Keep(
        $"options {alias}",
        PluginFiles(),
        () => services().Plugins.FindAlias(alias) is not { } entry ? [] : entry.Options.Select(o =>
            $"--{o.Name}\t{OneLine(o.Help)}\t{(o.IsSwitch ? "" : o.ValueName)}\t{string.Join('\u001f', entry.Choices.GetValueOrDefault(o.Name, []))}"));

    /// <summary>The public operations of the project, without one of installed packages: <c>model:operation TAB help</c>.</summary>
    public List<string> Operations => FromGuildFile(
        "operations",
        (file, prefix) => file.Models.Where(m => !m.IsPrivate).SelectMany(m => m.Operations.Where(o => !o.IsPrivate)).Select(o => $"{prefix}{o.FullName}\t{OneLine(o.Description)}"));

    /// <summary>The models of the project, without one of installed packages: <c>model TAB help</c>.</summary>
    public List<string> Models => FromGuildFile(
        "models",
        (file, prefix) => file.Models.Where(m => !m.IsPrivate && m.Name.Length > 0).Select(m => $"{prefix}{m.Name}\t{OneLine(m.Description)}"));

    /// <summary>The flags of an operation: <c>name TAB help TAB kind TAB choices</c>; none when no operation is meant.</summary>
    /// <param name="alias">The alias that was typed; <see langword="null"/> for <c>run</c>.</param>
    /// <param name="words">The operation, or the alias' words; no assignments.</param>
    public List<string> FlagsOf(string? alias, IReadOnlyList<string> words)
    {
        var key = $"flags {alias} {string.Join(' ', words)}\n{Scope}";
        if (_cache.Find(key) is { } kept)
            return kept;
        var host = services();
        // A script that is not there yet may be tomorrow.
        List<string> files = [.. OperationFiles(), .. words.Take(1).Select(w => Path.GetFullPath(w, Project)), .. PluginFiles()];
        ResolvedOperation resolved;
        try
        {
            resolved = host.Operations.Resolve(OperationOf(alias, words));
        }
        catch (GuildException)
        {
            // 'train' alone, where several models are trained: an answer as good as any, and one that is asked for at every first Tab.
            _cache.Keep(key, files, []);
            return [];
        }

        var found = host.Flags.FindAsync(resolved, CancellationToken.None, sourceOnly: true).GetAwaiter().GetResult();
        var lines = found.Flags.Select(f => Line(f, resolved.Operation)).ToList();
        if (!found.IsIncomplete)
            _cache.Keep(key, [.. files, .. ScriptOf(resolved), .. found.FilesRead], lines);
        return lines;
    }

    /// <summary>Names of installed packages.</summary>
    public IEnumerable<string> Packages() => services().ModelPackages.All.Select(p => p.Name);

    /// <summary>Names of plugins: <c>name TAB help</c>.</summary>
    public IEnumerable<string> Plugins() => services().Plugins.Chosen.Select(p => $"{p.Name}\t{p.Manifest?.Description}");

    private static string Line(FlagDef flag, OperationDef operation)
    {
        var kind = flag.Type switch
        {
            "boolean" => "boolean",
            "path" or "existing-path" => "path",
            _ => operation.Requires.Any(d => d.Resource?.Sources.Any(s => s.Kind == "operation" && DependencyFlags.FlagNameOf(s) == flag.Name) == true) ? "run" : "",
        };
        return $"{flag.Name}\t{OneLine(flag.Description)}\t{kind}\t{string.Join('\u001f', flag.Choices.Select(c => Core.Text.FlagText.Format(c.Alias.IsNull ? c.Value : c.Alias)))}";
    }

    private static IEnumerable<string> ScriptOf(ResolvedOperation resolved) => resolved.ScriptPath is { } script ? [script] : [];

    private string? OperationOf(string? alias, IReadOnlyList<string> words)
    {
        var plugins = services().Plugins;
        return alias is null ? words.FirstOrDefault()
            : plugins.Expand(plugins.FindAlias(alias)!, new AliasInvocation { Alias = alias, Arguments = words }).Operation;
    }

    private List<string> FromGuildFile(string what, Func<GuildFile, string, IEnumerable<string>> lines)
    {
        if (_cache.Find($"{what}\n{Scope}") is { } kept)
            return kept;
        var host = services();
        List<string> found = host.GuildFiles.Load(GuildFileUse.Listing) is { } file
            ? [.. lines(file, "")]
            : [.. host.PackageOperations.Files.SelectMany(p => lines(p.File, p.Package.Name + "/"))];
        return Keep(what, OperationFiles(), () => found);
    }

    /// <summary>What decides which operations there are: the Guild file with all that it is made of, and installed packages.</summary>
    private List<string> OperationFiles()
    {
        var host = services();
        return
        [
            GuildFilePath,
            .. host.GuildFiles.Load(GuildFileUse.Listing)?.FilesRead ?? [],
            host.ModelPackages.Folder,
            .. host.ModelPackages.All.SelectMany(p => (string[])[Path.GetDirectoryName(p.Directory)!, Path.Combine(p.Directory, GuildFileFinder.FileName)]),
        ];
    }

    private List<string> Keep(string what, IEnumerable<string> files, Func<IEnumerable<string>> find)
    {
        List<string> found = [.. find()];
        _cache.Keep($"{what}\n{Scope}", files, found);
        return found;
    }

    private IEnumerable<string> PluginFiles()
    {
        var host = services();
        var places = host.PluginPlaces;
        return
        [
            .. places.Development, places.Installed, PinnedPlugins.Folder(places), places.Bundled.Directory,
            Path.Combine(Project, PluginPins.FileName), Path.Combine(Project, PluginPins.LockFileName),
            .. host.Plugins.All.SelectMany(p => (string[])[Path.GetDirectoryName(p.Directory)!, Path.Combine(p.Directory, Contract.ManifestFileName)]),
        ];
    }

    private static string OneLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Replace('\t', ' ');
    }
}
