using System.Diagnostics;
using Guild.Abstractions;
using Guild.Core.Configuration;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Secrets;
using Guild.Tool.Plugins;
using Moq;

namespace Guild.Plugins.Tests;

/// <summary>What the host gives to a plugin's constructor, each as a plugin would use it.</summary>
public class HostServiceTests
{
    private PluginScene _scene = null!;
    private PluginServices _services = null!;

    [SetUp]
    public void SetUp()
    {
        _scene = new PluginScene();
        var environment = _scene.Environment;
        _services = new PluginServices(
            environment,
            Mock.Of<IGuildLog>(),
            OutputTerminal.Create(out _),
            new StopRequest(),
            new SecretTexts(environment.Variables),
            () => new ProcessRunner(),
            TimeProvider.System,
            () => new UserConfig(environment, Mock.Of<IGuildLog>()));
    }

    [TearDown]
    public void TearDown()
    {
        _services.Dispose();
        _scene.Dispose();
    }

    [Test]
    public void Every_service_that_is_offered_is_there()
    {
        var offered = PluginServices.Offered.Replace(" and ", ", ", StringComparison.Ordinal).Split(", ");

        foreach (var name in offered.Where(n => n != nameof(TimeProvider)))
            Assert.That(_services.Find(typeof(Contract).Assembly.GetType($"Guild.Abstractions.{name}")!, "acme"), Is.Not.Null, name);
        Assert.That(_services.Find(typeof(TimeProvider), "acme"), Is.SameAs(TimeProvider.System));
        Assert.That(_services.Find(typeof(Uri), "acme"), Is.Null);
    }

    [Test]
    public void A_temporary_folder_is_the_plugins_own_and_goes_at_the_end()
    {
        var (one, other) = (Get<ITemporaryFolder>("acme").Directory, Get<ITemporaryFolder>("other").Directory);
        File.WriteAllText(Path.Combine(one, "draft"), "x");

        Assert.That(one, Is.Not.EqualTo(other).And.Contain("acme"));
        _services.Dispose();
        Assert.That(Directory.Exists(one) || Directory.Exists(other), Is.False);
    }

    [Test]
    public void Nobody_is_asked_who_is_not_there()
    {
        var prompt = Get<IPrompt>("acme");

        Assert.That(prompt.CanAsk, Is.False);
        Assert.That((prompt.Confirm("Really?", otherwise: true), prompt.Confirm("Really?", otherwise: false), prompt.Ask("Who?")), Is.EqualTo((true, false, (string?)null)));
    }

    [Test]
    public async Task Git_tells_the_commit_and_whether_it_is_all()
    {
        var folder = Path.Combine(_scene.Home, "tree");
        Directory.CreateDirectory(folder);
        var git = Get<IGit>("acme");
        if (!Runs(folder, "init", "-q"))
            Assert.Ignore("git is not installed");
        Assert.That(await git.CommitOfAsync(folder, default), Is.Null, "before the first commit");
        File.WriteAllText(Path.Combine(folder, "a.txt"), "a");
        Runs(folder, "add", "-A");
        Runs(folder, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "First");

        var commit = (await git.CommitOfAsync(folder, default))!;
        File.WriteAllText(Path.Combine(folder, "a.txt"), "b");

        Assert.That((commit.Id.Length, commit.IsChanged), Is.EqualTo((40, false)));
        Assert.That(await git.CommitOfAsync(folder, default), Is.EqualTo(commit with { IsChanged = true }));
        Assert.That((await git.RunAsync(folder, ["log", "--format=%s"], default)).Output, Is.EqualTo("First\n"));
    }

    private static bool Runs(string folder, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private T Get<T>(string plugin)
        where T : class => (T)_services.Find(typeof(T), plugin)!;
}
