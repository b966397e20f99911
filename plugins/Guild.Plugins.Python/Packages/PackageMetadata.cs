using System.Text;
using System.Text.Json;

namespace Guild.Plugins.Python.Packages;

/// <summary>An installed package.</summary>
/// <param name="Key">Its name in the normal form that packages are compared by.</param>
/// <param name="Line">Its line in <c>pip freeze</c>.</param>
internal sealed record PackageMetadata(string Key, string Line)
{
    /// <summary>Reads <c>*.dist-info</c>, or <c>*.egg-info</c> as a directory or a file; <see langword="null"/> when it's something else.</summary>
    public static PackageMetadata? TryRead(string path)
    {
        try
        {
            if (path.EndsWith(".dist-info", StringComparison.Ordinal))
                return Read(Path.Combine(path, "METADATA"), Path.Combine(path, "direct_url.json"));
            if (path.EndsWith(".egg-info", StringComparison.Ordinal))
                return Read(Directory.Exists(path) ? Path.Combine(path, "PKG-INFO") : path, directUrl: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // A package that was half removed isn't installed.
        }

        return null;
    }

    private static PackageMetadata? Read(string metadata, string? directUrl)
    {
        string? name = null, version = null;
        foreach (var line in File.ReadLines(metadata))
        {
            // The headers end at the first empty line; what follows is the description.
            if (line.Length == 0)
                break;
            name ??= Header(line, "Name:");
            version ??= Header(line, "Version:");
            if (name is not null && version is not null)
                break;
        }

        if (name is null || version is null)
            return null;
        var origin = directUrl is not null && File.Exists(directUrl) ? Origin(name, directUrl) : null;
        return new PackageMetadata(Normalize(name), origin ?? $"{name}=={version}");
    }

    private static string? Header(string line, string header) =>
        line.StartsWith(header, StringComparison.OrdinalIgnoreCase) ? line[header.Length..].Trim() : null;

    // A package that was not installed from an index is listed with the place that it came from.
    private static string? Origin(string name, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = document.RootElement;
        if (!root.TryGetProperty("url", out var url) || url.GetString() is not { } address)
            return null;
        if (root.TryGetProperty("dir_info", out var folder)
            && folder.TryGetProperty("editable", out var editable) && editable.ValueKind == JsonValueKind.True)
            return "-e " + (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsFile ? uri.LocalPath : address);
        if (root.TryGetProperty("vcs_info", out var source)
            && source.TryGetProperty("vcs", out var kind) && source.TryGetProperty("commit_id", out var commit))
            return $"{name} @ {kind.GetString()}+{address}@{commit.GetString()}";
        return $"{name} @ {address}";
    }

    private static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.'))
                text.Append(char.ToLowerInvariant(c));
            else if (text.Length > 0 && text[^1] != '-')
                text.Append('-');
        }

        return text.ToString();
    }
}
