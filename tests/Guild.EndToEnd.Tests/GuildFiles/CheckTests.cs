using System.Text.Json;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.GuildFiles;

/// <summary>What <c>guild check</c> tells people and editors about a Guild file.</summary>
public sealed class CheckTests : ProjectTest
{
    [Test]
    public void Editors_get_all_problems_with_their_places()
    {
        Project.With("guild.yml", """
            - include: parts.yml
            - model: m
              operations:
                a:
                  flags: {lr: {deafult: 1}}
                b: 1
            """).With("parts.yml", "- model: n\n  operations: {c: {tags: 1}}\n");

        var result = Project.Guild("check", "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Is.Empty);
        using var report = JsonDocument.Parse(result.Out);
        Assert.That(report.RootElement.GetProperty("file").GetString(), Is.EqualTo(Path.Combine(Project.Folder, "guild.yml")));
        var problems = report.RootElement.GetProperty("problems").EnumerateArray().Select(p =>
            $"{p.GetProperty("severity").GetString()} {Path.GetFileName(p.GetProperty("file").GetString())}:{p.GetProperty("line")}:{p.GetProperty("column")}-{p.GetProperty("endColumn")} {p.GetProperty("message").GetString()} ({p.GetProperty("nearest").GetString()})");
        Assert.That(problems, Is.EqualTo(new[]
        {
            "warning guild.yml:5:20-27 unknown flag attribute 'deafult' (default)",
            "error guild.yml:6:8-9 invalid value for operation 1 'b': expected a string or a mapping ()",
            "error parts.yml:2:26-27 invalid tags value 1: expected a string or list ()",
        }));
    }

    [Test]
    public void Errors_do_not_hide_warnings()
    {
        Project.With("guild.yml", "a: {desc: x}\nb: 1\n");

        Assert.That(Fails("check", "-n").Error, Does.Contain("unknown operation attribute 'desc'").And.Contain("invalid value for operation 1 'b'"));
    }

    [Test]
    public void Without_a_Guild_file_there_is_nothing_to_tell()
    {
        Assert.That(Project.GuildOk("check", "--json").Out, Is.EqualTo("{\n  \"file\": null,\n  \"problems\": []\n}\n"));
    }

    [Test]
    public void The_schema_is_the_one_in_the_documents() =>
        Assert.That(Project.GuildOk("check", "--schema").Out, Is.EqualTo(File.ReadAllText(Path.Combine(Tool.RepositoryRoot, "docs", "guildfile.schema.json"))));

    [Test]
    public void A_pipe_is_no_Guild_file()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("only Linux tells what kind of file it is");
        Tool.Run("/usr/bin/mkfifo", ["pipe.yml"], Project.Folder, Project.AllVariables, null);
        Project.With("guild.yml", "- include: [pipe.yml, /dev/zero]\n");

        Assert.That(Fails("operations").Error, Does.Contain("pipe.yml: the file cannot be read: it is not a regular file").And.Contain("error in /dev/zero: the file cannot be read"));
    }

    [Test]
    public void What_is_wrong_with_an_included_file_names_the_chain_and_hides_nothing_else()
    {
        Project.With("guild.yml", "- include: b.yml\n- operations: {a: 1}\n").With("b.yml", "- include: [c.yml, d.yml]\n").With("c.yml", "- include: nope.yml\n").With("d.yml", "a: [\n");

        Assert.That(Fails("check", "-n").Error, Does
            .Contain("cannot find include 'nope.yml'").And.Match("fix: included by .*guild.yml -> .*b.yml -> .*c.yml\n")
            .And.Contain("d.yml:2:1").And.Match("fix: included by .*guild.yml -> .*b.yml\n")
            .And.Contain("invalid value for operation 1 'a'"));
    }

    [Test]
    public void The_setup_is_shown_with_the_versions_of_what_operations_will_find()
    {
        Project.WithProgram("bin/nvidia-smi", "#!/bin/sh\necho '| NVIDIA-SMI 535.54.03    Driver Version: 535.54.03    CUDA Version: 12.2 |'\n")
            .WithVariable("PATH", Path.Combine(Project.Folder, "bin") + ":/usr/bin:/bin");

        var lines = Project.GuildOk("check").Out.TrimEnd().Split('\n');
        var more = Project.GuildOk("check", "-v", "--env").Out;

        Assert.That(lines.Select(l => l[..l.IndexOf(':')]), Is.EqualTo(new[]
        {
            "guild_version", "guild_install_location", "guild_home", "guild_resource_cache", "installed_plugins", "python_version", "python_exe",
            "dotnet_version", "platform", "psutil_version", "tensorboard_version", "cuda_version", "nvidia_smi_version", "latest_guild_version",
        }));
        Assert.That(lines, Has.Member("cuda_version:              12.2").And.Member("nvidia_smi_version:        535.54.03").And.All.Matches(@"^\w+: +\S"));
        Assert.That(more, Does.Not.Contain("numpy").And.Not.Contain("platform"));
        Assert.That(Project.GuildOk("check", "-v").Out, Does.Contain("\nnumpy_version:             ").And.Contain("\npytorch_version:           "));
    }
}
