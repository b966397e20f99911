using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Python;

/// <summary>Jupyter notebooks as operations.</summary>
public sealed class NotebookTests : ProjectTest
{
    private const string Notebook = """
        {
         "cells": [
          {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": ["lr = 0.1\n", "steps = 3"]},
          {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": ["print('loss:', lr * steps)\n", "lr"]}
         ],
         "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
         "nbformat": 4,
         "nbformat_minor": 4
        }
        """;

    [SetUp]
    public void WriteNotebook() => Project.With("report.ipynb", Notebook);

    [Test]
    public void Flags_of_a_notebook_are_found_and_written_into_the_copy_of_the_run()
    {
        Project.With("guild.yml", "report: {notebook: report.ipynb, flags-import: all}\n").WithVariable("NB_NO_EXEC", "1");

        Assert.That(Project.GuildOk("run", "report", "--help-op").Out, Does.Contain("lr     (default is 0.1)\n").And.Contain("steps  (default is 3)\n"));
        Project.GuildOk("run", "report", "lr=0.5", "-y");

        Assert.That(File.ReadAllText(Path.Combine(Project.OnlyRun, "report.ipynb")), Does.Contain("lr = 0.5\\n").And.Contain("steps = 3"));
        Assert.That(File.ReadAllText(Path.Combine(Project.Folder, "report.ipynb")), Is.EqualTo(Notebook));
        Assert.That(Project.Attribute("op"), Does.Contain("  - guild.op_main\n  - guild.plugins.nbexec\n  - report.ipynb\n"));

        Project.GuildOk("run", "--restart", "1", "lr=0.25", "-y");
        Assert.That(File.ReadAllText(Path.Combine(Project.OnlyRun, "report.ipynb")), Does.Contain("lr = 0.25\\n"));
    }

    [Test]
    public void A_notebook_needs_no_Guild_file()
    {
        Project.WithVariable("NB_NO_EXEC", "1");

        Project.GuildOk("run", "report.ipynb", "steps=7", "-y");

        Assert.That(File.ReadAllText(Path.Combine(Project.OnlyRun, "report.ipynb")), Does.Contain("steps = 7"));
        Assert.That(Project.Attribute("flags"), Is.EqualTo("lr: 0.1\nsteps: 7"));
    }

    [Test]
    public void A_missing_notebook_is_an_error_where_it_is_named()
    {
        Project.With("guild.yml", "report:\n  notebook: reprot.ipynb\n");

        Assert.That(Fails("run", "report", "-y").Error, Does.Contain("guild: notebook 'reprot.ipynb' does not exist\n --> guild.yml:2:13\n"));
    }

    [Test]
    public void Jupyter_executes_the_notebook_and_its_output_is_that_of_the_run()
    {
        foreach (var module in (string[])["nbconvert", "ipykernel"])
        {
            if (Tool.Run("/usr/bin/python3", ["-c", $"import {module}"], "/", Project.AllVariables).ExitCode != 0)
                Assert.Ignore($"{module} is not installed for /usr/bin/python3");
        }

        Project.With("guild.yml", "report: {notebook: report.ipynb --html-no-input, flags-import: all}\n");

        var result = Project.GuildOk("run", "report", "lr=0.5", "-y");

        Assert.That(result.Out, Is.EqualTo("loss: 1.5\n0.5\n"));
        Assert.That(Project.GuildOk("runs", "info").Out, Does.Contain("  loss: 1.500000 (step 0)\n"));
        Assert.That(File.ReadAllText(Path.Combine(Project.OnlyRun, "report.html")), Does.Contain("loss: 1.5").And.Not.Contain("print("));
    }
}
