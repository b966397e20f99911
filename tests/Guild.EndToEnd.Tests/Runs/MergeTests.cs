using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Runs;

/// <summary><c>guild merge</c>: files of a run go back to where they came from, and no work gets lost.</summary>
public sealed class MergeTests : ProjectTest
{
    private string Row => $"  [{new DirectoryInfo(Project.OnlyRun).Name[..8]}]  work  ";

    [SetUp]
    public void MakeRun()
    {
        Project.With("guild.yml", "work: {exec: sh work.sh, sourcecode: {root: src}, requires: [{file: data.txt}, {file: ../other.txt}]}\n")
            .With("src/work.sh", "echo made > made.txt\n").With("data.txt", "data\n").With("../other.txt", "other\n");
        Project.GuildOk("run", "work", "-y", "-q");
    }

    [Test]
    public void A_preview_tells_what_would_be_copied_and_why_the_rest_is_not()
    {
        var preview = Project.GuildOk("merge", "-p");

        Assert.That(preview.Out, Is.Empty);
        Assert.That(preview.Error, Does.StartWith("Merge will copy files from the following run to the current directory:\n" + Row));
        Assert.That(preview.Error, Does.EndWith("""
            Files:
              nothing to copy
            Skipped:
              data.txt     unchanged
              made.txt     non-project file
              other.txt    non-project dependency
              src/work.sh  unchanged

            """.ReplaceLineEndings("\n")));
        Assert.That(Project.GuildOk("merge").Error, Does.StartWith("Nothing to copy for the following run:\n" + Row).And.EndWith("\nTry 'guild merge --preview' for a list of skipped files.\n"));
    }

    [Test]
    public void Changed_files_are_replaced_only_on_request()
    {
        Project.With("src/work.sh", "changed\n");

        Assert.That(
            Fails("merge", "-y").Error,
            Is.EqualTo("guild: files in the current directory would be replaced:\n  src/work.sh\nUse --replace to skip this check.\n"));
        Assert.That(Project.GuildOk("merge", "-y", "--replace", "-a").Error, Is.EqualTo("Copying made.txt\nCopying src/work.sh\n"));
        Assert.That(File.ReadAllText(Path.Combine(Project.Folder, "src", "work.sh")), Is.EqualTo("echo made > made.txt\n"));
        Assert.That(File.ReadAllText(Path.Combine(Project.Folder, "made.txt")), Is.EqualTo("made\n"));
    }

    [Test]
    public void What_git_has_may_be_replaced_and_what_it_has_not_may_not()
    {
        Git("init", "-q");
        Git("add", ".");
        Git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all");
        Project.With("src/work.sh", "changed\n");

        Assert.That(
            Fails("merge", "-y").Error,
            Is.EqualTo("guild: files in the current directory have unstaged changes:\n  src/work.sh\nStage or stash these changes or use --replace to skip this check.\n"));
        Git("add", ".");
        Assert.That(Project.GuildOk("merge", "-y").Error, Is.EqualTo("Copying src/work.sh\n"));
    }

    [Test]
    public void Another_directory_takes_the_files_of_any_run()
    {
        Directory.CreateDirectory(Path.Combine(Project.Folder, "sub"));
        var elsewhere = Project.GuildIn(Path.Combine(Project.Folder, "sub"), null, "merge");

        Assert.That(elsewhere.ExitCode, Is.EqualTo(1));
        Assert.That(elsewhere.Error, Does.Contain(" was created from a different project (").And.Contain("\nUse '--target-dir .' to override this check"));
        var asked = Project.GuildWithInput("n\n", "merge", "-t", "out/a", "-x", "*.txt");
        Assert.That(asked.ExitCode, Is.EqualTo(4));
        Assert.That(asked.Error, Does.EndWith("Files:\n  src/work.sh\n3 files will not be copied (use --preview to show the full list)\nContinue (y/N)? (y/N) "));
        Assert.That(Project.GuildOk("merge", "-y", "-t", "out/a").Error, Is.EqualTo("Copying data.txt\nCopying src/work.sh\n"));
    }

    private void Git(params string[] arguments)
    {
        var result = Tool.Run("git", arguments, Project.Folder, Project.AllVariables);
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
    }
}
