using System.IO.Compression;
using System.Security.Cryptography;
using Guild.Core.Errors;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace Guild.Tool.Plugins.Installation;

/// <summary>A .nupkg file: what it says of itself, and what it holds for guild. Nothing in it is run.</summary>
internal sealed class PackageFile : IDisposable
{
    // More than any plugin or sample data set, far less than what would fill a disk from a small archive.
    private const long LargestContent = 4L << 30;

    private readonly FileStream _file;
    private readonly PackageArchiveReader _reader;
    private readonly NuspecReader _facts;

    private PackageFile(FileStream file, PackageArchiveReader reader)
    {
        (_file, _reader, _facts) = (file, reader, reader.NuspecReader);
        Identity = _facts.GetIdentity();
    }

    public PackageIdentity Identity { get; }

    public string Id => Identity.Id;

    public NuGetVersion Version => Identity.Version;

    public string Authors => _facts.GetAuthors();

    public string Description => _facts.GetDescription() ?? "";

    /// <summary>What the package is, as its first package type says.</summary>
    public IReadOnlyList<string> Types => [.. _facts.GetPackageTypes().Select(t => t.Name)];

    /// <summary>Base64 of the SHA-512 of the content, its signature left out: the same on every platform and in every NuGet lock file.</summary>
    public string ContentHash => field ??= _reader.GetContentHash(CancellationToken.None);

    /// <summary>What messages call it.</summary>
    public string Title => $"package '{Id}' {Version.ToNormalizedString()}";

    /// <exception cref="GuildException">The file is no package.</exception>
    public static PackageFile Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var reader = new PackageArchiveReader(file, leaveStreamOpen: true);
            return new PackageFile(file, reader);
        }
        catch (Exception e) when (e is InvalidDataException or PackagingException or IOException or UnauthorizedAccessException or System.Xml.XmlException)
        {
            file?.Dispose();
            throw new GuildException($"'{path}' is no NuGet package that can be read: {e.Message}");
        }
    }

    /// <exception cref="GuildException">It is a package of another kind.</exception>
    public void RequireKind(PackageKind kind)
    {
        if (Types.Contains(kind.TypeName, StringComparer.OrdinalIgnoreCase))
            return;
        var types = Types.Count == 0 ? "Dependency" : string.Join(", ", Types);
        var other = Types.Contains(PackageKind.Model.TypeName) ? "install it with 'guild install'"
            : Types.Contains(PackageKind.Plugin.TypeName) ? "install it with 'guild plugins install'"
            : null;
        throw new GuildException(new GuildError($"{Title} is no {kind.Noun}: its package type is {types}, not {kind.TypeName}") { Fix = other });
    }

    /// <summary>Names of the packages that it wants beside itself.</summary>
    public IReadOnlyList<string> Dependencies =>
        [.. _facts.GetDependencyGroups().SelectMany(g => g.Packages).Select(p => p.Id).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether there is a file of that name.</summary>
    public bool Holds(string name) => _reader.GetFiles().Contains(name, StringComparer.Ordinal);

    /// <summary>The content of a file; <see langword="null"/> when there is none of that name.</summary>
    public byte[]? Read(string name)
    {
        if (!Holds(name))
            return null;
        using var source = _reader.GetStream(name);
        using var content = new MemoryStream();
        source.CopyTo(content);
        return content.ToArray();
    }

    public Task<PackageSignature> VerifySignatureAsync(ISettings settings, ILogger log, CancellationToken cancel) =>
        PackageSignature.VerifyAsync(_reader, settings, log, Title, cancel);

    /// <summary>Writes what the package holds for guild, and returns the SHA-256 of each file by its path with slashes.</summary>
    /// <param name="folder">The folder of the package whose content is written.</param>
    /// <param name="target">An existing, empty directory.</param>
    /// <exception cref="GuildException">A name leads out of the directory, or the content is too large.</exception>
    public IReadOnlyDictionary<string, string> Extract(string folder, string target)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var folded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = LargestContent;
        try
        {
            _file.Position = 0;
            using var archive = new ZipArchive(_file, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in archive.Entries)
            {
                var name = Uri.UnescapeDataString(entry.FullName);
                RequireInside(name);
                if (!name.StartsWith(folder + "/", StringComparison.Ordinal) || name.EndsWith('/'))
                    continue;
                var relative = name[(folder.Length + 1)..];
                if (!folded.Add(relative))
                    throw new GuildException($"{Title} is refused: it holds '{name}' twice");
                var path = Path.Combine(target, relative.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                digests[relative] = Write(entry, path, ref left);
            }
        }
        catch (InvalidDataException e)
        {
            throw new GuildException($"{Title} is damaged: {e.Message}");
        }

        return digests;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private string Write(ZipArchiveEntry entry, string path, ref long left)
    {
        using var digest = IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var source = entry.Open();
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[81920];
        for (int length; (length = source.Read(buffer)) > 0;)
        {
            if ((left -= length) < 0)
                throw new GuildException($"{Title} is refused: it holds more than {LargestContent >> 30} GiB");
            digest.AppendData(buffer, 0, length);
            file.Write(buffer, 0, length);
        }

        const int execute = 0b001_001_001;
        if (!OperatingSystem.IsWindows() && ((entry.ExternalAttributes >> 16) & execute) != 0)
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(file.SafeFileHandle) | (UnixFileMode)execute);
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private void RequireInside(string name)
    {
        var isOutside = name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Contains('\0')
            || name.Split('/').Any(part => part is ".." or ".");
        if (isOutside)
            throw new GuildException($"{Title} is refused: it holds a file named '{name}', which would lie outside of its folder");
    }
}
