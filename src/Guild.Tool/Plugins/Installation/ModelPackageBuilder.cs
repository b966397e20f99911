using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.SourceCode;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace Guild.Tool.Plugins.Installation;

/// <summary>A project -> a NuGet package of its Guild file, source code and small data.</summary>
internal sealed class ModelPackageBuilder(SourceCodeSelector sourceCode, IGuildLog log)
{
    // Larger files are for a resource's URL, not for a package.
    private const long LargestData = 100L << 20;

    private static readonly string[] AlwaysAdded = ["guild.yml", "LICENSE*", "README*", "guild-plugins*.json"];

    /// <summary>Writes the package and returns its path.</summary>
    /// <param name="file">The project's Guild file.</param>
    /// <param name="target">Absolute path of the folder for the package; created if needed.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="GuildException">The package definition is no package that NuGet knows.</exception>
    public async Task<string> BuildAsync(GuildFile file, string target, CancellationToken cancel)
    {
        var package = file.Package ?? Unnamed(file);
        if (!PackageIdValidator.IsValidPackageId(package.Name))
            throw new GuildException($"'{package.Name}' can't be the name of a package: it has characters other than letters, digits, '.', '-' and '_'");
        if (!NuGetVersion.TryParse(package.Version, out var version))
            throw new GuildException(new GuildError($"'{package.Version}' can't be the version of a package") { Fix = "write it as in '1.2.0' or '1.2.0-beta.1'" });

        var summary = package.Description.Split('\n')[0].Trim();
        var builder = new PackageBuilder(deterministic: true)
        {
            Id = package.Name,
            Version = version,
            Description = package.Description.Length > 0 ? package.Description : $"Models of {package.Name}.",
            Summary = summary,
            ProjectUrl = Uri.TryCreate(package.Url, UriKind.Absolute, out var url) ? url : null,
        };
        builder.Authors.Add(package.Author.Length > 0 ? package.Author : "unknown");
        builder.PackageTypes.Add(new PackageType(PackageKind.Model.TypeName, PackageType.EmptyVersion));
        builder.Tags.AddRange(["guild-model", "gpkg", .. package.Tags.Select(t => t.Replace(' ', '-'))]);
        foreach (var path in await FilesAsync(file, package, target, cancel))
        {
            builder.Files.Add(new PhysicalPackageFile
            {
                SourcePath = Path.Combine(file.Directory, path),
                TargetPath = $"{PackageKind.Model.ContentFolder}/{path.Replace(Path.DirectorySeparatorChar, '/')}",
            });
        }

        return Save(builder, target);
    }

    private PackageDef Unnamed(GuildFile file)
    {
        if (file.DefaultModel is { Name.Length: > 0 } model)
            return new PackageDef(model.Name, "0.0.0", model.Description);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Directory)))[..8];
        var name = $"gpkg.anonymous_{digest}";
        log.Warning($"package name was not specified in guild.yml - using '{name}'");
        return new PackageDef(name, "0.0.0", "");
    }

    private async Task<SortedSet<string>> FilesAsync(GuildFile file, PackageDef package, string target, CancellationToken cancel)
    {
        var root = file.Directory;
        var request = new SourceCodeRequest { Root = root, Target = target, ExcludedPaths = [target] };
        var selection = await sourceCode.SelectAsync(request, cancel);
        foreach (var warning in selection.Warnings)
            log.Warning(warning);
        var files = new SortedSet<string>(selection.Files.Select(f => f.Replace(Path.DirectorySeparatorChar, '/')), StringComparer.Ordinal);
        // What the project keeps for itself does not belong to its users.
        files.RemoveWhere(f => f.Split('/').Any(part => part is ".guild" or ".git"));
        foreach (var pattern in AlwaysAdded)
            files.UnionWith(Directory.EnumerateFiles(root, pattern).Select(p => Path.GetFileName(p)));
        foreach (var pattern in package.DataFiles)
            files.UnionWith(Matches(root, pattern));
        foreach (var source in Sources(file))
            AddSource(root, source.Address, files);
        return files;
    }

    private static IEnumerable<SourceDef> Sources(GuildFile file) => file.Models
        .SelectMany(m => m.Resources.SelectMany(r => r.Sources).Concat(m.Operations.SelectMany(o => o.Requires).SelectMany(d => d.Resource?.Sources ?? [])))
        .Where(s => s.Kind is "file" or "config");

    private void AddSource(string root, string address, SortedSet<string> files)
    {
        var path = Path.GetFullPath(address, root);
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return;
        var found = File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [];
        if (found.Sum(f => new FileInfo(f).Length) > LargestData)
        {
            log.Warning(string.Create(CultureInfo.InvariantCulture, $"'{address}' is left out: it is larger than {LargestData >> 20} MiB; offer it at a URL, or list it in 'data-files'"));
            return;
        }

        files.UnionWith(found.Select(f => Relative(root, f)));
    }

    private static List<string> Matches(string root, string pattern)
    {
        var path = Path.GetFullPath(pattern, root);
        if (path != root && !path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new GuildException($"data file pattern '{pattern}' leads out of the project");
        var found = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(f => Relative(root, f))
            .Where(f => !f.StartsWith(".git/", StringComparison.Ordinal)
                && (Directory.Exists(path) ? path == root || f.StartsWith(Relative(root, path) + "/", StringComparison.Ordinal) : FileSystemName.MatchesSimpleExpression(pattern, f, ignoreCase: false)))
            .ToList();
        return found.Count > 0 ? found : throw new GuildException($"Nothing matched data file pattern '{pattern}'");
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static string Save(PackageBuilder builder, string target)
    {
        var path = Path.Combine(target, $"{builder.Id}.{builder.Version!.ToNormalizedString()}.nupkg");
        var temporary = $"{path}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(target);
            using (var file = File.Create(temporary))
                builder.Save(file);
            File.Move(temporary, path, overwrite: true);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PackagingException)
        {
            File.Delete(temporary);
            throw new GuildException($"the package can't be written to '{path}': {e.Message}");
        }
    }
}
