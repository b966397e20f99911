using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>
/// Brings all objects below a prefix into the cache. Each state of the prefix is a directory of its own that never changes once it is
/// complete: a run that has linked to one keeps what it began with.
/// </summary>
internal sealed class PrefixFetch(ICacheEntry entry, S3Address address, ITransfers transfers, S3Settings settings, IPluginLog log, TimeProvider clock)
{
    private string CurrentNote => address.Name + ".current";

    /// <summary>The state that was downloaded last, if it is still whole; <see langword="null"/> otherwise.</summary>
    public string? FindLast() => entry.ReadNote(CurrentNote) is { } state && PrefixFiles.Read(entry, state.Trim()) is { } files && files.IsWhole(PathOf(state.Trim()))
        ? PathOf(state.Trim()) : null;

    /// <summary>Downloads what isn't there yet.</summary>
    /// <returns>Absolute path of the directory, and whether anything was downloaded.</returns>
    public async Task<(string Path, bool IsNew)> RunAsync(IReadOnlyList<RemoteObject> objects, string prefix, Store store, CancellationToken cancel)
    {
        var members = PrefixMember.Of(objects, prefix, address);
        var state = StateOf(members);
        var path = PathOf(state);
        var known = PrefixFiles.Read(entry, state);
        // Without ETags nothing tells this state from the next one.
        if (known is not null && Directory.Exists(path) && members.All(m => m.Remote.Tag.IsThere))
        {
            if (known.IsWhole(path))
            {
                entry.WriteNote(CurrentNote, state);
                return (path, false);
            }

            // Nobody changes these but somebody who shouldn't: what is as it was is kept, the rest comes again.
            log.Warning($"cached directory '{path}' is damaged; fetching again what has changed");
        }

        var earlier = new List<EarlierState>();
        if (known is not null)
            earlier.Add(new EarlierState(path, known));
        if (entry.ReadNote(CurrentNote)?.Trim() is { Length: > 0 } last && last != state && PrefixFiles.Read(entry, last) is { } before)
            earlier.Add(new EarlierState(PathOf(last), before));
        entry.WriteNote(PrefixFiles.NoteOf(state), null);
        entry.WriteNote(state + ".digests", null);
        var files = await new PrefixDownload(entry, address, transfers, settings, log, clock).RunAsync(members, state, path, earlier, store, cancel);
        entry.WriteNote(PrefixFiles.NoteOf(state), files.ToNote());
        entry.WriteNote(state + ".digests", files.ToDigests($"{state}/{address.Name}"));
        entry.WriteNote(CurrentNote, state);
        return (path, true);
    }

    private static string StateOf(IReadOnlyList<PrefixMember> members)
    {
        var text = new StringBuilder();
        foreach (var member in members)
            text.Append(CultureInfo.InvariantCulture, $"{member.Path}\n{member.Remote.Tag}\n{member.Remote.Size}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private string PathOf(string state) => Path.Combine(entry.Directory, state, address.Name);
}
