using System.Globalization;
using System.Text;

namespace Guild.Bench.Runs;

/// <summary>Guild homes with as many runs as wanted, each with the files that a run of a small Python operation has.</summary>
internal static class GeneratedHome
{
    private const long FirstStart = 1_700_000_000_000_000;

    private static readonly string[] Operations = ["train", "evaluate", "cnn:train", "cnn:test", "prepare"];
    private static readonly string[] Optimizers = ["sgd", "adam", "rmsprop"];

    // What is large and the same, or nearly, in all runs of a project.
    private static readonly string Environment = string.Concat(Enumerable.Range(0, 40).Select(i => $"VARIABLE_{i}: value of variable {i}\n"));

    private static readonly string RunParameters = string.Concat(Enumerable.Range(0, 60).Select(i => $"param_{i:D2}: null\n"));

    private const string Definition = """
        deps: []
        flag-null-labels: {}
        flags-dest: args
        op-cmd:
          cmd-args:
          - ${python_exe}
          - -um
          - guild.op_main
          - train
          - --
          - __flag_args__
          cmd-env:
            GUILD_PLUGINS: cpu,disk,memory,perf,python_script
            PROJECT_DIR: /home/ada/proj
          cmd-flags: {}
        python-path: null

        """;

    /// <summary>Adds runs to a home.</summary>
    /// <param name="home">The home.</param>
    /// <param name="first">The number of the first run; equal numbers make equal runs.</param>
    /// <param name="count">How many.</param>
    public static void Add(string home, int first, int count)
    {
        var events = Events();
        Directory.CreateDirectory(Path.Combine(home, "runs"));
        Parallel.For(first, first + count, number => AddRun(home, number, events));
    }

    /// <summary>The id of a run.</summary>
    public static string Id(int number)
    {
        var random = new Random(number);
        return string.Concat(Enumerable.Range(0, 4).Select(_ => random.Next().ToString("x8", CultureInfo.InvariantCulture)));
    }

    private static void AddRun(string home, int number, byte[] events)
    {
        var random = new Random(-number - 1);
        var run = Path.Combine(home, "runs", Id(number));
        var meta = Path.Combine(run, ".guild");
        var attributes = Path.Combine(meta, "attrs");
        Directory.CreateDirectory(attributes);
        var operation = Operations[random.Next(Operations.Length)];
        var (model, name) = operation.Split(':') is [var m, var n] ? (m, n) : ("''", operation);
        var started = FirstStart + (number * 60_000_000L) + random.Next(1_000_000);
        var learningRate = (random.NextDouble() / 10).ToString("G6", CultureInfo.InvariantCulture);
        var optimizer = Optimizers[random.Next(Optimizers.Length)];
        var epochs = random.Next(1, 50);

        Write(meta, "opref", $"guildfile:/home/ada/proj/guild.yml {number / 5000:x32} {model} {name}");
        Attribute("id", Id(number));
        Attribute("cmd", $"- /usr/bin/python3\n- -um\n- guild.op_main\n- {name}\n- --\n- --epochs\n- '{epochs}'\n- --lr\n- '{learningRate}'\n- --opt\n- {optimizer}");
        Attribute("deps", "{}");
        Attribute("env", Environment);
        Attribute("exit_status", random.Next(20) switch { 0 => "1", 1 => "-15", _ => "0" });
        Attribute("flags", $"batch-size: {16 << random.Next(4)}\nepochs: {epochs}\nlr: {learningRate}\nopt: {optimizer}\nseed: {random.Next(1000)}");
        Attribute("host", "workstation");
        Attribute("initialized", (started - 50_000).ToString(CultureInfo.InvariantCulture));
        Attribute("label", random.Next(50) == 0 ? $"best of {number / 50}" : $"epochs={epochs} lr={learningRate} opt={optimizer}");
        Attribute("op", Definition);
        Attribute("platform", "architecture: 64bit ELF\ncpus: 8\nprocessor: ''\npython_version: 3.11.2\nuname: 'Linux workstation 6.1.0 #1 SMP x86_64 '");
        Attribute("plugins", "- cpu\n- disk\n- memory\n- perf\n- python_script");
        Attribute("random_seed", random.Next().ToString(CultureInfo.InvariantCulture));
        Attribute("run_params", RunParameters);
        Attribute("sourcecode_digest", $"{(number / 500) + 0xabcdef:x32}");
        Attribute("started", started.ToString(CultureInfo.InvariantCulture));
        Attribute("stopped", (started + random.Next(100_000_000)).ToString(CultureInfo.InvariantCulture));
        Attribute("user", "ada");
        Attribute("user_flags", $"lr: {learningRate}");
        Attribute("vcs_commit", $"git:{number / 500:x40}");
        if (random.Next(4) == 0)
            Attribute("tags", random.Next(2) == 0 ? "- nightly" : "- nightly\n- paper");
        if (random.Next(100) == 0)
            Attribute("marked", "true");
        if (random.Next(40) == 0)
            Attribute("comments", "- body: Looks good so far, but the loss is odd\n  host: workstation\n  time: 1700000000000000\n  user: ada");
        Write(meta, "manifest", "s train.py 0d1f53cb8b1de7ebbd2f9b0b7f3d6b5f60d6dbdf train.py\n");
        Write(meta, "output", "loss: 0.5\nacc: 0.8\n");
        File.WriteAllBytes(Path.Combine(meta, "events.out.tfevents.1700000000.workstation.1234.0"), events);
        Write(run, "train.py", "lr = 0.1\nprint('loss: %f' % lr)\n");

        void Attribute(string attribute, string text) => Write(attributes, attribute, text + "\n");
    }

    private static void Write(string directory, string name, string text) => File.WriteAllBytes(Path.Combine(directory, name), Encoding.UTF8.GetBytes(text));

    // loss and acc at three steps each.
    private static byte[] Events()
    {
        using var file = new MemoryStream();
        Record(file, [0x1a, 0x0d, .. "brain.Event:2"u8]);
        for (byte step = 1; step <= 3; step++)
        {
            foreach (var tag in new[] { "loss", "acc" })
            {
                byte[] value = [0x0a, (byte)tag.Length, .. Encoding.UTF8.GetBytes(tag), 0x15, .. BitConverter.GetBytes(1f / step)];
                byte[] summary = [0x0a, (byte)value.Length, .. value];
                Record(file, [0x09, .. BitConverter.GetBytes(1.7e9), 0x10, step, 0x2a, (byte)summary.Length, .. summary]);
            }
        }

        return file.ToArray();
    }

    private static void Record(MemoryStream file, byte[] payload)
    {
        var length = BitConverter.GetBytes((ulong)payload.Length);
        file.Write(length);
        file.Write(BitConverter.GetBytes(Masked(length)));
        file.Write(payload);
        file.Write(BitConverter.GetBytes(Masked(payload)));
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0x82F63B78 : sum >> 1;
        }

        sum = ~sum;
        return ((sum >> 15) | (sum << 17)) + 0xA282EAD8;
    }
}
