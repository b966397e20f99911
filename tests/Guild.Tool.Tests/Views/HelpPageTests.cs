using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Tool.Views;

namespace Guild.Tool.Tests.Views;

internal sealed class HelpPageTests
{
    private const string Seed = """
        - package: keras.mnist
        - model: mnist-mlp
          operations:
            train:
              description: Train the MLP
              flags:
                batch-size: {default: 128, description: Training batch size}
                epochs: {default: 20, description: Number of epochs to train}
        - model: mnist-cnn
          operations:
            evaluate: {}
        """;

    [TestCase("mlp:train")]
    [TestCase("mnist-mlp:train")]
    [TestCase("keras.mnist/mnist-mlp:train")]
    [TestCase("train")]
    public void The_seed_page_is_printed_to_the_letter(string spec)
    {
        using var project = Project.With(Seed);

        Assert.That(Help(project, spec), Is.EqualTo("""
            Usage: guild run [OPTIONS] mnist-mlp:train [FLAG]...

            Train the MLP

            Use 'guild run --help' for a list of options.

            Flags:
              batch-size  Training batch size (default is 128)
              epochs      Number of epochs to train (default is 20)

            """));
    }

    [Test]
    public void Defaults_of_several_lines_and_in_other_alphabets_are_shown_as_YAML_is_written()
    {
        using var project = Project.With("go: {exec: ls, flags: {a: \"x\\ny\", b: caf\u00e9, c: x y}}\n");

        var words = string.Join(' ', Help(project, "go").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.That(words, Does.EndWith("Flags: a (default is 'x y') b (default is \"caf\\xE9\") c (default is 'x y')"));
    }

    [Test]
    public void Flags_show_defaults_choices_and_labels()
    {
        using var project = Project.With("""
            - model: cnn
              operations:
                train:
                  description: "Train the net.\n\nSecond paragraph of help."
                  requires:
                    - {resource: data, description: Sample data}
                  flags:
                    alpha:
                    epochs: {default: 3, description: Number of epochs}
                    lr: {default: 0.1, description: Learning rate}
                    opt: {default: sgd, description: Optimizer, choices: [sgd, adam, rms]}
                    sched:
                      description: Schedule to apply when training.
                      choices:
                        - {value: step, description: Step decay}
                        - {value: cosine, description: Cosine decay}
                    must: {required: yes}
                    tag-note: {description: A note, null-label: none}
                    two: 1 2
                    m: {choices: [1, 2]}
              resources:
                data: {sources: [{operation: prep}, {file: foo.txt, flag-name: infile}]}
            """);

        Assert.That(Help(project, "train").Replace("            \n", "            ·\n", StringComparison.Ordinal), Is.EqualTo("""
            Usage: guild run [OPTIONS] cnn:train [FLAG]...

            Train the net.

            Second paragraph of help.

            Use 'guild run --help' for a list of options.

            Dependencies:
              data  Sample data

            Flags:
              alpha
              epochs          Number of epochs (default is 3)
              lr              Learning rate (default is 0.1)
              m               Choices:  1, 2
              must            (required)
              opt             Optimizer (default is sgd)
            ~
                              Choices:  sgd, adam, rms

              sched           Schedule to apply when training.
            ~
                              Choices:
                                step    Step decay
                                cosine  Cosine decay

              tag-note        A note (default is none)
              two             (default is '1 2')
              operation:prep
              infile          (default is foo.txt)

            """.Replace("~\n", new string(' ', 6) + "            ·\n", StringComparison.Ordinal)));
    }

    [Test]
    public void Help_for_a_model_lists_its_operations_and_resources()
    {
        using var project = Project.With("""
            - model: cnn
              description: "Convolutional net for digits.\nLonger text about the model."
              operations:
                evaluate: {description: Evaluate a trained model.}
                shell: {}
                train: {description: Train the net.}
              resources:
                data: {description: Sample data, sources: [a]}
            """);

        Assert.That(ModelHelpPage.Render(project.Read().Models[0], 78), Is.EqualTo("""
            Usage: guild run [OPTIONS] cnn:OPERATION [FLAG]...

            Convolutional net for digits.

            Longer text about the model.

            Use 'guild run cnn:OPERATION --help-op' for help on a particular operation.

            Operations:
              evaluate  Evaluate a trained model.
              shell
              train     Train the net.

            Resources:
              data  Sample data

            """));
    }

    [Test]
    public void Help_for_a_project_shows_base_operations_and_models()
    {
        using var project = Project.With("""
            - operations:
                load: {flags: {rows: {default: 10, description: How many rows}}}
                prep: {description: Get the data.}
                _hidden: {}
            - model: net
              description: A small net.
              references: [https://example.org/net]
              operations:
                fit: {description: Fit it., flags: {lr: 0.1}}
            """);
        var file = project.Read();
        var flags = file.Models.SelectMany(m => m.Operations).ToDictionary(o => o, o => o.Flags);

        Assert.That(ProjectHelpPage.Render(file, "the current directory", flags, 78), Is.EqualTo("""
            OVERVIEW

                You are viewing help for operations defined in the current directory.

                To run an operation use 'guild run OPERATION' where OPERATION is one of
                options listed below. If an operation is associated with a model, include
                the model name as MODEL:OPERATION.

                To list available operations, run 'guild operations'.

                Set operation flags using 'FLAG=VALUE' arguments to the run command. Refer
                to the operations below for a list of supported flags.

                For more information on running operations, try 'guild run --help'.

                For general information, try 'guild --help'.

            BASE OPERATIONS

                load
                  Flags:
                    rows  How many rows (default is 10)

                prep
                  Get the data.

            MODELS

                net

                  A small net.

                  Operations:

                    fit
                      Fit it.

                      Flags:
                        lr  (default is 0.1)

                  References:

                    - https://example.org/net


            """));
    }

    [Test]
    public void Verbose_listings_show_one_item_a_line()
    {
        using var project = Project.With("train: {main: train --fast, description: \"Train.\\nMore.\", flags: {lr: {default: 0.1, description: Learning rate}}}");
        var operation = project.Resolve("train").Operation;

        Assert.That(OperationListing.Details(operation, operation.Flags), Is.EqualTo(new[]
        {
            "  main: train --fast",
            "  flags:",
            "      lr: Learning rate (default is 0.1)",
            "  details:",
            "      More.",
        }));
    }

    [Test]
    public void Listings_are_filtered_by_name_and_description_whatever_the_case()
    {
        using var project = Project.With("""
            - model: cnn
              operations:
                evaluate: {description: Evaluate a trained model.}
                train: {description: Train the net.}
            - model: rnn
              operations:
                train: {}
            """);

        Assert.That(
            OperationListing.Select(project.Read(), false, ["CNN", "eval"]).Select(o => o.FullName),
            Is.EqualTo(new[] { "cnn:evaluate" }));
    }

    private static string Help(Project project, string spec)
    {
        var resolved = project.Resolve(spec);
        IReadOnlyList<FlagDef> flags = DependencyFlags.AddTo(resolved.Operation, resolved.Operation.Flags);
        return OperationHelpPage.Render(resolved, flags, 78);
    }
}
