using Guild.Abstractions;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Installation;

/// <summary>Versions of a plugin's package -> the highest that was built for a contract which this guild has.</summary>
internal sealed class FittingPackage(PackageFeeds feeds)
{
    // Each one is downloaded to find out. Who is further behind than that is told to update guild.
    private const int MostTries = 10;

    /// <summary>Brings the highest version that fits; where none does the highest, which the installation then refuses with the reason.</summary>
    /// <param name="offers">What there is to choose from, the highest first; at least one.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PackageOrigin> DownloadAsync(IReadOnlyList<FeedPackage> offers, CancellationToken cancel)
    {
        PackageOrigin? highest = null;
        foreach (var offer in offers.Take(MostTries))
        {
            var origin = await PackageOrigin.DownloadAsync(feeds, offer, cancel);
            if (ForeignContract(origin.File) is not { } foreign)
            {
                if (highest is not null)
                {
                    feeds.Log.Warning($"{highest.File.Title} is for contract {ForeignContract(highest.File)}, and this guild has contract {ContractLevel.Own}: {offer.Version.ToNormalizedString()} is the newest that fits");
                    highest.Dispose();
                }

                return origin;
            }

            feeds.Log.Debug($"{origin.File.Title} is for contract {foreign}");
            if (highest is null)
                highest = origin;
            else
                origin.Dispose();
        }

        return highest!;
    }

    /// <summary>The contract that a package was built for, if it is one that this guild doesn't have.</summary>
    public static ContractLevel? ForeignContract(PackageFile package)
    {
        try
        {
            return package.Read($"{PackageKind.Plugin.ContentFolder}/{Contract.ManifestFileName}") is { } text
                && ContractLevel.TryParse(ManifestReader.Read(text).ContractVersion, out var level) && !ContractLevel.Own.Accepts(level)
                ? level
                : null;
        }
        catch (ManifestFormatException)
        {
            // What is wrong with it is said when it is installed.
            return null;
        }
    }
}
