using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Plugins.Manifests;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Plugins;

/// <summary>The commands that plugins add.</summary>
internal sealed class PluginAliases(PluginClaims claims)
{
    private List<AliasEntry>? _all;

    /// <summary>Those of all usable plugins, ordered by name. One that two plugins claim is listed once; using it is an error.</summary>
    public IReadOnlyList<AliasEntry> All => _all ??= FindAll();

    /// <summary>An alias by its word; <see langword="null"/> when no plugin has it.</summary>
    /// <exception cref="GuildException">Two plugins claim it, or the one that has it can't be used.</exception>
    public AliasEntry? Find(string name)
    {
        if (claims.Find(ContributionKind.Alias, $"command '{name}'", c => c.Name == name) is null)
            return null;
        foreach (var alias in All)
        {
            if (alias.Name == name)
                return alias;
        }

        return null;
    }

    /// <summary>Checks the values of options that have choices.</summary>
    /// <exception cref="GuildException">A value is none of them.</exception>
    public static void CheckChoices(AliasEntry alias, AliasInvocation invocation)
    {
        foreach (var (option, choices) in alias.Choices)
        {
            foreach (var value in invocation.Options.GetValueOrDefault(option, []))
            {
                if (!choices.Contains(value))
                {
                    throw new GuildException(
                        new GuildError($"Invalid value for '--{option}': '{value}' is not one of '{string.Join("', '", choices)}'."), Outcome.Misuse);
                }
            }
        }
    }

    private List<AliasEntry> FindAll()
    {
        List<AliasEntry> aliases = [];
        foreach (var (plugin, contribution) in claims.UsableOf(ContributionKind.Alias))
        {
            if (aliases.Exists(a => a.Name == contribution.Name))
                continue;
            aliases.Add(contribution.Options.Count == 0
                ? new AliasEntry(PluginClaims.Of(plugin, contribution), contribution.Help, []) { Details = contribution.Details }
                : WithOptions(plugin, contribution));
        }

        aliases.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return aliases;
    }

    private static AliasEntry WithOptions(FoundPlugin plugin, ManifestContribution contribution) =>
        new(PluginClaims.Of(plugin, contribution), contribution.Help, [.. contribution.Options.Select(o => new OptionSpec(o.Name, o.Help)
        {
            ValueName = o.ValueName.Length > 0 ? o.ValueName : null,
            IsRepeatable = o.IsRepeatable,
        })])
        {
            Details = contribution.Details,
            Choices = contribution.Options.Where(o => o.Choices.Count > 0).ToDictionary(o => o.Name, o => o.Choices),
        };
}
