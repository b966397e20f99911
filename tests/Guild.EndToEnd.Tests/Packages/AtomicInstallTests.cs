using System.Diagnostics;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>Installations that are killed, and that happen at once.</summary>
public sealed class AtomicInstallTests : PackagesTest
{
    [Test]
    public void A_kill_at_any_moment_leaves_the_old_or_the_new()
    {
        var files = new[] { "1.0.0", "1.1.0" }.Select(v => PluginPackages.Pack(Path.Combine(Project.UserHome, v), version: v, change: Large)).ToList();
        Project.GuildOk("plugins", "install", files[0]);
        var whole = Stopwatch.StartNew();
        Project.GuildOk("plugins", "install", files[1]);
        var step = whole.ElapsedMilliseconds / 12.0;

        for (var i = 0; i < 14; i++)
        {
            using (var install = Project.Start("plugins", "install", files[i % 2]))
            {
                if (!install.WaitForExit((int)(step * i)))
                    install.Kill();
                install.WaitForExit();
            }

            // Whichever it is, it is whole: its classes are compared with its manifest, its files with its receipt.
            var info = Project.GuildOk("plugins", "info", "good").Out;
            Assert.That(info, Does.Contain("usable: yes").And.Not.Contain("changed since"), $"killed after {step * i:F0} ms");
            Assert.That(Installed.Count(), Is.InRange(1, 2));
        }

        Project.GuildOk("plugins", "install", files[0]);
        Assert.That(Installed, Is.EqualTo(new[] { "1.0.0" }));
        Assert.That(Directory.GetDirectories(Path.Combine(Plugins, ".staging")), Is.Empty, "left-overs are swept away");
    }

    [Test]
    public void Two_processes_at_once_install_one_whole_plugin()
    {
        var files = new[] { "1.0.0", "1.1.0" }.Select(v => PluginPackages.Pack(Path.Combine(Project.UserHome, v), version: v, change: Large)).ToList();

        var installs = Enumerable.Range(0, 6).Select(i => Project.Start("plugins", "install", files[i % 2])).ToList();
        foreach (var install in installs)
        {
            var error = install.StandardError.ReadToEnd();
            install.WaitForExit();
            Assert.That(install.ExitCode, Is.Zero, error);
            install.Dispose();
        }

        Assert.That(Installed.Count(), Is.EqualTo(1));
        Assert.That(Project.GuildOk("plugins", "info", "good").Out, Does.Contain("usable: yes").And.Not.Contain("changed since"));
    }

    [Test]
    public void A_plugin_in_use_stays_until_nobody_uses_it_any_more()
    {
        Project.WithProgram("wait.sh", "#!/bin/sh\ntouch started\nwhile [ ! -e go-on ]; do sleep 0.02; done\n");
        Project.With("guild.yml", $"train: {{exec: {Project.Folder}/wait.sh, flags: {{nodes: 1, cache: '', year: 0}}}}\n");
        Project.GuildOk("plugins", "install", PluginPackages.Pack(Feed));
        using var run = Project.Start("nightly", "-y");
        var output = run.StandardOutput.ReadToEndAsync();
        Eventually.Holds(() => Project.RunDirectories.Any(d => File.Exists(Path.Combine(d, "started"))), "the run starts");

        Project.GuildOk("plugins", "uninstall", "good");

        Assert.That(Project.GuildOk("plugins").Out, Does.Not.Contain("good"));
        Assert.That(File.Exists(Path.Combine(Plugins, "good", "1.0.0", "Good.dll")), "its files are still needed");
        File.WriteAllText(Path.Combine(Project.OnlyRun, "go-on"), "");
        run.WaitForExit();
        Assert.That(run.ExitCode, Is.Zero, () => output.Result);
        Project.GuildOk("plugins", "install", PluginPackages.Pack(Feed, version: "1.1.0"));
        Assert.That(Directory.GetDirectories(Path.Combine(Plugins, "good")).Select(Path.GetFileName), Is.EqualTo(new[] { "1.1.0" }));
    }

    // Enough work to be killed in the midst of.
    private static void Large(PackageContent package)
    {
        var noise = new byte[200_000];
        new Random(1).NextBytes(noise);
        for (var i = 0; i < 30; i++)
            package.Entries[$"plugin/data/{i}.bin"] = noise;
    }
}
