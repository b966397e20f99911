using System.Reflection;
using NUnit.Framework;

namespace Guild.Abstractions.Testing;

/// <summary>What all conformance tests share: a folder of their own, a bound on everything that is awaited, and an ear on the console.</summary>
public abstract class ContractFixture
{
    /// <summary>How long a call may take before the test gives up on it.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>Absolute path of a folder for the running test alone, deleted at its end.</summary>
    protected string TestDirectory { get; private set; } = "";

    /// <summary>Makes the test's folder.</summary>
    [SetUp]
    public void MakeTestDirectory() => TestDirectory = Directory.CreateTempSubdirectory("guild-contract-").FullName;

    /// <summary>Deletes the test's folder.</summary>
    [TearDown]
    public void DeleteTestDirectory() => Directory.Delete(TestDirectory, recursive: true);

    /// <summary>Awaits a call for as long as <see cref="Patience"/> allows.</summary>
    protected async Task<T> InTime<T>(Task<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await InTime((Task)work);
        return await work;
    }

    /// <summary>Awaits a call for as long as <see cref="Patience"/> allows.</summary>
    protected async Task InTime(Task work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Assert.That(await Task.WhenAny(work, Task.Delay(Patience)), Is.SameAs(work), "it did not come back in time");
        await work;
    }

    /// <summary>Fails when what is done prints to standard output, which belongs to guild's results.</summary>
    protected static async Task PrintsNothing(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var console = Console.Out;
        using var heard = new StringWriter();
        Console.SetOut(heard);
        try
        {
            await work();
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.That(heard.ToString(), Is.Empty, "standard output belongs to guild's results: take IPluginLog and log");
    }

    /// <summary>The names and contents of all files below a folder, to see whether something changed.</summary>
    protected static IReadOnlyList<string> Snapshot(string directory) => Directory.Exists(directory)
        ? [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetRelativePath(directory, f)} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}")]
        : [];

    /// <summary>The attribute of a plugin's class, which says what it is.</summary>
    private protected static T AttributeOf<T>(object contribution)
        where T : Attribute
    {
        var attribute = contribution.GetType().GetCustomAttributes<T>().FirstOrDefault();
        Assert.That(attribute, Is.Not.Null, $"{contribution.GetType().Name} carries no [{typeof(T).Name[..^"Attribute".Length]}]: guild would not know it");
        return attribute!;
    }

    /// <summary>What guild asks of every class of a plugin.</summary>
    private protected static void CheckClass(object contribution)
    {
        var type = contribution.GetType();
        Assert.That(type.GetConstructors(), Has.Exactly(1).Items, $"{type.Name} needs one public constructor");
        Assert.That(
            type.GetConstructors()[0].GetParameters().Where(p => !p.HasDefaultValue && !TestServices.IsService(p.ParameterType)).Select(p => p.ParameterType.Name),
            Is.Empty,
            $"the constructor of {type.Name} asks for what guild doesn't offer");
    }
}
