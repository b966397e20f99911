using Guild.Abstractions;

namespace Guild.Core.Resources.Caching;

/// <summary>The digest of a file together with the identity that it had: as long as that is unchanged, so is the digest.</summary>
/// <param name="path">Absolute path of the note.</param>
internal sealed class VerifiedNote(string path)
{
    /// <summary>The digest, when it speaks of the file of this identity.</summary>
    public string? Read(FileIdentity identity) =>
        HeldEntry.ReadText(path)?.Split('\n') is [var about, { Length: 64 } sha256, ..] && about == identity.Text ? sha256 : null;

    /// <summary>Keeps a digest. A home that can't be written to costs time at the next run, nothing else.</summary>
    public void Write(FileIdentity identity, string sha256)
    {
        try
        {
            HeldEntry.WriteText(path, $"{identity.Text}\n{sha256}\n");
        }
        catch (CacheWriteException)
        {
            // The file itself is there and verified.
        }
    }
}
