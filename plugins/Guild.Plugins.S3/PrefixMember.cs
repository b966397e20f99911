using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>An object below a prefix.</summary>
/// <param name="Path">Its path below the prefix, with forward slashes.</param>
/// <param name="Remote">The object.</param>
internal sealed record PrefixMember(string Path, RemoteObject Remote)
{
    /// <summary>The members of a prefix.</summary>
    /// <exception cref="ResolveException">A key can't be a path below a directory.</exception>
    public static IReadOnlyList<PrefixMember> Of(IReadOnlyList<RemoteObject> objects, string prefix, S3Address address)
    {
        var members = objects.Select(o => new PrefixMember(o.Key[prefix.Length..], o)).ToList();
        var paths = members.Select(m => m.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (Problem(member.Path, paths) is { } problem)
            {
                throw new ResolveException($"key '{member.Remote.Key}' in bucket '{address.Bucket}' can't be a file: {problem}")
                {
                    Remedy = "require the objects that you need one by one, or a prefix without it",
                };
            }
        }

        return members;
    }

    private static string? Problem(string path, HashSet<string> paths)
    {
        foreach (var part in path.Split('/'))
        {
            if (part is "" or "." or "..")
                return "its path isn't plain";
            if (part.AsSpan().ContainsAny('\\', '\0'))
                return "its name holds characters that some system takes for something else";
        }

        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (paths.Contains(path[..slash]))
                return $"'{path[..slash]}' is an object itself, not a directory";
        }

        return null;
    }
}
