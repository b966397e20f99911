using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guild.Abstractions;
using Guild.Core.Logging;

namespace Guild.Core.Resources;

/// <summary>Runs a source's <c>post-process</c> command, once for each text of the command (runs.md 6.7).</summary>
internal sealed class PostProcess(ResourceCache cache, IProcessRunner processes, IGuildLog log)
{
    private const string ProjectReference = "$(project-src ";

    public async Task RunAsync(SourceRequest request, AcquiredSource acquired, CancellationToken cancel)
    {
        if (acquired.Paths is not [{ } first, ..])
            return;
        var command = Expand(request.Resolve(request.Source.PostProcess!), request.Location).ReplaceLineEndings(" ").Trim();
        var key = CacheKey.OfFile(first.Origin);
        var isInCache = first.Member is not null;
        var directory = isInCache
            ? first.Origin[..^(first.Member!.Length + 1)]
            : Path.GetDirectoryName(first.Origin)!;
        var notes = isInCache ? directory : cache.DirectoryOf(key);
        var note = Path.Combine(notes, $".guild-cache-{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(command)))}.post");
        using var turn = await cache.LockAsync(isInCache ? Path.GetFileName(directory) : key, cancel);
        if (File.Exists(note))
            return;

        log.Info($"Post processing {request.Dependency.Name} resource in {directory}: '{command}'");
        var result = await processes.RunAsync(Shell(command) with { WorkingDirectory = directory }, cancel);
        foreach (var line in (result.Output + result.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            log.Info(line.TrimEnd('\r'));
        if (result.ExitCode != 0)
        {
            throw new UnmetException(string.Create(
                CultureInfo.InvariantCulture, $"error post processing {request.Dependency.Name} resource in {directory}: '{command}' exited with {result.ExitCode}"));
        }

        Directory.CreateDirectory(notes);
        await File.WriteAllTextAsync(note, "", cancel);
    }

    private static ProcessCall Shell(string command) =>
        OperatingSystem.IsWindows() ? new ProcessCall("cmd.exe", ["/c", command]) : new ProcessCall("/bin/sh", ["-c", command]);

    private static string Expand(string command, string project)
    {
        var text = new StringBuilder();
        var at = 0;
        while (command.IndexOf(ProjectReference, at, StringComparison.Ordinal) is >= 0 and var start && command.IndexOf(')', start) is > 0 and var end)
        {
            text.Append(command, at, start - at)
                .Append(Path.GetFullPath(command[(start + ProjectReference.Length)..end].Trim(), project));
            at = end + 1;
        }

        return text.Append(command, at, command.Length - at).ToString();
    }
}
