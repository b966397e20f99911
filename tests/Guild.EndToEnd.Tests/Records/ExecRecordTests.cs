using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Records;

/// <summary>The directory of a run of a program holds exactly what runs.md 2 shows.</summary>
public sealed class ExecRecordTests : ProjectTest
{
    private const string GuildFile = """
        - model: net
          operations:
            train:
              exec: sh -c 'echo one; echo two >&2; printf end' sh ${flag_args} y=${y}
              flags: {x: it's, y: 1, b: yes, z: null}
              env: {A: text}
              requires:
                - file: data/in.txt
                - file: dir
        """;

    private const string Operation = """
        delete-on-success: false
        deps:
        - location: FOLDER
          name: file:data/in.txt
          sources:
          - file: data/in.txt
        - location: FOLDER
          name: file:dir
          sources:
          - file: dir
        flag-null-labels: {}
        flags-extra: {}
        label-template: tag ${default_label}
        op-cmd:
          cmd-args:
          - sh
          - -c
          - echo one; echo two >&2; printf end
          - sh
          - __flag_args__
          - y=${y}
          cmd-env:
            A: text
            GUILD_PLUGINS: ''
            PROJECT_DIR: FOLDER
          cmd-flags:
            b: {}
            x: {}
            'y': {}
            z: {}
          flags-dest: args
        output-attrs: null
        output-scalars: null
        python-requires: null
        sourcecode:
          dest: .
        """;

    private string run = "";

    [SetUp]
    public void SetUp()
    {
        Project.With("guild.yml", GuildFile).With("data/in.txt", "hello\n").With("dir/f.txt", "x").With("a b.py", "").With("z/sub.py", "s\n").With("m.py", "m\n");
        Project.GuildOk("run", "net:train", "y=2", "-y", "-t", "tag");
        run = Project.OnlyRun;
    }

    [Test]
    public void It_has_these_files_and_no_other() =>
        Assert.That(
            Directory.GetFiles(run, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(run, f)),
            Is.EquivalentTo((string[])
            [
                "guild.yml", "a b.py", "m.py", "z/sub.py", "in.txt", "dir/f.txt",
                ".guild/opref", ".guild/manifest", ".guild/output", ".guild/output.index",
                .. AttributeNames.Select(n => ".guild/attrs/" + n),
            ]));

    [Test]
    public void The_opref_is_one_line_without_its_end()
    {
        var digest = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(GuildFile)));

        Assert.That(File.ReadAllText(Meta("opref")), Is.EqualTo($"guildfile:{Project.Folder}/guild.yml {digest} net train"));
    }

    [TestCase("exit_status", "0\n")]
    [TestCase("cmd", "- sh\n- -c\n- echo one; echo two >&2; printf end\n- sh\n- --b\n- '1'\n- --x\n- it's\n- --y\n- '2'\n- y=2\n")]
    [TestCase("flags", "b: true\nx: it's\n'y': 2\nz: null\n")]
    [TestCase("user_flags", "'y': 2\n")]
    [TestCase("label", "tag b=yes x=it's y=2\n")]
    [TestCase("tags", "- tag\n")]
    [TestCase("plugins", "- exec\n- file\n")]
    public void An_attribute_is_one_YAML_document(string name, string bytes) =>
        Assert.That(File.ReadAllText(Meta("attrs/" + name)), Is.EqualTo(bytes));

    [Test]
    public void The_operation_is_recorded_so_that_the_run_can_be_started_again() =>
        Assert.That(Project.Attribute("op"), Is.EqualTo(Operation.Replace("FOLDER", Project.Folder, StringComparison.Ordinal)));

    [Test]
    public void Resolved_dependencies_are_recorded_with_their_paths()
    {
        var up = Path.GetRelativePath(run, Project.Folder);

        Assert.That(Project.Attribute("deps"), Is.EqualTo($"""
            file:data/in.txt:
              file:data/in.txt:
                paths:
                - {up}/data/in.txt
                uri: file:data/in.txt
            file:dir:
              file:dir:
                paths:
                - {up}/dir
                uri: file:dir
            """));
    }

    [Test]
    public void Times_are_microseconds_in_the_order_of_events()
    {
        var times = new[] { "initialized", "started", "stopped" }.Select(n => long.Parse(Project.Attribute(n))).ToList();

        Assert.That(times, Is.Ordered.Ascending.And.Unique);
        Assert.That(times[0], Is.GreaterThan(DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds() * 1000));
    }

    [Test]
    public void The_manifest_lists_source_code_then_dependencies_with_their_digests()
    {
        var text = File.ReadAllText(Meta("manifest"));

        Assert.That(text, Is.EqualTo(
            $"s 'a b.py' {Sha1("")} 'a b.py'\n"
            + $"s guild.yml {Sha1(GuildFile)} guild.yml\n"
            + $"s m.py {Sha1("m\n")} m.py\n"
            + $"s z/sub.py {Sha1("s\n")} z/sub.py\n"
            + $"d in.txt {Sha1("hello\n")} file:data/in.txt\n"
            + "d dir - file:dir\n"));
    }

    [Test]
    public void The_source_codes_digest_can_be_computed_anew()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var path in new[] { "a b.py", "guild.yml", "m.py", "z/sub.py" })
        {
            digest.AppendData(Encoding.UTF8.GetBytes(path + "\0"));
            digest.AppendData(File.ReadAllBytes(Path.Combine(run, path)));
            digest.AppendData([0]);
        }

        Assert.That(Project.Attribute("sourcecode_digest"), Is.EqualTo(Convert.ToHexStringLower(digest.GetHashAndReset())));
    }

    [Test]
    public void The_output_has_an_index_of_nine_bytes_for_each_line()
    {
        var index = File.ReadAllBytes(Meta("output.index"));
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        Assert.That(File.ReadAllText(Meta("output")).Split('\n'), Is.EqualTo(new[] { "one", "two", "end" }).Or.EqualTo(new[] { "two", "one", "end" }));
        Assert.That(index, Has.Length.EqualTo(3 * 9));
        for (var i = 0; i < 3; i++)
            Assert.That(BinaryPrimitives.ReadInt64BigEndian(index.AsSpan(i * 9)), Is.InRange(now - 3_600_000, now));
        Assert.That(new[] { index[8], index[17], index[26] }, Is.EquivalentTo(new[] { 0, 0, 1 }));
    }

    [Test]
    public void Every_option_of_run_is_kept_under_its_old_name()
    {
        var parameters = Project.Attribute("run_params").Split('\n').Where(l => l[0] is not ('-' or ' ')).Select(l => l[..l.IndexOf(':')].Trim('\'')).ToList();

        Assert.That(parameters, Is.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal));
        Assert.That(parameters, Has.Count.EqualTo(54).And.Contain("break_").And.Contain("yes").And.Contain("opspec"));
        Assert.That(Project.Attribute("run_params"), Does.Contain("\nflags:\n- y=2\n").And.Contain("\nopspec: net:train\n").And.Contain("\ntags:\n- tag\n").And.EndWith("'yes': true"));
    }

    private static string[] AttributeNames =>
    [
        "cmd", "deps", "env", "exit_status", "flags", "host", "id", "initialized", "label", "op", "platform", "plugin_versions", "plugins", "random_seed",
        "run_params", "sourcecode_digest", "started", "stopped", "tags", "user", "user_flags",
    ];

    private static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    private string Meta(string name) => Path.Combine(run, ".guild", name);
}
