using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Plugins;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins;

/// <summary>Which plugin a thing belongs to, by the claims in the manifests.</summary>
internal sealed class PluginClaims(PluginSet plugins)
{
    /// <summary>A value of each contribution, of plugins that can't be used too: whoever needs one of those hears of the plugin, and nobody else of anything.</summary>
    public List<string> Declared(Func<ManifestContribution, IEnumerable<string>> values)
    {
        List<string> declared = [];
        foreach (var plugin in plugins.Chosen)
        {
            foreach (var contribution in plugin.Manifest?.Contributions ?? [])
            {
                foreach (var value in values(contribution))
                {
                    if (!declared.Contains(value))
                        declared.Add(value);
                }
            }
        }

        return declared;
    }

    /// <summary>The contributions of a kind, with their plugins, of those that can be used.</summary>
    public IEnumerable<(FoundPlugin Plugin, ManifestContribution Contribution)> UsableOf(string kind)
    {
        foreach (var plugin in plugins.Chosen)
        {
            if (!plugin.IsUsable)
                continue;
            foreach (var contribution in plugin.Manifest!.Contributions)
            {
                if (contribution.Kind == kind)
                    yield return (plugin, contribution);
            }
        }
    }

    /// <summary>The resolver of a source.</summary>
    /// <param name="kind">The source's key, as <c>url</c>.</param>
    /// <param name="address">Its address; the scheme of a URL may be claimed for itself.</param>
    public PluginContribution? FindResolver(string kind, string address)
    {
        if (kind == "url" && SchemeOf(address) is { Length: > 0 } scheme)
        {
            var special = Find(
                ContributionKind.Resolver,
                $"scheme '{scheme}:'",
                c => c.Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase));
            if (special is not null)
                return special;
        }

        return Find(ContributionKind.Resolver, $"source key '{kind}'", c => c.Name == kind);
    }

    /// <summary>The runtime of a program: by the extension of a script, by the longest prefix of a <c>main</c>, by the attribute.</summary>
    public PluginContribution? FindRuntime(ProgramDef program)
    {
        var word = program.Words.Count > 0 ? program.Words[0] : "";
        if (program.Attribute == "script")
        {
            var extension = Path.GetExtension(word);
            return (extension.Length == 0 ? null : FindRuntime($"file extension '{extension}'", c => c.Extensions.Contains(extension)))
                ?? FindRuntime("file extension '*'", c => c.Extensions.Contains("*"));
        }

        if (program.Attribute == "main" && LongestMainPrefix(word) is { } prefix)
            return FindRuntime($"main prefix '{prefix}'", c => c.MainPrefixes.Contains(prefix));
        return FindRuntime($"operation attribute '{program.Attribute}'", c => c.Attributes.Contains(program.Attribute));
    }

    /// <summary>The one contribution that answers; a plugin that can't be used only counts when no usable one answers.</summary>
    /// <param name="kind">The kind of contribution.</param>
    /// <param name="claim">What is claimed, as errors name it.</param>
    /// <param name="answers">Whether a contribution claims it.</param>
    /// <exception cref="GuildException">Two plugins claim it, or the one that does can't be used.</exception>
    public PluginContribution? Find(string kind, string claim, Func<ManifestContribution, bool> answers)
    {
        FoundPlugin? found = null, broken = null;
        ManifestContribution? match = null;
        foreach (var plugin in plugins.Chosen)
        {
            foreach (var contribution in plugin.Manifest?.Contributions ?? [])
            {
                if (contribution.Kind != kind || !answers(contribution))
                    continue;
                if (!plugin.IsUsable)
                    broken = plugin;
                else if (found is not null && found != plugin)
                    throw Clash(claim, found, plugin);
                else
                    (found, match) = (plugin, contribution);
            }
        }

        if (found is not null)
            return Of(found, match!);
        if (broken is not null)
            throw new GuildException(new GuildError($"{claim} is for plugin '{broken.Name}', which can't be used: {broken.Problem}") { Fix = broken.Remedy });
        return null;
    }

    /// <summary>A contribution as the engine knows it.</summary>
    public static PluginContribution Of(FoundPlugin plugin, ManifestContribution contribution) =>
        new(plugin.Name, contribution.Name, contribution.Type) { Version = plugin.Manifest?.Version ?? "" };

    private PluginContribution? FindRuntime(string claim, Func<ManifestContribution, bool> answers) =>
        Find(ContributionKind.Runtime, claim, answers);

    private static GuildException Clash(string claim, FoundPlugin first, FoundPlugin second) =>
        new(new GuildError($"{claim} is claimed by two plugins: '{first.Name}' and '{second.Name}'")
        {
            Fix = $"remove one of them: {first.Directory} or {second.Directory}",
        });

    private static string SchemeOf(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : address[..colon];
    }

    private string? LongestMainPrefix(string main)
    {
        string? longest = null;
        foreach (var (_, contribution) in UsableOf(ContributionKind.Runtime))
        {
            foreach (var prefix in contribution.MainPrefixes)
            {
                if (main.StartsWith(prefix, StringComparison.Ordinal) && prefix.Length > (longest?.Length ?? 0))
                    longest = prefix;
            }
        }

        return longest;
    }
}
