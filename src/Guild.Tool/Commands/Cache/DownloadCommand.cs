using Guild.Core.Resources;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Cache;

/// <summary><c>guild download</c>: a file for the cache, before any run requires it.</summary>
internal sealed class DownloadCommand(ResourceDownload download, ITerminal terminal, CancellationToken cancel) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "download",
        Summary = "Download a resource into the cache.",
        Description = """
            Download URL into the cache that all runs share, as for an operation that requires it, and show its SHA-256 digest and its path. What is
            cached already is not downloaded again.

            The digest can be written into a Guild file: 'sha256: DIGEST' below 'url: URL'. 'guild cache' shows and prunes what has been downloaded.
            """,
        Arguments = [new ArgumentSpec("URL") { IsRequired = true }],
        Type = typeof(DownloadCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var (path, sha256) = await download.RunAsync(asked.Arguments[0], cancel);
        // What comes from below a prefix is a directory, and has no digest.
        terminal.Out.WriteLine(sha256 is null ? path : $"{sha256}  {path}");
        return 0;
    }
}
