using System.Text;
using Guild.Abstractions;
using Guild.Core.Hashing;

namespace Guild.Core.Discovery;

/// <summary>
/// Keeps what flag discovery found, under the Guild home's cache, for as long as none of the files that were read has changed, none
/// that was looked for has appeared, and the variables that it depends on are as they were.
/// </summary>
/// <remarks>
/// An entry holds size, modification time and SHA-256 of each file. Equal size and time are believed; when they differ the digest
/// decides, so that a fresh checkout of the same text costs no discovery either. The cache may be deleted at any time.
/// </remarks>
public sealed class DiscoveryCache(GuildEnvironment environment)
{
    /// <summary>Part of every key: entries of another layout are never found.</summary>
    private const string Layout = "4";

    private string Directory => Path.Combine(environment.Home, "cache", "flags");

    /// <summary>The kept result of a request; <see langword="null"/> when there is none that still holds.</summary>
    public DiscoveredFlags? Find(string plugin, DiscoveryRequest request)
    {
        var path = PathOf(plugin, request);
        try
        {
            return File.Exists(path) && ValueArchive.Read(File.ReadAllBytes(path)) is MapValue entry && EntryHolds(entry, request)
                ? DiscoveryRecord.Read(entry)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            // A damaged entry is as good as none.
            return null;
        }
    }

    /// <summary>Keeps a result. Not being able to is no error: the next command discovers again.</summary>
    public void Keep(string plugin, DiscoveryRequest request, DiscoveredFlags found)
    {
        if (found.FilesRead.Count == 0)
            return;
        try
        {
            var path = PathOf(plugin, request);
            System.IO.Directory.CreateDirectory(Directory);
            var temporary = $"{path}.{Environment.ProcessId}";
            var variables = found.VariablesRead.Order(StringComparer.Ordinal).Select(v => new MapEntry(v, ValueOf(v, request)));
            File.WriteAllBytes(temporary, ValueArchive.Write(DiscoveryRecord.Write(found, found.FilesRead.Select(Stamp), variables)));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A read-only home works too, only slower.
        }
    }

    private static bool EntryHolds(MapValue entry, DiscoveryRequest request) =>
        entry["variables"] is MapValue variables && StillHolds(variables, request)
        && entry["files"] is ListValue files && files.Items.All(f => f is MapValue stamp && StillHolds(stamp, ((TextValue)stamp["path"]!).Text))
        && entry["missing"] is ListValue missing && !missing.Items.Any(p => p is TextValue path && Path.Exists(path.Text));

    private static bool StillHolds(MapValue variables, DiscoveryRequest request)
    {
        foreach (var variable in variables.Entries)
        {
            if (variable.Value != ValueOf(variable.Name!, request))
                return false;
        }

        return true;
    }

    private static bool StillHolds(MapValue stamp, string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return false;
        return (stamp["size"] == Value.Of(file.Length) && stamp["modified"] == Value.Of(file.LastWriteTimeUtc.Ticks))
            || stamp["sha256"] == Value.Of(Digest(path));
    }

    private static Value ValueOf(string variable, DiscoveryRequest request) => Value.Of(request.Environment.GetValueOrDefault(variable));

    private static MapValue Stamp(string path)
    {
        var file = new FileInfo(path);
        return MapValue.Of(
            ("path", Value.Of(path)),
            ("size", Value.Of(file.Length)),
            ("modified", Value.Of(file.LastWriteTimeUtc.Ticks)),
            ("sha256", Value.Of(Digest(path))));
    }

    private static string Digest(string path) => Sha256Hash.Of(File.ReadAllBytes(path));

    private string PathOf(string plugin, DiscoveryRequest request)
    {
        var key = string.Join('\n', [Layout, plugin, request.Attribute, request.Destination ?? "", request.DisplayPath ?? "", .. request.Words, "", .. request.SearchPath]);
        return Path.Combine(Directory, Sha256Hash.Of(Encoding.UTF8.GetBytes(key))[..40]);
    }
}
