using Guild.Core;
using Guild.Core.Logging;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Installation;

namespace Guild.Tool.Commands.Plugins;

/// <summary>The options of all commands that ask package sources.</summary>
internal static class FeedOptions
{
    /// <summary>What help pages say about sources.</summary>
    public const string Help = """
        WHERE PACKAGES COME FROM

        Packages come from the sources of your NuGet configuration, with its credentials, credential providers and source mapping: those that
        'dotnet nuget list source' shows. Use '--source' to name others: a name from that configuration, an address or a folder.
        """;

    public static IReadOnlyList<OptionSpec> Specs { get; } =
    [
        new("source", "Use this package source only; may be repeated.") { Short = "-s", ValueName = "SOURCE", IsRepeatable = true },
        new("pre", "Accept pre-releases."),
        new("interactive", "Let credential providers ask for a login."),
    ];

    /// <summary>The sources that were asked for.</summary>
    public static PackageFeeds Feeds(ParsedCommand asked, GuildEnvironment environment, IGuildLog log) =>
        new(environment, log, asked.Values("source"), asked.Has("interactive"));
}
