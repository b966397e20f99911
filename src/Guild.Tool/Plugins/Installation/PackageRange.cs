using Guild.Core.Errors;
using NuGet.Versioning;

namespace Guild.Tool.Plugins.Installation;

/// <summary>
/// The versions that somebody accepts: <c>1.2.0</c> is that version alone, <c>1.*</c> and <c>[1.0,2.0)</c> are NuGet's ranges.
/// </summary>
internal sealed record PackageRange
{
    private readonly VersionRange _range;

    private PackageRange(string text, VersionRange range)
    {
        Text = text;
        _range = range;
    }

    /// <summary>Any release.</summary>
    public static PackageRange Any { get; } = new("*", VersionRange.Parse("*"));

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <exception cref="GuildException">The text is no range.</exception>
    public static PackageRange Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed is "" or "*")
            return Any;
        if (NuGetVersion.TryParse(trimmed, out var exact))
            return Exactly(exact);
        return VersionRange.TryParse(trimmed, allowFloating: true, out var range)
            ? new PackageRange(trimmed, range)
            : throw new GuildException(new GuildError($"'{text}' is no version or range of versions")
            {
                Fix = "write a version (1.2.0), a beginning (1.*) or an interval ([1.0,2.0))",
            });
    }

    public static PackageRange Exactly(NuGetVersion version) =>
        new(version.ToNormalizedString(), new VersionRange(version, true, version, true));

    /// <summary>Whether a version is accepted.</summary>
    /// <param name="version">The version.</param>
    /// <param name="includesPrerelease">Whether pre-releases count although the range names none.</param>
    public bool Accepts(NuGetVersion version, bool includesPrerelease)
    {
        var namesPrerelease = _range.MinVersion?.IsPrerelease == true || _range.MaxVersion?.IsPrerelease == true
            || _range.Float?.FloatBehavior is NuGetVersionFloatBehavior.AbsoluteLatest or NuGetVersionFloatBehavior.Prerelease;
        if (version.IsPrerelease && !includesPrerelease && !namesPrerelease)
            return false;
        return _range.Satisfies(version) && (_range.Float is not { } floating || IsAny(floating) || floating.Satisfies(version) || Begins(floating, version));
    }

    // A floating range accepts no pre-releases by itself: one that was asked for is compared by its release.
    private static bool Begins(FloatRange floating, NuGetVersion version) =>
        version.IsPrerelease && floating.Satisfies(new NuGetVersion(version.Major, version.Minor, version.Patch));

    private static bool IsAny(FloatRange floating) => floating.FloatBehavior is NuGetVersionFloatBehavior.Major;

    public override string ToString() => Text;
}
