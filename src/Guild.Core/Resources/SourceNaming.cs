using Guild.Core.Logging;

namespace Guild.Core.Resources;

/// <summary>Decides where in the run directory, and as what, the files of a source appear (runs.md 6.6).</summary>
internal sealed class SourceNaming(IGuildLog log)
{
    /// <summary>The targets of a source's paths, in order.</summary>
    /// <exception cref="UnmetException">A target would leave the run directory, or what is asked for makes no sense.</exception>
    public IReadOnlyList<Placement> Place(SourceRequest request, IReadOnlyList<AcquiredPath> paths)
    {
        var isLink = IsLink(request);
        var directory = TargetDirectory(request);
        return
        [
            .. paths.Select(p => new Placement(p.Origin, Target(request, directory ?? p.KeptDirectory, Path.GetFileName(p.Origin)))
            {
                IsLink = isLink,
                ReplacesExisting = request.Source.ReplacesExisting,
            }),
        ];
    }

    private static bool IsLink(SourceRequest request)
    {
        var type = request.Source.TargetType ?? request.Dependency.Resource.TargetType
            ?? (request.Source.Kind == "operation" ? "link" : "copy");
        return type switch
        {
            "link" => true,
            "copy" => false,
            // 'None' is the original's word for a source without a name.
            _ => throw new UnmetException(
                $"unsupported target-type '{type}' in source {request.Source.Name ?? "None"} (expected 'link' or 'copy')"),
        };
    }

    private string? TargetDirectory(SourceRequest request)
    {
        var path = request.Source.TargetPath ?? request.Dependency.Resource.TargetPath;
        if (!request.Source.PreservesPath)
            return TargetPath.Plain(path is null ? "" : request.Resolve(path), request.Dependency.Resource.Name ?? "None");
        if (path is not null)
            log.Warning($"target-path '{path}' specified with preserve-path - ignoring");
        return null;
    }

    private static string Target(SourceRequest request, string directory, string name)
    {
        var renamed = Rename(request, name);
        if (renamed.Length == 0 || renamed is "." or "..")
            throw new UnmetException($"'{name}' cannot be renamed to '{renamed}'");
        return TargetPath.Plain(directory.Length == 0 ? renamed : $"{directory}/{renamed}", request.Dependency.Resource.Name ?? "None");
    }

    private static string Rename(SourceRequest request, string name)
    {
        foreach (var rule in request.Source.Rename)
        {
            var text = request.Resolve(rule.Pattern);
            if (!PathPattern.TryCompile(text, out var pattern, out var problem))
                throw new UnmetException($"error renaming '{name}': invalid pattern '{text}': {problem}");
            var renamed = pattern.ReplaceFirst(name, request.Resolve(rule.Replacement));
            if (renamed != name)
                return renamed;
        }

        return name;
    }
}
