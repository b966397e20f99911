using Guild.Core.GuildFiles;

namespace Guild.Core.Operations;

/// <summary>
/// Required resources that a user specifies as flag values are specified, by NAME=VALUE, as in 2018. Guild AI 0.9 knows that for sources
/// that declare a flag only; here every required file or URL can be replaced so. Such a flag exists where somebody has given it.
/// </summary>
public static class ResourceFlags
{
    /// <summary>The flags, and behind them one for each given name that is no flag's but a required resource's.</summary>
    /// <param name="operation">The operation, for its dependencies.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="given">Names of values: typed, or recorded by the run that is started again.</param>
    public static IReadOnlyList<FlagDef> AddTo(OperationDef operation, IReadOnlyList<FlagDef> flags, IEnumerable<string> given)
    {
        List<FlagDef>? result = null;
        foreach (var name in given)
        {
            if (!IsTaken(result ?? flags, name) && operation.Requires.Any(d => NameOf(d) == name))
                (result ??= [.. flags]).Add(new FlagDef { Name = name, Type = "string", ArgSkip = true, ResourceName = name });
        }

        return result ?? flags;
    }

    /// <summary>The name by which a dependency is specified; <see langword="null"/> when it can't be: it has several sources, or a flag of its own.</summary>
    public static string? NameOf(DependencyDef dependency) =>
        dependency.Resource is { Sources: [{ Kind: "file" or "url", FlagName: null } source] } resource
            ? dependency.Reference is null ? source.Name ?? source.Uri : resource.Name
            : null;

    /// <summary>Whether a name is that of a flag that this class added.</summary>
    public static bool Has(OperationDef operation, string name) => operation.Flags.Any(f => f.Name == name && f.ResourceName == name);

    private static bool IsTaken(IReadOnlyList<FlagDef> flags, string name) =>
        flags.Any(f => f.Name == name || f.Alias == name || f.ResourceName == name);
}
