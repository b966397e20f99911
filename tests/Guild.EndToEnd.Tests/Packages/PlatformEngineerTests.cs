using System.Text.Json;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>
/// A platform engineer publishes plugins to the private feed, colleagues install them, the project pins them, CI restores them, a new release
/// brings a newer library, and six months later a run tells what took part.
/// </summary>
public sealed class PlatformEngineerTests : PackagesTest
{
    [Test]
    public void From_the_private_feed_to_the_record_of_a_questioned_run()
    {
        using var feed = new FeedServer(Feed) { Credentials = "ada:secret" };
        UseSource(feed.Index, """
            <packageSourceCredentials><team><add key="Username" value="ada" /><add key="ClearTextPassword" value="secret" /></team></packageSourceCredentials>
            """);
        Project.With("guild.yml", "train: {exec: 'echo trained ${edition}', flags: {nodes: 1, cache: '', year: 0, edition: ''}}\n");
        PluginPackages.Pack(Feed, "good", id: "Acme.Guild.Nightly");
        PluginPackages.Pack(Feed, "twin-one", id: "Acme.Guild.One");

        // A colleague looks around, and installs.
        Assert.That(Project.GuildOk("plugins", "search", "acme").Out, Does.Contain("Acme.Guild.Nightly").And.Contain("Acme.Guild.One"));
        Assert.That(Project.GuildOk("plugins", "install", "Acme.Guild.Nightly").Out, Does.Contain("Installed plugin 'good' 1.0.0"));
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));

        // The project pins what it needs; the lock file goes with it.
        Project.GuildOk("plugins", "install", "Acme.Guild.Nightly@1.*", "Acme.Guild.One", "--pin");
        Assert.That(PluginsOf("guild-plugins.lock.json"), Is.EqualTo(new[] { "Acme.Guild.Nightly", "Acme.Guild.One" }));

        // A new release would be newer; CI takes what is locked, on a machine that has nothing.
        PluginPackages.Pack(Feed, "good", version: "1.1.0", id: "Acme.Guild.Nightly");
        Project.WithVariable("GUILD_PLUGIN_HOME", Path.Combine(Project.UserHome, "ci"));
        Assert.That(Fails("run", "train", "-y").Error, Does.Contain("'good' (Acme.Guild.Nightly)").And.Contain("'twin-one' (Acme.Guild.One)").And.Contain("run 'guild plugins restore'"));
        Assert.That(Project.GuildOk("plugins", "restore", "--locked").Out, Does.Contain("Restored plugin 'good' 1.0.0 (Acme.Guild.Nightly)").And.Contain("'twin-one' 1.0.0"));
        Project.GuildOk("nightly", "-y");

        // The twin needs another major version of the library that the first has: each is refused with the words of its own.
        PluginPackages.Pack(Feed, "twin-two", id: "Acme.Guild.Two");
        Project.GuildOk("plugins", "install", "Acme.Guild.Two", "--force");
        Assert.That(Fails("only-one").Error, Does.Contain("edition 1\n1.0.0.0\n"));
        Assert.That(Fails("only-two").Error, Does.Contain("edition 2\n2.0.0.0\n"));

        // The pins are updated, and a rerun without the alias says what is another than then.
        var questioned = Path.GetFileName(Project.RunDirectories[0]);
        Project.GuildOk("plugins", "update", "good", "--pin");
        Assert.That(Project.GuildOk("run", "--proto", questioned, "-y").Error, Does.Contain("other plugins than in run").And.Contain("'good' takes no part"));

        // All plugins are gone by then; the run still tells.
        Directory.Delete(Path.Combine(Project.UserHome, "ci"), recursive: true);
        Directory.Delete(Plugins, recursive: true);
        Assert.That(Project.GuildOk("runs", "info", questioned, "--plugins").Out, Does
            .Contain("\nplugins:\n  - exec\n  - good\n").And.Match(@"plugin_versions:\n  exec: .* \(sha256:[0-9a-f]{64}\)\n  good: 1\.0\.0 \(sha256:[0-9a-f]{64}\)\n"));
    }

    private IEnumerable<string> PluginsOf(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Project.Folder, file))).RootElement.GetProperty("plugins").EnumerateObject().Select(p => p.Name);
}
