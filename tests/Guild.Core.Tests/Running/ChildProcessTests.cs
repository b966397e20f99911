using System.Diagnostics;
using Guild.Core.Running;

namespace Guild.Core.Tests.Running;

[Platform("Linux,MacOsX")]
public sealed class ChildProcessTests
{
    private TempFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [TestCase("exit 0", 0)]
    [TestCase("exit 3", 3)]
    [TestCase("exit 137", 137)]
    [TestCase("exit 255", 255)]
    [TestCase("kill -9 $$", -9)]
    [TestCase("kill -15 $$", -15)]
    // A shell that runs the tests in the background ignores SIGINT for them.
    [TestCase("exec /usr/bin/env --default-signal=INT sh -c 'kill -2 $$'", -2)]
    public async Task The_exit_status_tells_codes_from_signals(string script, int expected)
    {
        using var child = ChildProcess.Start(Sh(script));

        Assert.That(child.WaitForExit(), Is.EqualTo(expected));
    }

    [Test]
    public async Task The_exit_status_is_right_while_other_processes_are_started_the_usual_way()
    {
        var others = Task.Run(() =>
        {
            for (var i = 0; i < 30; i++)
            {
                using var other = Process.Start("true");
                other.WaitForExit();
            }
        });

        var statuses = new List<int>();
        for (var i = 0; i < 30; i++)
        {
            using var child = ChildProcess.Start(Sh($"exit {i + 100}"));
            statuses.Add(child.WaitForExit());
        }

        await others;
        Assert.That(statuses, Is.EqualTo(Enumerable.Range(100, 30)));
    }

    [Test]
    public async Task Output_and_error_come_through_their_own_pipes()
    {
        using var child = ChildProcess.Start(Sh("echo out; echo err >&2") with { PipesOutput = true });

        var output = await new StreamReader(child.StandardOutput!).ReadToEndAsync();
        var error = await new StreamReader(child.StandardError!).ReadToEndAsync();

        Assert.That((output, error), Is.EqualTo(("out\n", "err\n")));
    }

    [Test]
    public async Task Joined_output_keeps_the_order_of_both_streams()
    {
        using var child = ChildProcess.Start(Sh("echo 1; echo 2 >&2; echo 3") with { PipesOutput = true, JoinsOutput = true });

        Assert.That(await new StreamReader(child.StandardOutput!).ReadToEndAsync(), Is.EqualTo("1\n2\n3\n"));
        Assert.That(child.StandardError, Is.Null);
    }

    [Test]
    public async Task The_lock_file_holds_the_programs_id_before_the_program_runs()
    {
        var lockFile = folder["LOCK"];
        using var child = ChildProcess.Start(Sh($"cat {lockFile}; echo; echo $$") with { PipesOutput = true, LockFile = lockFile });

        var lines = (await new StreamReader(child.StandardOutput!).ReadToEndAsync()).Split('\n');

        Assert.That(lines[..2], Is.EqualTo(new[] { child.Id.ToString(), child.Id.ToString() }));
    }

    [Test]
    public async Task A_locked_program_gets_its_environment_and_arguments_unchanged([Values] bool hasPwd)
    {
        var variables = new Dictionary<string, string>
        {
            ["PATH"] = "/usr/bin:/bin",
            ["with-dash"] = "a b",
            ["BASH_FUNC_f%%"] = "() { echo x\n}",
            ["IFS"] = ":",
            ["OPTIND"] = "7",
            ["EMPTY"] = "",
            ["TEXT"] = "it's \"quoted\" $HOME `x`",
        };
        if (hasPwd)
            variables["PWD"] = "/somewhere/else";
        using var child = ChildProcess.Start(new ChildStart
        {
            Program = "python3",
            Arguments = ["-c", "import os,sys; print(sorted(os.environb.items())); print(sys.argv[1:])", "", "a b", "$x", "-n", "'"],
            WorkingDirectory = folder.Path,
            Environment = variables,
            PipesOutput = true,
            LockFile = folder["LOCK"],
        });

        var lines = (await new StreamReader(child.StandardOutput!).ReadToEndAsync()).Split('\n');

        foreach (var (name, value) in variables)
            Assert.That(lines[0], Does.Contain($"(b{Repr(name)}, b{Repr(value)})"));
        Assert.That(lines[0], hasPwd ? Does.Contain("PWD") : Does.Not.Contain("PWD"));
        Assert.That(lines[1], Is.EqualTo("""['', 'a b', '$x', '-n', "'"]"""));
    }

    [Test]
    public async Task The_process_works_in_its_directory_and_a_relative_program_is_found_there()
    {
        folder.Write("run.sh", "#!/bin/sh\npwd\n", executable: true);
        using var child = ChildProcess.Start(Sh("") with { Program = "./run.sh", Arguments = [], PipesOutput = true, LockFile = folder["LOCK"] });

        Assert.That(await new StreamReader(child.StandardOutput!).ReadToEndAsync(), Is.EqualTo(folder.Path + "\n"));
    }

    [Test]
    public async Task A_broken_pipe_ends_the_program_as_in_a_shell()
    {
        using var child = ChildProcess.Start(Sh("trap '' CHLD; yes | head -1; exit ${PIPESTATUS:-0}") with { PipesOutput = true });

        Assert.That(await new StreamReader(child.StandardOutput!).ReadToEndAsync(), Is.EqualTo("y\n"));
        Assert.That(child.WaitForExit(), Is.Zero);
    }

    [TestCase("no-such-program", "[Errno 2] No such file or directory: 'no-such-program'", 127)]
    [TestCase("./missing.sh", "[Errno 2] No such file or directory: './missing.sh'", 127)]
    [TestCase("./plain.txt", "[Errno 13] Permission denied: './plain.txt'", 126)]
    [TestCase("./orphan.sh", "[Errno 2] No such file or directory: './orphan.sh'", 127)]
    [TestCase(".", "[Errno 13] Permission denied: '.'", 126)]
    [TestCase("./", "[Errno 13] Permission denied: './'", 126)]
    public void A_program_that_cannot_run_is_named_with_the_reason(string program, string message, int shellStatus)
    {
        folder.Write("plain.txt", "text");
        folder.Write("orphan.sh", "#!/no/such/interpreter -x\n", executable: true);

        var start = Sh("") with { Program = program, Arguments = [], LockFile = folder["LOCK"] };

        Assert.That(
            () => ChildProcess.Start(start),
            Throws.TypeOf<SpawnException>().With.Message.EqualTo(message).And.Property("ShellStatus").EqualTo(shellStatus));
        Assert.That(folder["LOCK"], Does.Not.Exist);
    }

    [Test]
    public async Task A_detached_process_leads_its_own_session()
    {
        using var child = ChildProcess.Start(Sh("cat") with { IsDetached = true, PipesOutput = false });

        Assert.That(child.WaitForExit(), Is.Zero);
    }

    [Test]
    public async Task A_signal_reaches_the_process()
    {
        using var child = ChildProcess.Start(Sh("trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done") with { PipesOutput = true });
        await new StreamReader(child.StandardOutput!).ReadLineAsync();

        child.Send(StopSignal.Terminate);

        Assert.That(child.WaitForExit(), Is.EqualTo(7));
    }

    private static string Repr(string text) =>
        (text.Contains('\'') && !text.Contains('"') ? $"\"{text}\"" : $"'{text.Replace("'", "\\'")}'").Replace("\n", "\\n");

    private ChildStart Sh(string script) => new()
    {
        Program = "sh",
        Arguments = ["-c", script],
        WorkingDirectory = folder.Path,
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    };
}
