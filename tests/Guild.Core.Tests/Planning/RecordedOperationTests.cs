using Guild.Abstractions;
using Guild.Core.Planning;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Planning;

public sealed class RecordedOperationTests
{
    /// <summary>The example of the specification, as Guild AI writes it.</summary>
    private const string Example = """
        delete-on-success: false
        deps: []
        flag-null-labels: {}
        flags-extra: {}
        label-template: null
        op-cmd:
          cmd-args:
          - echo
          - __flag_args__
          - y=${y}
          cmd-env:
            GUILD_PLUGINS: cpu,disk,memory,perf
            PROJECT_DIR: /home/ada/proj
          cmd-flags:
            'y': {}
          flags-dest: args
        output-attrs: null
        output-scalars: null
        python-requires: null
        sourcecode:
          dest: .
        """;

    [Test]
    public void What_Guild_AI_recorded_is_written_back_byte_for_byte()
    {
        var recorded = RecordedOperation.Parse(YamlReader.ReadValue(Example))!;

        Assert.That(YamlWriter.Write(recorded.ToValue()), Is.EqualTo(Example.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_python_main_is_read_back_from_the_wrapper_that_Guild_AI_starts()
    {
        var program = RecordedProgram.Read(["${python_exe}", "-um", "guild.op_main", "pkg.train", "--x", "--", LaunchRecord.FlagArguments]);

        Assert.That(program.Attribute, Is.EqualTo("main"));
        Assert.That(program.Words, Is.EqualTo(new[] { "pkg.train", "--x" }));
    }

    [Test]
    public void A_script_has_no_separator_before_its_flags() =>
        Assert.That(
            RecordedProgram.Read(["${python_exe}", "-um", "guild.op_main", "t", LaunchRecord.FlagArguments]).Words,
            Is.EqualTo(new[] { "t" }));

    [Test]
    public void Any_other_command_is_an_exec() =>
        Assert.That(RecordedProgram.Read(["echo", LaunchRecord.FlagArguments]).Words, Is.EqualTo(new[] { "echo", "${flag_args}" }));

    [TestCase("{}")]
    [TestCase("op-cmd: 1")]
    [TestCase("[]")]
    public void What_holds_no_command_is_nothing(string text) =>
        Assert.That(RecordedOperation.Parse(YamlReader.ReadValue(text)), Is.Null);
}
