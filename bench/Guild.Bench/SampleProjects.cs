using System.Text;

namespace Guild.Bench;

/// <summary>The projects that are measured, written to a temporary folder.</summary>
internal sealed class SampleProjects : IDisposable
{
    // Outside any git repository: asking git about one costs git's own time.
    private readonly string root = Directory.CreateTempSubdirectory("guild-bench-").FullName;

    public SampleProjects()
    {
        Typical = Folder("typical");
        File.WriteAllText(Path.Combine(Typical, "guild.yml"), TypicalGuildFile());
        File.WriteAllText(Path.Combine(Typical, "train.py"), ArgumentsScript);
        Scripts = Folder("scripts");
        File.WriteAllText(Path.Combine(Scripts, "train.py"), ArgumentsScript);
        File.WriteAllText(Path.Combine(Scripts, "constants.py"), ConstantsScript);
        Thousand = Folder("thousand");
        File.WriteAllText(Path.Combine(Thousand, "guild.yml"), LargeGuildFile(1_000));
        TenThousand = Folder("ten-thousand");
        File.WriteAllText(Path.Combine(TenThousand, "guild.yml"), LargeGuildFile(10_000));
        Home = Folder("home");
        Alias = Folder("alias");
        File.WriteAllText(Path.Combine(Alias, "guild.yml"), "- model: net\n  operations: {train: {exec: /bin/echo done}}\n");
        ManyPlugins = Folder("plugins");
        for (var i = 0; i < PluginCount; i++)
            WritePlugin(Path.Combine(ManyPlugins, $"extra-{i}", "1.0.0"), i);
    }

    /// <summary>A Guild file of 200 lines, with a Python script.</summary>
    public string Typical { get; }

    /// <summary>Python scripts without a Guild file: train.py (argparse) and constants.py (global variables).</summary>
    public string Scripts { get; }

    /// <summary>A Guild file of 5,000 lines with 1,000 operations.</summary>
    public string Thousand { get; }

    /// <summary>A Guild file of 50,000 lines with 10,000 operations.</summary>
    public string TenThousand { get; }

    /// <summary>How many plugins are in <see cref="ManyPlugins"/>.</summary>
    public const int PluginCount = 50;

    /// <summary>A model whose operation is run by an alias.</summary>
    public string Alias { get; }

    /// <summary>A folder of installed plugins that no measured command needs.</summary>
    public string ManyPlugins { get; }

    /// <summary>GUILD_HOME of all measured runs.</summary>
    public string Home { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.SetCurrentDirectory("/");
        Directory.Delete(root, recursive: true);
    }

    // As many contributions as plugins usually have; the assembly is never opened.
    private static void WritePlugin(string folder, int number)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Extra.dll"), "");
        File.WriteAllText(Path.Combine(folder, "guild-plugin.json"), $$"""
            {
              "schemaVersion": 1,
              "name": "extra-{{number}}",
              "version": "1.0.0",
              "contractVersion": "1.0",
              "assembly": "Extra.dll",
              "description": "A plugin that nobody needs now.",
              "contributions": [
                {
                  "kind": "alias",
                  "name": "extra-{{number}}",
                  "type": "Extra.Alias",
                  "help": "Do something else.",
                  "options": [
                    { "name": "nodes-{{number}}", "help": "Number of nodes.", "valueName": "N" },
                    { "name": "queue-{{number}}", "help": "Queue to use.", "valueName": "NAME", "choices": ["short", "long"] }
                  ]
                },
                { "kind": "observer", "name": "extra-{{number}}", "type": "Extra.Observer", "help": "Tell somebody." },
                { "kind": "resolver", "name": "extra-{{number}}", "type": "Extra.Resolver", "help": "Files from elsewhere.", "schemes": ["extra{{number}}"] }
              ]
            }
            """);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    private const string ArgumentsScript = """
        import argparse

        parser = argparse.ArgumentParser()
        parser.add_argument("--lr", type=float, default=0.1, help="Learning rate")
        parser.add_argument("--epochs", type=int, default=10, help="Number of epochs")
        args = parser.parse_args()

        print("loss: %f" % (args.lr / args.epochs))

        """;

    private const string ConstantsScript = """
        lr = 0.1
        epochs = 10

        print("loss: %f" % (lr / epochs))

        """;

    private static string TypicalGuildFile()
    {
        var text = new StringBuilder();
        for (var model = 1; model <= 8; model++)
            text.Append($"""
                - model: net-{model}
                  description: Network number {model}
                  resources:
                    data:
                      - file: data-{model}.csv
                  operations:
                    train:
                      description: Train network {model}
                      main: train
                      requires: data
                      flags:
                        lr:
                          description: Learning rate
                          default: 0.1
                        epochs:
                          description: Number of epochs
                          default: {model * 10}
                          type: int
                        mode:
                          choices: [fast, slow]
                    echo-{model}:
                      description: Print a word
                      exec: /bin/echo done
                      flags:
                        batch-size: {model * 32}
                        dropout: 0.{model}


                """);
        return text.ToString();
    }

    private static string LargeGuildFile(int operations)
    {
        var text = new StringBuilder();
        for (var i = 0; i < operations; i++)
            text.Append($"""
                step-{i}:
                  description: Do step {i}
                  exec: /bin/echo step-{i}
                  flags:
                    size: {i}

                """);
        return text.ToString();
    }
}
