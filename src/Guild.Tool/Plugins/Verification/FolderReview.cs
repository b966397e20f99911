using Guild.Abstractions;
using Guild.Plugins.Manifests;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Plugins.Verification;

/// <summary>Looks over what lies in a plugin's folder.</summary>
internal static class FolderReview
{
    private static readonly string[] OfTheHost = ["Guild.Core.dll", "guild.dll"];

    public static (PluginManifest? Manifest, IReadOnlyList<Finding> Findings) Of(string directory)
    {
        var file = Path.Combine(directory, Contract.ManifestFileName);
        if (!File.Exists(file))
            return (null, [Finding.Error($"it holds no {Contract.ManifestFileName}", "reference Guild.Abstractions.Build, which writes it, and build again"), .. Copies(directory)]);
        PluginManifest manifest;
        try
        {
            manifest = ManifestReader.Read(File.ReadAllBytes(file));
        }
        catch (ManifestFormatException e)
        {
            return (null, [Finding.Error($"its {Contract.ManifestFileName} {e.Message}", "leave the writing to Guild.Abstractions.Build"), .. Copies(directory)]);
        }

        return (manifest, [.. Levels(manifest), .. Names(manifest), .. Helps(manifest), .. Copies(directory), .. AssemblyReview.Of(directory, manifest)]);
    }

    private static IEnumerable<Finding> Levels(PluginManifest manifest)
    {
        if (manifest.SchemaVersion > Contract.ManifestSchemaVersion)
            yield return Finding.Warning($"its manifest has layout {manifest.SchemaVersion}, and this guild knows {Contract.ManifestSchemaVersion}", "verify it with a newer guild");
        if (!ContractLevel.TryParse(manifest.ContractVersion, out var level))
            yield return Finding.Error($"its contract version '{manifest.ContractVersion}' is no MAJOR.MINOR", "leave the writing to Guild.Abstractions.Build");
        else if (!ContractLevel.Own.Accepts(level))
        {
            yield return Finding.Error(
                $"it was built for contract {level}, and this guild has contract {ContractLevel.Own}",
                level.Major < ContractLevel.Own.Major ? $"build it against Guild.Abstractions {ContractLevel.Own.Major}.x" : "verify it with a newer guild");
        }
    }

    private static IEnumerable<Finding> Names(PluginManifest manifest)
    {
        foreach (var problem in ManifestRules.Check(manifest))
            yield return Finding.Error(problem, "correct the attribute");
        foreach (var contribution in manifest.Contributions)
        {
            if (contribution.Kind == ContributionKind.Alias && CommandTable.Find(contribution.Name) is not null)
                yield return Finding.Error($"alias '{contribution.Name}' is a command of guild itself, which always wins", "choose another word");
        }
    }

    private static IEnumerable<Finding> Helps(PluginManifest manifest)
    {
        if (string.IsNullOrWhiteSpace(manifest.Description))
            yield return Finding.Error("the plugin has no description", "give [assembly: PluginDescription] a second text");
        foreach (var contribution in manifest.Contributions)
        {
            var subject = $"{contribution.Kind} '{contribution.Name}'";
            if (string.IsNullOrWhiteSpace(contribution.Help))
                yield return Finding.Error($"{subject} has no help text", "give its attribute a line of help");
            else if (contribution.Help.Contains('\n'))
                yield return Finding.Error($"the help text of {subject} has several lines", "make it one: it stands in lists");
            foreach (var option in contribution.Options)
            {
                if (string.IsNullOrWhiteSpace(option.Help))
                    yield return Finding.Error($"option '--{option.Name}' of {subject} has no help text", "give its [AliasOption] a line of help");
            }
        }
    }

    private static IEnumerable<Finding> Copies(string directory)
    {
        foreach (var path in Directory.EnumerateFiles(directory, "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name.Equals("Guild.Abstractions.dll", StringComparison.OrdinalIgnoreCase))
            {
                yield return Finding.Error(
                    $"it carries a copy of the contract, '{Path.GetRelativePath(directory, path)}': its types would match nothing of the host's",
                    "reference Guild.Abstractions with ExcludeAssets=\"runtime\"");
            }
            else if (OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                yield return Finding.Error($"it carries '{Path.GetRelativePath(directory, path)}', which belongs to the host", "reference Guild.Abstractions alone");
            }
        }
    }
}
