using System.Globalization;
using Guild.Core.Running.Posix;

namespace Guild.Core.Resources;

/// <summary>Tells whether a file is still the one that was looked at, without reading it.</summary>
/// <param name="Text">All that changes when the file does, in one word per fact.</param>
internal readonly record struct FileIdentity(string Text)
{
    /// <summary>The identity of an existing file: size, times and inode; only size and time where the system tells no more.</summary>
    public static FileIdentity Of(string path)
    {
        if (FileStat.Of(path) is { } stat)
            return new FileIdentity(string.Create(CultureInfo.InvariantCulture, $"{stat.Size} {stat.ModifiedAt} {stat.ChangedAt} {stat.Device}:{stat.Inode}"));
        var file = new FileInfo(path);
        return new FileIdentity(string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks} - -"));
    }
}
