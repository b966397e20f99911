using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Configuration;
using Guild.Core.Runs;
using Guild.Core.Runs.Archives;

namespace Guild.Tool.Commands.Runs.Transfer;

/// <summary>Opens the archive that a user names: a directory, a zip file, or an archive that guild keeps.</summary>
internal sealed class ArchiveLookup(NamedArchives archives, RunStore store, GuildEnvironment environment, TimeZoneInfo zone)
{
    /// <summary>Opens an archive. Dispose it.</summary>
    /// <exception cref="GuildException">There is none, or it can't be read.</exception>
    public RunArchive Open(string name)
    {
        var path = Directories.MakeAbsolute(name, environment.WorkingDirectory, environment.UserHome);
        if (Directory.Exists(path))
            return RunArchive.Open(path, store, zone);
        if (archives.Find(name) is { } named)
            return RunArchive.Open(named.Path, store, zone);
        if (!File.Exists(path))
        {
            throw new GuildException(
                $"'{name}' is not a valid archive - use a path to a file/directory or specify an archive name returned by 'guild archive --list'.");
        }

        return path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            ? RunArchive.Open(path, store, zone)
            : throw new GuildException($"invalid archive {name} - expected a directory or a zip file");
    }
}
