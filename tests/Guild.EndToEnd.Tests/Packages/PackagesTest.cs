using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>A project whose only package source is a folder of its own, so that no test asks a source of whoever runs it.</summary>
public abstract class PackagesTest : ProjectTest
{
    /// <summary>The folder that is the package source <c>team</c>.</summary>
    protected string Feed => Path.Combine(Project.UserHome, "feed");

    /// <summary>The user's plugin folder.</summary>
    protected string Plugins => Path.Combine(Project.UserHome, ".guild", "plugins");

    [SetUp]
    public void ConfigureNuGet()
    {
        Project.With("guild.yml", "train: {exec: echo trained, flags: {nodes: 1, cache: '', year: 0}}\n");
        Directory.CreateDirectory(Feed);
        UseSource(Feed);
    }

    /// <summary>Makes a folder or an address the only source.</summary>
    protected void UseSource(string source, string credentials = "") => Project.With("nuget.config", $"""
        <configuration>
          <packageSources><clear /><add key="team" value="{source}" allowInsecureConnections="true" /></packageSources>
          {credentials}
          <config><add key="globalPackagesFolder" value="{Path.Combine(Project.UserHome, "nuget")}" /></config>
        </configuration>
        """);

    /// <summary>The installed versions of the plugin <c>good</c> that can be found.</summary>
    protected IEnumerable<string?> Installed =>
        Directory.Exists(Path.Combine(Plugins, "good"))
            ? Directory.GetDirectories(Path.Combine(Plugins, "good")).Where(d => File.Exists(Path.Combine(d, "guild-plugin.json"))).Select(Path.GetFileName)
            : [];
}
