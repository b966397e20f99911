using Guild.Tool.Plugins.Verification;

namespace Guild.Tool.Views;

/// <summary>How <c>guild plugins verify</c> shows what it found.</summary>
internal static class ReviewView
{
    public static IEnumerable<string> Lines(PluginReview review)
    {
        yield return review.Title;
        if (review.Manifest is { } manifest)
        {
            yield return $"  plugin '{manifest.Name}' {manifest.Version} for contract {manifest.ContractVersion}";
            if (manifest.Contributions.Count > 0)
                yield return $"  {PluginView.Summary(manifest.Contributions)}";
        }

        foreach (var finding in review.Findings)
        {
            yield return $"{(finding.IsError ? "error" : "advice")}: {finding.What}";
            yield return $"  fix: {finding.Fix}";
        }

        var errors = review.Findings.Count(f => f.IsError);
        yield return errors switch
        {
            0 => "ready to publish",
            1 => "1 error",
            _ => $"{errors} errors",
        };
    }
}
