using Guild.Core.Errors;
using NuGet.Packaging;

namespace Guild.Tool.Plugins.Installation;

/// <summary>What a user types to name a package: <c>NAME</c> or <c>NAME@RANGE</c>.</summary>
/// <param name="Id">The package's name.</param>
/// <param name="Range">The versions that will do.</param>
internal sealed record PackageName(string Id, PackageRange Range)
{
    /// <exception cref="GuildException">The text is no such name.</exception>
    public static PackageName Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var id = at < 0 ? text : text[..at];
        if (!PackageIdValidator.IsValidPackageId(id))
        {
            throw new GuildException(new GuildError($"'{text}' is no name of a package")
            {
                Fix = "write NAME or NAME@VERSION, or the path of a .nupkg file or of a folder",
            });
        }

        return new PackageName(id, at < 0 ? PackageRange.Any : PackageRange.Parse(text[(at + 1)..]));
    }
}
