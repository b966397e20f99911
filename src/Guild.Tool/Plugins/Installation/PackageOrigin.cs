using Guild.Core.Errors;

namespace Guild.Tool.Plugins.Installation;

/// <summary>A package's file at hand, and where it came from.</summary>
internal sealed class PackageOrigin : IDisposable
{
    private readonly string? _temporary;

    private PackageOrigin(PackageFile file, string source, string? temporary) => (File, Source, _temporary) = (file, source, temporary);

    public PackageFile File { get; }

    /// <summary>The path or the address of the source, without user information.</summary>
    public string Source { get; }

    /// <summary>A file of this machine.</summary>
    public static PackageOrigin Of(string path) => new(PackageFile.Open(path), path, temporary: null);

    /// <summary>Brings a package to a temporary file and checks that it is what was asked for.</summary>
    public static async Task<PackageOrigin> DownloadAsync(PackageFeeds feeds, FeedPackage package, CancellationToken cancel)
    {
        var directory = Directory.CreateTempSubdirectory("guild-package-").FullName;
        try
        {
            var path = Path.Combine(directory, "package.nupkg");
            await using (var file = System.IO.File.Create(path))
                await feeds.DownloadAsync(package, file, cancel);
            await feeds.VerifyAsync(package, path, cancel);
            var opened = PackageFile.Open(path);
            var origin = new PackageOrigin(opened, WithoutUser(package.Source.PackageSource.Source), directory);
            if (opened.Id.Equals(package.Id, StringComparison.OrdinalIgnoreCase) && opened.Version == package.Version)
                return origin;
            var title = opened.Title;
            origin.Dispose();
            throw new GuildException($"{origin.Source} delivered {title} where '{package.Id}' {package.Version.ToNormalizedString()} was asked for");
        }
        catch
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    public void Dispose()
    {
        File.Dispose();
        if (_temporary is not null && Directory.Exists(_temporary))
            Directory.Delete(_temporary, recursive: true);
    }

    private static string WithoutUser(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0
            ? new UriBuilder(uri) { UserName = "", Password = "" }.Uri.AbsoluteUri
            : source;
}
