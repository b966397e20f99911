using System.IO.Compression;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Python;

/// <summary>Virtual environments that <c>guild init</c> makes.</summary>
[Platform("Linux")]
public sealed class VirtualEnvironmentTests : ProjectTest
{
    private string Interpreter => Path.Combine(Project.Folder, "venv", "bin", "python");

    [Test]
    public void An_environment_has_its_packages_and_keeps_the_runs_that_are_made_in_it()
    {
        RequireVenv();
        Project.With("guild.yml", "work:\n  exec: python -c 'import wheel_of_ours, here; print(wheel_of_ours.name + here.name)'\n")
            .With("lib/here.py", "name = ' and path'\n").WithVariable("GUILD_HOME", null);
        var wheel = AWheel();

        var made = Project.GuildOk("init", "-y", "--name", "lab", "-r", wheel, "-P", "lib", "-l", "--no-progress");

        Assert.That(made.Out, Does.StartWith($"Creating virtual environment in {Project.Folder}/venv\n"));
        Assert.That(made.Out, Does.EndWith($"Initializing Guild environment in {Project.Folder}/venv\nTo activate the environment, run:\n\n  source venv/bin/activate\n\n"));
        Assert.That(File.ReadAllText(Path.Combine(Project.Folder, "venv", "pyvenv.cfg")), Does.Contain("prompt = 'lab'").And.Contain("include-system-site-packages = false"));
        Project.WithVariable("VIRTUAL_ENV", Path.Combine(Project.Folder, "venv")).WithVariable("PATH", Path.GetDirectoryName(Interpreter) + ":/usr/bin:/bin");
        Assert.That(Project.GuildOk("run", "work", "-y").Out, Is.EqualTo("wheel and path\n"));
        Assert.That(Directory.GetDirectories(Path.Combine(Project.Folder, "venv", ".guild", "runs")), Has.Length.EqualTo(1));
        Assert.That(Project.GuildOk("init", "-y", "--venv").Out, Does.StartWith($"Virtual environment {Project.Folder}/venv exists, skipping\n"));
    }

    [Test]
    public void Pip_is_told_which_files_are_packages_and_which_list_them()
    {
        // A Python that has made the environment already, and writes down what its pip is asked for.
        Project.With("venv/pyvenv.cfg", "").With("ours-1.0.tar.gz", "").With("ours-1.0.whl", "").With("dev.in", "").With("requirements.txt", "")
            .WithProgram("python", "#!/bin/sh\nshift 4; echo \"$@\" > asked\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Interpreter)!);
        File.CreateSymbolicLink(Interpreter, Path.Combine(Project.Folder, "python"));

        Project.GuildOk("init", "-y", "-r", "ours-1.0.tar.gz", "-r", "ours-1.0.whl", "-r", "dev.in", "-r", "requirements.txt", "-r", "numpy>=1.26");

        var folder = Project.Folder;
        Assert.That(File.ReadAllText(Path.Combine(folder, "asked")), Is.EqualTo(
            $"{folder}/ours-1.0.tar.gz {folder}/ours-1.0.whl -r {folder}/dev.in -r {folder}/requirements.txt numpy>=1.26\n"));
    }

    [Test]
    public void What_will_be_made_is_shown_first()
    {
        Project.With("requirements.txt", "").With("lib/x.py", "");

        var declined = Project.GuildWithInput("n\n", "init", "--venv", "-s", "-p", "3.11", "-P", "lib");

        Assert.That(declined.ExitCode, Is.EqualTo(4));
        Assert.That(declined.Error, Is.EqualTo(
            $"""
            You are about to initialize a Guild environment:
              Location: {Project.Folder}/venv
              Name: {Path.GetFileName(Project.Folder)}
              Python interpreter: python3.11
              Use system site packages: yes
              Guild: {Project.GuildOk("--version").Out.Trim().Split(' ')[^1]}
              Python requirements: {Project.Folder}/requirements.txt
              Additional paths: {Project.Folder}/lib
              Resource cache: shared
            Continue? (Y/n) 
            """));
        Assert.That(Directory.Exists(Path.Combine(Project.Folder, "venv")), Is.False);
    }

    [Test]
    public void What_is_missing_is_told_and_nothing_is_left()
    {
        Project.WithProgram("halfway", "#!/bin/sh\nmkdir -p venv/bin; touch venv/pyvenv.cfg; exit 3\n");

        Assert.That(Fails("init", "-y", "-p", "9.99").Error, Does.StartWith("guild: cannot make a virtual environment: [Errno 2] No such file or directory: 'python9.99'\n fix: "));
        Assert.That(Fails("init", "-y", "-P", "gone").Error, Is.EqualTo("guild: directory 'gone' does not exist\n"));
        Assert.That(Fails("init", "-y", "-r", "gone.txt").Error, Is.EqualTo("guild: file 'gone.txt' does not exist\n"));
        Assert.That(Fails("init", "-y", "-p", "./halfway").Error, Does.StartWith("guild: cannot make a virtual environment: halfway ended with 3\n fix: "));
        Assert.That(Fails("init", "--sample", "--pre").Error, Does.StartWith("guild: --sample and --pre cannot both be specified\n"));
        Assert.That(Directory.Exists(Path.Combine(Project.Folder, "venv")), Is.False);
    }

    private void RequireVenv()
    {
        var check = Tool.Run("/usr/bin/python3", ["-c", "import ensurepip, venv"], "/", Project.AllVariables);
        if (check.ExitCode != 0)
            Assert.Ignore("/usr/bin/python3 has no venv: install python3-venv");
    }

    // The smallest that pip takes, so that nothing comes from a network.
    private string AWheel()
    {
        var path = Path.Combine(Project.Folder, "wheel_of_ours-1.0-py3-none-any.whl");
        using var file = ZipFile.Open(path, ZipArchiveMode.Create);
        Write("wheel_of_ours.py", "name = 'wheel'\n");
        Write("wheel_of_ours-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: wheel-of-ours\nVersion: 1.0\n");
        Write("wheel_of_ours-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        Write("wheel_of_ours-1.0.dist-info/RECORD", "");
        return path;

        void Write(string name, string text)
        {
            using var writer = new StreamWriter(file.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}
