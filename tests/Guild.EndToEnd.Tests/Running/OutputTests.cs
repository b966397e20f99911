using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary>A program's output reaches the screen at once, and the record whole.</summary>
public sealed class OutputTests : ProjectTest
{
    [Test]
    public void A_partial_line_is_seen_before_the_program_ends()
    {
        Project.With("guild.yml", "ask: {exec: \"sh -c 'printf Name:; read name; echo Hello $name'\"}\n");
        using var guild = Project.Start("run", "ask", "-y");
        var seen = new char[5];

        // Reading returns only once the prompt has come through: the program waits for an answer that isn't given yet.
        guild.StandardOutput.ReadBlock(seen);
        guild.StandardInput.WriteLine("Ada");
        guild.StandardInput.Close();
        var rest = guild.StandardOutput.ReadToEnd();
        guild.WaitForExit();

        Assert.That(new string(seen), Is.EqualTo("Name:"));
        Assert.That(rest, Is.EqualTo("Hello Ada\n"));
        Assert.That(File.ReadAllText(Output), Is.EqualTo("Name:Hello Ada\n"));
    }

    [Test]
    public void Both_streams_go_where_the_program_sent_them()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'echo out; echo err >&2'\"}\n");

        var result = Project.GuildOk("run", "work", "-y");

        Assert.That(result.Out, Is.EqualTo("out\n"));
        Assert.That(result.Error, Is.EqualTo("err\n"));
        Assert.That(File.ReadAllLines(Output), Is.EquivalentTo(new[] { "out", "err" }));
    }

    [Test]
    public void Bytes_that_are_no_text_are_passed_on_and_recorded_as_they_are()
    {
        Project.With("guild.yml", "work: {exec: 'cat ${project_dir}/bytes'}\n");
        byte[] bytes = [0, 1, 2, 7, 8, 13, 255, 254, 10, 0xC3];
        File.WriteAllBytes(Path.Combine(Project.Folder, "bytes"), bytes);

        Project.GuildOk("run", "work", "-y");

        Assert.That(File.ReadAllBytes(Output), Is.EqualTo(bytes));
        Assert.That(new FileInfo(Output + ".index").Length, Is.EqualTo(2 * 9));
    }

    [Test]
    public void Standard_input_reaches_the_program()
    {
        Project.With("guild.yml", "count: {exec: wc -c}\n");

        Assert.That(Project.GuildWithInput("12345", "run", "count", "-y").Out.Trim(), Is.EqualTo("5"));
    }

    [Test]
    public void Quiet_records_output_but_does_not_show_it()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'echo out; echo err >&2'\"}\n");

        var result = Project.GuildOk("run", "work", "-y", "--quiet");

        Assert.That(result.Out + result.Error, Is.Empty);
        Assert.That(File.ReadAllLines(Output), Is.EquivalentTo(new[] { "out", "err" }));
    }

    [TestCase(true, false, false)]
    [TestCase(false, true, false)]
    [TestCase(false, false, true)]
    public void Without_capture_the_program_has_the_streams_and_nothing_is_recorded(bool option, bool variable, bool operationVariable)
    {
        Project.With("guild.yml", "work: {exec: echo out" + (operationVariable ? ", env: {NO_RUN_OUTPUT: '1'}" : "") + "}\n");
        if (variable)
            Project.WithVariable("NO_RUN_OUTPUT", "1");
        string[] options = option ? ["--no-capture"] : [];

        Assert.That(Project.GuildOk(["run", "work", "-y", .. options]).Out, Is.EqualTo("out\n"));
        Assert.That(File.Exists(Output), Is.False);
        Assert.That(File.Exists(Output + ".index"), Is.False);
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("0"));
    }

    [Test]
    public void A_reader_that_goes_away_does_not_hurt_the_run()
    {
        Project.With("guild.yml", "count: {exec: seq 1 20000}\n");

        var result = Tool.Run("/bin/sh", ["-c", "\"$0\" run count -y | head -1", Tool.Path], Project.Folder, Project.AllVariables);

        Assert.That(result.Out, Is.EqualTo("1\n"));
        Assert.That(result.Error, Does.Not.Contain("   at ").And.Not.Contain("guild:"));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("0"));
        Assert.That(File.ReadAllLines(Output), Has.Length.EqualTo(20_000));
    }

    [Test]
    public void A_background_child_that_keeps_the_output_open_does_not_hold_the_run_up_for_ever()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'sleep 600 & echo $!'\"}\n");

        var result = Project.GuildOk("run", "work", "-y");
        Processes.Signal("KILL", int.Parse(result.Out));

        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("0"));
        Assert.That(result.Error, Does.Contain("open"));
    }

    [Test]
    public void Without_a_reader_of_errors_a_Python_program_still_ends_as_it_would()
    {
        Project.With("work.py", "import sys\nprint('line', flush=True)\nsys.stderr.write('oops\\n')\n");
        using var guild = Project.Start("run", "work.py", "-y");
        guild.StandardError.Close();

        Assert.That(guild.StandardOutput.ReadToEnd(), Is.EqualTo("line\n"));
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.Zero);
        Assert.That(File.ReadAllLines(Output), Does.Contain("oops"));
    }

    private string Output => Path.Combine(Project.OnlyRun, ".guild", "output");
}
