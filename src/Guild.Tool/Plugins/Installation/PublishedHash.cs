using System.Security.Cryptography;
using Guild.Core.Errors;
using Newtonsoft.Json.Linq;
using NuGet.Common;
using NuGet.Packaging.Core;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;

namespace Guild.Tool.Plugins.Installation;

/// <summary>The hash of a package that its source publishes in its catalog, as nuget.org does; not every source has one.</summary>
internal static class PublishedHash
{
    /// <summary>Compares a file with what the source published, if it did.</summary>
    /// <exception cref="GuildException">They differ.</exception>
    public static async Task VerifyAsync(FeedPackage package, string path, SourceCacheContext cache, ILogger log, CancellationToken cancel)
    {
        if (await FindAsync(package, cache, log, cancel) is not { } expected)
            return;
        await using var file = File.OpenRead(path);
        var found = Convert.ToBase64String(await SHA512.HashDataAsync(file, cancel));
        if (found != expected)
        {
            throw new GuildException(
                $"'{package.Id}' {package.Version.ToNormalizedString()} from {package.Source.PackageSource.Source} is damaged or was changed: its hash is {found}, the source says {expected}");
        }
    }

    private static async Task<string?> FindAsync(FeedPackage package, SourceCacheContext cache, ILogger log, CancellationToken cancel)
    {
        try
        {
            if (await package.Source.GetResourceAsync<RegistrationResourceV3>(cancel) is not { } registration)
                return null;
            var entry = await registration.GetPackageMetadata(new PackageIdentity(package.Id, package.Version), cache, log, cancel);
            if (entry is null)
                return null;
            if (Hash(entry) is { } inline)
                return inline;
            if (!Uri.TryCreate((string?)entry["@id"], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
                || await package.Source.GetResourceAsync<HttpSourceResource>(cancel) is not { } http)
                return null;
            var leaf = await http.HttpSource.GetJObjectAsync(new HttpSourceRequest(address, log) { IgnoreNotFounds = true }, log, cancel);
            return leaf is null ? null : Hash(leaf);
        }
        catch (Exception e) when (e is NuGetProtocolException or HttpRequestException or IOException or Newtonsoft.Json.JsonException)
        {
            // A source without catalog, or one that doesn't tell: there is nothing to compare with.
            log.LogDebug($"no published hash for {package.Id}: {e.Message}");
            return null;
        }
    }

    private static string? Hash(JObject facts) =>
        ((string?)facts["packageHashAlgorithm"])?.Equals("SHA512", StringComparison.OrdinalIgnoreCase) == true ? (string?)facts["packageHash"] : null;
}
