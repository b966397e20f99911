namespace Guild.EndToEnd.Tests.Packages;

/// <summary>Installing from a NuGet service over HTTP, as from a company's private feed.</summary>
public sealed class ServiceTests : PackagesTest
{
    [Test]
    public void A_plugin_comes_from_a_service_over_http()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        PluginPackages.Pack(Feed, version: "1.2.0");
        using var server = new FeedServer(Feed);
        UseSource(server.Index);

        Assert.That(Project.GuildOk("plugins", "install", "Acme.Guild.Good@[1.0,1.2)").Out, Does.Contain("'good' 1.0.0").And.Contain(server.Index));
        Assert.That(Project.GuildOk("plugins", "search", "good").Out, Does.Contain("Acme.Guild.Good  1.2.0  installed 1.0.0"));
        Assert.That(server.Searches.Single(), Does.Contain("packageType=GuildPlugin"));
        Assert.That(Project.GuildOk("plugins", "update", "--all").Out, Does.Contain("1.2.0 in place of 1.0.0"));
    }

    [Test]
    public void Credentials_of_the_nuget_configuration_are_used()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        using var server = new FeedServer(Feed) { Credentials = "ada:secret" };
        UseSource(server.Index);
        Assert.That(Fails("plugins", "install", "Acme.Guild.Good").Error, Does.Contain("401").And.Contain(server.Index));

        UseSource(server.Index, """
            <packageSourceCredentials><team><add key="Username" value="ada" /><add key="ClearTextPassword" value="secret" /></team></packageSourceCredentials>
            """);
        var installed = Project.GuildOk("plugins", "install", "Acme.Guild.Good");

        Assert.That(installed.Out, Does.Contain("Installed plugin 'good' 1.0.0"));
        Assert.That(installed.ToString(), Does.Not.Contain("secret"));
        Assert.That(File.ReadAllText(Path.Combine(Plugins, "good", "1.0.0", "guild-package.json")), Does.Not.Contain("secret"));
    }

    [Test]
    public void A_package_that_differs_from_what_its_source_published_is_refused()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        using var server = new FeedServer(Feed) { PublishedHash = "not=this=one" };
        UseSource(server.Index);

        Assert.That(Fails("plugins", "install", "Acme.Guild.Good").Error, Does.Contain("is damaged or was changed").And.Contain("the source says not=this=one"));
        Assert.That(Directory.Exists(Path.Combine(Plugins, "good")), Is.False);
        server.PublishedHash = null;
        Project.GuildOk("plugins", "install", "Acme.Guild.Good");
    }

    [Test]
    public void A_credential_provider_is_asked()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        using var server = new FeedServer(Feed) { Credentials = "ada:secret" };
        UseSource(server.Index);
        Project.WithVariable("NUGET_NETCORE_PLUGIN_PATHS", Path.GetFullPath(Path.Combine(
            Harness.Tool.RepositoryRoot, "tests", "TestPlugins", "Libraries", "CredentialProvider", "bin", Harness.Tool.Configuration, "net10.0", "CredentialProvider.Test.dll")));

        var installed = Project.GuildOk("plugins", "install", "Acme.Guild.Good");

        Assert.That(installed.Out, Does.Contain("Installed plugin 'good' 1.0.0"));
        Assert.That(installed.ToString(), Does.Not.Contain("secret"));
    }

    [Test]
    public void A_source_that_is_away_is_named_and_others_still_serve()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        string gone;
        using (var server = new FeedServer(Feed))
            gone = server.Index;

        var alone = Fails("plugins", "install", "Acme.Guild.Good", "--source", gone);
        Assert.That(alone.Error, Does.Contain($"package source {gone} could not be asked"));
        var both = Project.GuildOk("plugins", "install", "Acme.Guild.Good", "--source", gone, "--source", "team");
        Assert.That(both.Out, Does.Contain("Installed plugin 'good'"));
        Assert.That(both.Error, Does.Contain($"WARNING: package source {gone} could not be asked"));
    }
}
