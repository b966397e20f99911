using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests;

/// <summary>The page that guild started from, command by command.</summary>
public sealed class SeedPageTests
{
    private const string HelpText = """
        Usage: guild run [OPTIONS] mnist-mlp:train [FLAG]...

        Train the MLP

        Use 'guild run --help' for a list of options.

        Flags:
          batch-size  Training batch size (default is 128)
          epochs      Number of epochs to train (default is 20)

        """;

    private Project project = null!;

    [SetUp]
    public void SetUp() => project = new Project()
        .With("guild.yml", """
            - package: keras.mnist
            - model: mnist-mlp
              description: Multilayer perceptron for MNIST
              operations:
                train:
                  description: Train the MLP
                  main: mlp
                  flags-dest: args
                  flags-import: no
                  flags:
                    batch-size:
                      description: Training batch size
                      default: 128
                    epochs:
                      description: Number of epochs to train
                      default: 20
                evaluate:
                  description: Evaluate a trained model
                  main: mlp
                  flags-import: no
                finetune: {main: mlp, flags-import: no}
                generate: {main: mlp, flags-import: no}
                compress: {main: mlp, flags-import: no}
            - model: iris-dataset
              operations:
                prepare: {main: mlp, flags-import: no}
            """)
        .With("mlp.py", """
            import os
            import sys

            def main():
                "Operation code here."
                print("argv", sys.argv[1:])
                for name in ("CMD_DIR", "GUILD_HOME", "GUILD_OP", "GUILD_PLUGINS", "LOG_LEVEL", "MODEL_DIR", "RUN_DIR", "RUN_ID"):
                    print(name, os.environ.get(name))
                print("cwd", os.getcwd())

            if __name__ == "__main__":
                main()
            """);

    [TearDown]
    public void TearDown() => project.Dispose();

    [TestCase("run", "mlp:train", "--help-op")]
    [TestCase("train", "--help-op")]
    [TestCase("train", "mlp", "--help-op")]
    [TestCase("run", "keras.mnist/mnist-mlp:train", "--help-op")]
    public void Operation_help_prints_the_page_to_the_letter(params string[] command) =>
        Assert.That(project.GuildOk(command).Out, Is.EqualTo(HelpText.ReplaceLineEndings("\n")));

    [Test]
    public void A_model_operation_runs_by_its_full_name()
    {
        var result = project.GuildOk("run", "iris-dataset:prepare", "-y");

        Assert.That(result.Out, Does.Contain("GUILD_OP iris-dataset:prepare"));
    }

    [TestCase("train", "mlp", "mnist-mlp:train")]
    [TestCase("evaluate", "mlp", "mnist-mlp:evaluate")]
    [TestCase("finetune", "mlp", "mnist-mlp:finetune")]
    [TestCase("generate", "mlp", "mnist-mlp:generate")]
    [TestCase("prepare", "iris", "iris-dataset:prepare")]
    public void An_alias_with_a_model_runs_that_operation(string alias, string model, string operation)
    {
        var result = project.GuildOk(alias, model, "-y");

        Assert.That(result.Out, Does.Contain($"GUILD_OP {operation}"));
    }

    [Test]
    public void Flags_are_given_as_name_and_value_and_reach_the_program_as_arguments()
    {
        var result = project.GuildOk("train", "batch-size=64", "epochs=10", "-y");

        Assert.That(result.Out, Does.Contain("argv ['--batch-size', '64', '--epochs', '10']"));
    }

    [Test]
    public void The_prompt_shows_the_operation_and_its_flags()
    {
        var result = project.GuildWithInput("n\n", "train", "batch-size=64");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Error, Is.EqualTo("You are about to run mnist-mlp:train\n  batch-size: 64\n  epochs: 20\nContinue? (Y/n) "));
    }

    [Test]
    public void Run_flags_are_accessible_in_argv_to_a_program_that_only_reads_that()
    {
        project.With("guild.yml", """
            - model: mnist-mlp
              operations:
                train:
                  main: mlp
                  flags: {batch-size: 128, epochs: 20}
            """);

        Assert.That(project.GuildOk("train", "mlp", "epochs=10", "-y").Out, Does.Contain("argv ['--batch-size', '128', '--epochs', '10']"));
    }

    [TestCase("images=sub/other.csv", "labels.csv other.csv\n")]
    [TestCase("images=small", "labels.csv small.csv\n")]
    [TestCase("file:labels.csv=sub/other.csv", "images.csv other.csv\n")]
    public void Resources_are_specified_the_same_way_flag_values_are(string argument, string expected)
    {
        project.With("images.csv", "").With("labels.csv", "").With("small.csv", "").With("sub/other.csv", "").With("guild.yml", """
            - model: iris-dataset
              operations:
                prepare:
                  exec: sh -c 'echo *.csv'
                  sourcecode: no
                  requires: [images, file: labels.csv]
              resources:
                images: [file: images.csv]
                small: [file: small.csv]
            """);

        var result = project.GuildOk("prepare", "iris", argument, "-y", "--run-id", "one");

        Assert.That(result.Out, Is.EqualTo(expected), result.ToString);
        Assert.That(project.GuildOk("run", "--restart", "one", "-y").Out, Is.EqualTo(expected), "restarted");
        Assert.That(project.GuildOk("run", "--proto", "one", "-y").Out, Is.EqualTo(expected), "made from it");
    }

    [Test]
    public void The_list_of_operations_names_them_with_their_models() =>
        Assert.That(project.GuildOk("operations").Out, Is.EqualTo(
            "iris-dataset:prepare  \n"
            + "mnist-mlp:compress    \n"
            + "mnist-mlp:evaluate    Evaluate a trained model\n"
            + "mnist-mlp:finetune    \n"
            + "mnist-mlp:generate    \n"
            + "mnist-mlp:train       Train the MLP\n"));

    [Test]
    public void Help_shows_the_models_and_their_operations()
    {
        var result = project.GuildOk("help");

        Assert.That(result.Out, Does.Contain("    mnist-mlp\n\n      Multilayer perceptron for MNIST\n"));
        Assert.That(result.Out, Does.Contain("            batch-size  Training batch size (default is 128)\n"));
    }

    [Test]
    public void The_program_sees_the_eight_variables_and_runs_in_the_run_directory()
    {
        var result = project.GuildOk("train", "mlp", "-y");
        var run = project.OnlyRun;

        Assert.That(result.Out, Does.Contain($"CMD_DIR {project.Folder}\n"));
        Assert.That(result.Out, Does.Contain($"GUILD_HOME {project.Home}\n"));
        Assert.That(result.Out, Does.Contain("GUILD_OP mnist-mlp:train\n"));
        Assert.That(result.Out, Does.Contain("GUILD_PLUGINS aliases,python\n"));
        Assert.That(result.Out, Does.Contain("LOG_LEVEL 20\n"));
        Assert.That(result.Out, Does.Contain($"MODEL_DIR {project.Folder}\n"));
        Assert.That(result.Out, Does.Contain($"RUN_DIR {run}\n"));
        Assert.That(result.Out, Does.Contain($"RUN_ID {Path.GetFileName(run)}\n"));
        Assert.That(result.Out, Does.Contain($"cwd {run}\n"));
    }

    [Test]
    public void A_bare_operation_that_several_models_define_lists_the_candidates()
    {
        project.With("guild.yml", """
            - model: cnn
              operations: {train: {main: mlp}}
            - model: cnn-large
              operations: {train: {main: mlp}}
            """);

        var result = project.Guild("train", "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Is.EqualTo(
            "guild: operation 'train' is defined for more than one model\n"
            + "Try specifying one of the following:\n  cnn:train\n  cnn-large:train\n"));
    }
}
