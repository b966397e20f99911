using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Resources;

/// <summary>Files that an operation requires are checked and put into its run directory.</summary>
public sealed class FileSourceTests : ProjectTest
{
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData("hello\n"u8));

    [Test]
    public void A_file_with_the_right_digest_is_copied()
    {
        Project.With("guild.yml", $"work:\n  exec: cat data.txt\n  requires:\n    - file: in/data.txt\n      sha256: {Digest}\n").With("in/data.txt", "hello\n");

        var result = Project.GuildOk("run", "work", "-y");

        Assert.That(result.Out, Is.EqualTo("hello\n"));
        Assert.That(result.Error, Is.EqualTo("Resolving file:in/data.txt\n"));
        Assert.That(new FileInfo(Path.Combine(Project.OnlyRun, "data.txt")).LinkTarget, Is.Null);
    }

    [Test]
    public void A_named_resource_with_a_target_folder_and_new_names_is_laid_out_as_asked()
    {
        Project.With("guild.yml", $$"""
            - model: net
              operations:
                work: {exec: 'cat inputs/renamed.txt', requires: data}
              resources:
                data:
                  target-path: inputs
                  sources:
                    - file: 'with blank é.txt'
                      sha256: {{Digest}}
                      rename: {pattern: '.*', repl: renamed.txt}
            """).With("with blank é.txt", "hello\n");

        Assert.That(Project.GuildOk("run", "work", "-y").Out, Is.EqualTo("hello\n"));
    }

    [Test]
    public void An_archive_is_unpacked_and_its_files_selected()
    {
        var path = Path.Combine(Project.Folder, "data.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "d/a.txt", "d/b.txt" })
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(name));
            }
        }

        Project.With("guild.yml", "work:\n  exec: find . -name '*.txt'\n  requires:\n    - file: data.zip\n      select: d/b.txt\n");

        var result = Project.GuildOk("run", "work", "-y");

        Assert.That(result.Out, Is.EqualTo("./b.txt\n"));
        Assert.That(result.Error, Does.StartWith("Resolving file:data.zip\nUnpacking ").And.Contain("data.zip\n"));
    }

    [Test]
    public void Another_file_may_be_given_on_the_command_line()
    {
        Project.With("guild.yml", "work:\n  exec: cat data.txt\n  requires:\n    - file: data.txt\n      flag-name: data\n      rename: {pattern: '.*', repl: data.txt}\n")
            .With("data.txt", "one\n").With("other.txt", "two\n");

        Assert.That(Project.GuildOk("run", "work", "-y").Out, Is.EqualTo("one\n"));
        var result = Project.GuildOk("run", "work", "data=other.txt", "-y");

        Assert.That(result.Out, Is.EqualTo("two\n"));
        Assert.That(result.Error, Does.Contain("Using other.txt for data\n"));
        Assert.That(Fails("run", "work", "data=none.txt", "-y").Error, Does.Contain($"{Project.Folder}/none.txt does not exist"));
    }

    [Test]
    public void Further_files_are_given_as_options()
    {
        Project.With("guild.yml", "work: {exec: 'cat extra.txt two.txt'}\n").With("sub/extra.txt", "extra\n").With("two.txt", "two\n");

        Assert.That(Project.GuildOk("run", "work", "-y", "-D", "sub/extra.txt", "--dep", "two.txt").Out, Is.EqualTo("extra\ntwo\n"));
        Assert.That(File.ReadAllText(Path.Combine(Project.OnlyRun, ".guild", "manifest")), Does.Match("d extra.txt [0-9a-f]{40} file:.*extra.txt\n"));
    }

    [Test]
    public void An_optional_file_that_is_missing_is_passed_over()
    {
        Project.With("guild.yml", "work:\n  exec: echo done\n  requires:\n    - file: none.txt\n      optional: yes\n");

        var result = Project.GuildOk("run", "work", "-y");

        Assert.That(result.Out, Is.EqualTo("done\n"));
        Assert.That(result.Error, Does.Contain("Could not resolve file:none.txt - skipping because dependency is optional\n"));
    }

    [Test]
    public void A_run_that_lacks_a_dependency_says_what_is_known_and_can_be_restarted_later()
    {
        Project.With("guild.yml", "work: {exec: cat data.txt, requires: [file: data.txt]}\n");
        Fails("run", "work", "-y");
        var attributes = Directory.GetFiles(Path.Combine(Project.OnlyRun, ".guild", "attrs")).Select(Path.GetFileName).ToList();
        Assert.That(attributes, Has.Member("flags").And.Member("op").And.No.Member("started").And.No.Member("deps").And.No.Member("env"));

        Project.With("data.txt", "hello\n");

        Assert.That(Project.GuildOk("run", "--restart", Path.GetFileName(Project.OnlyRun), "-y").Out, Is.EqualTo("hello\n"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("completed"));
    }
}
