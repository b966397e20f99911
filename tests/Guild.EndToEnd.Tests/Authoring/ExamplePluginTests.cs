using System.Text.Json;

namespace Guild.EndToEnd.Tests.Authoring;

/// <summary>The plugins of <c>examples/plugins</c>, built from the packed packages alone, installed and used.</summary>
public sealed class ExamplePluginTests : AuthoringTest
{
    private static readonly Dictionary<string, string> Packages = [];

    [Test]
    public void An_alias_of_ones_own_has_options_and_help_of_its_own()
    {
        Install("Acme.Guild.Nightly");
        Project.With("guild.yml", "- model: mlp\n  operations: {train: {exec: 'echo ${nodes} nodes', flags: {nodes: 1}}}\n");

        var help = Project.GuildOk("nightly", "--help").Out;
        Assert.That(help, Does.Contain("runs MODEL:train with a label").And.Contain("--nodes N").And.Contain("Number of nodes (default is 1).").And.Contain("--queue").And.Contain("--label"));
        Assert.That(Project.GuildOk("plugins", "info", "acme.nightly").Out, Does.Contain("nightly").And.Contain("Train a model over night."));

        Assert.That(Project.GuildOk("nightly", "mlp", "--nodes", "2", "--queue", "long", "-y").Out, Is.EqualTo("2 nodes\n"));
        Assert.That(Project.Attribute("label"), Does.Match(@"^nightly \d{4}-\d\d-\d\d$"));
        Assert.That(Project.Attribute("tags"), Is.EqualTo("- nightly\n- long"));

        Project.WithVariable("GUILD_PLUGIN_ACME_NIGHTLY__NODES", "4");
        Assert.That(Project.GuildOk("nightly", "mlp", "--tag", "mine", "--label", "my own", "-y").Out, Is.EqualTo("4 nodes\n"));
        Assert.That(Project.RunDirectories.Select(r => Harness.Project.AttributeOf(r, "tags")), Does.Contain("- mine\n- nightly"));
        Assert.That(Project.RunDirectories.Select(r => Harness.Project.AttributeOf(r, "label")), Does.Contain("my own"));
    }

    [TestCase("--nodes", "two", "guild: --nodes is 'two'\n fix: give a number from 1\n")]
    [TestCase("--queue", "middle", "guild: Invalid value for '--queue': 'middle' is not one of 'short', 'long'.\n")]
    public void What_it_does_not_understand_is_misuse(string option, string value, string error)
    {
        Install("Acme.Guild.Nightly");
        Project.With("guild.yml", "- model: mlp\n  operations: {train: {exec: echo}}\n");

        var result = Project.Guild("nightly", "mlp", option, value, "-y");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, error)));
    }

    [TestCase("artifacts: digits/1.2/digits.csv")]
    [TestCase("url: artifacts://digits/1.2/digits.csv")]
    public async Task A_scheme_of_ones_own_brings_files(string source)
    {
        Install("Acme.Guild.Artifacts");
        Project.With("guild.yml", $"show: {{exec: cat digits.csv, requires: {{{source}}}}}\n");
        using var server = new ExampleServer(request => (request.Url!.AbsolutePath == "/digits/1.2/digits.csv" ? 200 : 404, "1,2,3\n"));
        Project.WithVariable("GUILD_PLUGIN_ACME_ARTIFACTS__SERVER", server.Url).WithVariable("ACME_ARTIFACTS_TOKEN", "hush");

        Assert.That(Project.GuildOk("run", "show", "-y").Out, Is.EqualTo("1,2,3\n"));
        Assert.That(Project.GuildOk("run", "show", "-y").Out, Is.EqualTo("1,2,3\n"));

        Assert.That(await server.RequestsAsync(), Is.EqualTo(new[] { "GET /digits/1.2/digits.csv Bearer hush" }), "fetched once");
        Assert.That(Directory.EnumerateFiles(Project.Home, "*", SearchOption.AllDirectories).Select(File.ReadAllText), Has.None.Contains("hush"));
    }

    [Test]
    public void A_scheme_of_ones_own_says_what_is_missing()
    {
        Install("Acme.Guild.Artifacts");
        Project.With("guild.yml", "show: {exec: cat digits.csv, requires: {artifacts: digits/9/digits.csv}}\n");
        Assert.That(Fails("run", "show", "-y").Error, Does.Contain("the setting 'server' is missing").And.Contain("plugins: acme.artifacts: server"));

        using var server = new ExampleServer(_ => (404, ""));
        Project.WithVariable("GUILD_PLUGIN_ACME_ARTIFACTS__SERVER", server.Url);
        Assert.That(Fails("run", "show", "-y").Error, Does.Contain($"{server.Url} has no 'digits/9/digits.csv'").And.Contain("fix: correct its name or version"));
    }

    [Test]
    public async Task An_observer_posts_results()
    {
        Install("Acme.Guild.Webhook");
        Project.With("guild.yml", "- model: mlp\n  operations: {train: {exec: 'echo loss: 0.25'}}\n");
        using var server = new ExampleServer(_ => (200, ""));
        Directory.CreateDirectory(Project.Home);
        File.WriteAllText(Path.Combine(Project.Home, "config.yml"), $"plugins:\n  acme.webhook:\n    enabled: yes\n    url: {server.Url}results\n");

        Project.GuildOk("run", "mlp:train", "-y");

        var posted = JsonDocument.Parse((await server.BodiesAsync()).Single()).RootElement;
        Assert.That(posted.GetProperty("id").GetString(), Is.EqualTo(Path.GetFileName(Project.OnlyRun)));
        Assert.That(posted.GetProperty("operation").GetString(), Is.EqualTo("mlp:train"));
        Assert.That(posted.GetProperty("status").GetString(), Is.EqualTo("completed"));
        Assert.That(posted.GetProperty("scalars").GetProperty("loss").GetDouble(), Is.EqualTo(0.25));
        Assert.That(Project.Attribute("plugins"), Is.EqualTo("- acme.webhook\n- exec"));
    }

    [Test]
    public void An_observer_without_its_server_costs_a_warning_and_no_run()
    {
        Install("Acme.Guild.Webhook");
        Project.With("guild.yml", "- model: mlp\n  operations: {train: {exec: 'echo trained'}}\n").WithVariable("GUILD_PLUGIN_ACME_WEBHOOK__ENABLED", "yes");

        var result = Project.GuildOk("run", "mlp:train", "-y");

        Assert.That(result.Out, Is.EqualTo("trained\n"));
        Assert.That(result.Error, Does.Contain("WARNING: observer 'webhook' of plugin 'acme.webhook' failed: the setting 'url' is missing; set 'plugins: acme.webhook: url' in "));
    }

    private void Install(string example)
    {
        Project.GuildOk("plugins", "verify", PackageOf(example));
        Project.GuildOk("plugins", "install", PackageOf(example));
    }

    // Tests run side by side, and each example is built once.
    private static string PackageOf(string example)
    {
        lock (Packages)
        {
            if (!Packages.TryGetValue(example, out var package))
            {
                var folder = Stranger.Copy($"examples/plugins/{example}");
                Stranger.DotNet(example, "pack", "-v", "quiet", "-warnaserror");
                Packages[example] = package = Path.Combine(folder, "bin", "Release", $"{example}.1.0.0.nupkg");
            }

            return package;
        }
    }
}
