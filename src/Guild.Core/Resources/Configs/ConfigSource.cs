using Guild.Core.Logging;

namespace Guild.Core.Resources.Configs;

/// <summary><c>config: FILE</c>: a copy of a configuration file with flag values in place (runs.md 5.6).</summary>
internal sealed class ConfigSource(GuildEnvironment environment, FileSource files, IGuildLog log)
{
    public async Task<AcquiredSource> AcquireAsync(SourceRequest request, CancellationToken cancel)
    {
        var path = await FindAsync(request, cancel);
        var name = Path.GetFileName(path);
        var format = ConfigFile.FormatOf(path)
            ?? throw new UnmetException($"config type for {name} not supported") { Fix = "use .yml, .yaml, .json, .toml, .ini or .cfg" };

        var config = ConfigFile.Read(await File.ReadAllTextAsync(path, cancel), format, path);
        config = ConfigValues.Apply(config, Params(request));
        // A run's id or a file's path is no setting, unless the file has a place for it.
        var read = config;
        config = ConfigValues.Apply(
            config, request.Dependency.ConfigValues.Where(v => !request.ResourceFlags.Contains(v.Key) || ConfigValues.Find(read, v.Key) is not null));

        var directory = Path.Combine(request.RunDirectory, ".guild", "generated", Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(directory);
        var generated = Path.Combine(directory, name);
        await File.WriteAllTextAsync(generated, ConfigFile.Write(config, format), cancel);
        return new AcquiredSource([new AcquiredPath(generated, request.Source.Uri)]) { Config = request.Choice };
    }

    private async Task<string> FindAsync(SourceRequest request, CancellationToken cancel)
    {
        if (request.Choice is not { } choice)
            return await files.FindAsync(request, cancel);
        var path = UserPath.Find(ValueText.Of(choice), environment.WorkingDirectory, null);
        log.Info($"Using {Path.GetRelativePath(environment.CommandDirectory, path)} for {request.Name}");
        return path;
    }

    private static IEnumerable<NamedValue> Params(SourceRequest request) =>
        (request.Source.Params?.Entries ?? []).Select(e => new NamedValue(ValueText.Of(e.Key), e.Value));
}
