namespace Guild.EndToEnd.Tests.Packages;

/// <summary>What no plugin here gives is answered with the package that does, if a source of the user offers one.</summary>
public sealed class MissingPluginTests : PackagesTest
{
    private const string Tags = "<tags>guild-plugin guild-command:nightly guild-source:shelf guild-scheme:shelf guild-attribute:toy guild-extension:.toy guild-main:toys.</tags>";

    private const string Line = "fix: a plugin for it can be installed: 'guild plugins install Acme.Guild.Good'";

    [SetUp]
    public void PackTagged()
    {
        PluginPackages.Pack(Feed, change: p => p.Metadata = Tags);
        // A loaded machine needs more than the usual seconds.
        Project.WithVariable("GUILD_OFFLINE", null).WithVariable("GUILD_FEED_PATIENCE", "300");
    }

    [Test]
    public void A_command_a_source_key_and_a_scheme_are_looked_up()
    {
        Assert.That(Project.Guild("nightly", "-y").Error, Does.Contain("No such command 'nightly'").And.Contain(Line));
        Project.With("guild.yml", "a: {exec: echo, requires: [{shelf: x}]}\n");
        Assert.That(Fails("run", "a", "-y").Error, Does.Contain("missing required attribute").And.Contain(Line));
        Project.With("guild.yml", "a: {exec: echo, requires: [{url: 'shelf://x/y'}]}\n");
        Assert.That(Fails("run", "a", "-y").Error, Does.Contain(Line));

        Project.GuildOk("plugins", "install", "Acme.Guild.Good");
        Project.With("guild.yml", "train: {exec: echo trained, flags: {nodes: 1, cache: '', year: 0}}\n");
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
    }

    [TestCase("a: {toy: play}\n", "a")]
    [TestCase("a: {main: toys.car}\n", "a")]
    [TestCase("other: {exec: echo}\n", "./car.toy")]
    public void A_runtime_is_looked_up(string guildFile, string operation)
    {
        Project.With("guild.yml", guildFile).With("car.toy", "");

        Assert.That(Fails("run", operation, "-y").Error, Does.Contain(Line));
    }

    [Test]
    public void Sources_are_asked_once_and_never_for_what_was_typed()
    {
        using var server = new FeedServer(Feed);
        UseSource(server.Index);

        Assert.That(Project.Guild("nightly").Error, Does.Contain(Line));
        Assert.That(Project.Guild("nightly").Error, Does.Contain(Line));
        Assert.That(Project.Guild("something-else").Error, Does.Not.Contain("fix:"));

        Assert.That(server.Searches.Single(), Does.Contain("q=guild-plugin").And.Not.Contain("nightly"));
    }

    [Test]
    public void Nobody_is_asked_about_a_typing_error_or_offline()
    {
        using var server = new FeedServer(Feed);
        UseSource(server.Index);

        Assert.That(Project.Guild("trian").Error, Does.Contain("did you mean 'train'?"));
        Project.WithVariable("GUILD_OFFLINE", "1");
        Assert.That(Project.Guild("nightly").Error, Is.EqualTo("guild: No such command 'nightly'.\nTry 'guild --help' for more information.\n"));

        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public void A_source_that_does_not_answer_changes_nothing()
    {
        string gone;
        using (var server = new FeedServer(Feed))
            gone = server.Index;
        UseSource(gone);

        Assert.That(Project.Guild("nightly").Error, Is.EqualTo("guild: No such command 'nightly'.\nTry 'guild --help' for more information.\n"));
    }
}
