using System.Security.Cryptography;
using System.Text;
using Guild.Abstractions;
using Microsoft.Win32.SafeHandles;

namespace Guild.Plugins.S3;

/// <summary>A file that is downloaded for a member of a prefix. What an interrupted guild has left of the same version is gone on with.</summary>
internal sealed class MemberDownload : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 16);
    private ContentDigests _digests = new();

    /// <param name="directory">Absolute path of where unfinished files are.</param>
    /// <param name="member">The member.</param>
    /// <exception cref="CacheWriteException">The file can't be written to.</exception>
    public MemberDownload(string directory, PrefixMember member)
    {
        _path = Path.Combine(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member.Path)))[..32]);
        _file = Writing(() => File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite));
        // The directory is that of one state of the prefix: what is there is of this version, if versions can be told apart.
        if (member.Remote.Tag.CanBeDemanded && RandomAccess.GetLength(_file) <= member.Remote.Size)
            ReadWhatIsThere();
        else
            Restart();
    }

    /// <summary>How much has come.</summary>
    public long Length { get; private set; }

    /// <summary>Adds what comes.</summary>
    public async Task AppendAsync(Stream content, ITransfer transfer, CancellationToken cancel)
    {
        int read;
        while ((read = await content.ReadAsync(_buffer, cancel)) > 0)
        {
            Writing(() =>
            {
                RandomAccess.Write(_file, _buffer.AsSpan(0, read), Length);
                return true;
            });
            Take(read);
            transfer.Advance(read);
        }
    }

    /// <summary>The digest of what has come, in lower-case hex.</summary>
    public string Md5() => _digests.Md5();

    /// <summary>Forgets what has come.</summary>
    public void Restart()
    {
        Writing(() =>
        {
            RandomAccess.SetLength(_file, 0);
            return true;
        });
        Length = 0;
        _digests.Dispose();
        _digests = new ContentDigests();
    }

    /// <summary>Gives the file its name.</summary>
    /// <returns>Its SHA-256 digest.</returns>
    public string Complete(string path) => Writing(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file.Dispose();
        File.Move(_path, path, overwrite: true);
        // Runs link to what is in the cache; one that writes through such a link would spoil it for all others.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return _digests.Sha256();
    });

    public void Dispose()
    {
        _file.Dispose();
        _digests.Dispose();
    }

    private static T Writing<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheWriteException(e.Message, e);
        }
    }

    private void ReadWhatIsThere()
    {
        int read;
        while ((read = RandomAccess.Read(_file, _buffer, Length)) > 0)
            Take(read);
    }

    private void Take(int length)
    {
        _digests.Append(_buffer.AsSpan(0, length));
        Length += length;
    }
}
