using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <summary>Where a run lives.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Directory">Absolute path of its directory.</param>
/// <param name="IsInHome">Whether that lies directly in the home's <c>runs</c>.</param>
internal sealed record RunPlacement(RunId Id, string Directory, bool IsInHome)
{
    /// <summary>Decides where the run lives: where it was, where the user says, or in the home under a new id.</summary>
    /// <exception cref="GuildException">The id is taken.</exception>
    public static RunPlacement Decide(OperationSetup setup, RunRequest request, GuildEnvironment environment)
    {
        if (setup.IsRestart)
            return At(setup.From!.Directory.Path, environment);
        if (request.RunDirectory is "")
            throw new GuildException(new GuildError("--run-dir names no directory") { Fix = "write the directory's path, or '.' for the current one" });
        if (request.RunDirectory is { } given)
            return At(Directories.MakeAbsolute(given, environment.WorkingDirectory, environment.UserHome), environment);
        if (request.RunId is { } name && !IsName(name))
        {
            throw new GuildException(new GuildError($"invalid run id '{name}'")
            {
                Fix = "the id is the name of the run's directory: use letters, digits, '-' and '_', or leave --run-id out for a new id",
            });
        }

        var id = request.RunId is { } asked ? new RunId(asked) : RunId.New();
        var directory = Path.Combine(environment.RunsDirectory, id.Value);
        if (request.RunId is not null && File.Exists(Path.Combine(directory, ".guild", "opref")))
        {
            throw new GuildException(new GuildError($"run '{id}' already exists")
            {
                Fix = $"leave --run-id out for a new id, or use 'guild run --restart {id}' to run it again",
            });
        }

        return new RunPlacement(id, directory, IsInHome: true);
    }

    /// <summary>The place of a batch's prototype.</summary>
    public static RunPlacement OfPrototype(RunDirectory batch) => new(batch.Prototype.Id, batch.Prototype.Path, IsInHome: false);

    // It must stay directly below 'runs', and be seen there.
    private static bool IsName(string id) => id.Trim().Length > 0 && id[0] != '.' && id.AsSpan().IndexOfAny("/\\\0") < 0;

    private static RunPlacement At(string directory, GuildEnvironment environment) =>
        new(new RunId(Path.GetFileName(directory)), directory, Path.GetDirectoryName(directory) == environment.RunsDirectory);
}
