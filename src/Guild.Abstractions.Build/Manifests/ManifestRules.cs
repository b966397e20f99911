namespace Guild.Plugins.Manifests;

/// <summary>What must hold for a manifest, whoever wrote it. Checked when a plugin is built and again when the host registers it.</summary>
internal static class ManifestRules
{
    /// <summary>Source keys that are guild's own.</summary>
    private static readonly string[] ReservedSourceKeys = ["operation", "config"];

    /// <summary>The problems, each one sentence without the plugin's name; empty when all is well.</summary>
    public static IEnumerable<string> Check(PluginManifest manifest)
    {
        if (!IsName(manifest.Name, "-_."))
            yield return $"the plugin name '{manifest.Name}' has characters other than lower-case letters, digits, '-', '_' and '.'";
        if (manifest.Contributions.Count == 0)
            yield return "it contributes nothing";
        for (var i = 0; i < manifest.Contributions.Count; i++)
        {
            var contribution = manifest.Contributions[i];
            foreach (var problem in Check(contribution))
                yield return problem;
            for (var j = 0; j < i; j++)
            {
                var other = manifest.Contributions[j];
                if (other.Kind == contribution.Kind && other.Name == contribution.Name)
                    yield return $"{contribution.Kind} '{contribution.Name}' is declared twice, by {other.Type} and by {contribution.Type}";
            }
        }
    }

    private static IEnumerable<string> Check(ManifestContribution contribution)
    {
        if (!IsName(contribution.Name, "-"))
            yield return $"the {contribution.Kind} name '{contribution.Name}' has characters other than lower-case letters, digits and '-'";
        if (contribution.Kind == ContributionKind.Resolver && ReservedSourceKeys.Contains(contribution.Name))
            yield return $"source key '{contribution.Name}' is guild's own";
        foreach (var option in contribution.Options)
        {
            if (!IsName(option.Name, "-"))
                yield return $"option '--{option.Name}' of alias '{contribution.Name}' has characters other than lower-case letters, digits and '-'";
            if (RunOptionNames.All.Contains(option.Name))
                yield return $"option '--{option.Name}' of alias '{contribution.Name}' is an option of 'guild run'";
            if (option.ValueName.Length == 0 && option.Choices.Count > 0)
                yield return $"option '--{option.Name}' of alias '{contribution.Name}' has choices but no value name";
        }
    }

    private static bool IsName(string text, string punctuation)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && !punctuation.Contains(c))
                return false;
        }

        return text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]);
    }
}
