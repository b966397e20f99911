using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Projects.Environments;

/// <summary>Writes the sample project (<see cref="SampleProject"/>).</summary>
internal sealed class SampleWriter(GuildEnvironment environment, ITerminal terminal)
{
    /// <summary>Writes it into a directory.</summary>
    /// <exception cref="GuildException">One of its files is there already.</exception>
    public void Write(string directory)
    {
        Directory.CreateDirectory(directory);
        if (GuildFileFinder.Find(directory) is { } existing)
        {
            throw new GuildException(new GuildError($"'{Path.GetRelativePath(environment.CommandDirectory, existing)}' is there already")
            {
                Fix = "name another directory: 'guild init --sample DIR'",
            });
        }

        foreach (var (name, text) in SampleProject.Files)
        {
            var path = Path.Combine(directory, name);
            if (File.Exists(path))
                throw new GuildException($"'{Path.GetRelativePath(environment.CommandDirectory, path)}' is there already");
            File.WriteAllText(path, text);
            terminal.Out.WriteLine($"Wrote {Path.GetRelativePath(environment.CommandDirectory, path)}");
        }

        terminal.Out.WriteLine("Try 'guild run' and then 'guild runs'");
    }
}
