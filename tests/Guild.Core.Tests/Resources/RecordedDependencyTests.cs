using Guild.Abstractions;
using Guild.Core.Resources;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Resources;

public class RecordedDependencyTests
{
    [Test]
    public void Records_of_the_original_are_read_and_written_as_they_were()
    {
        var found = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RunsCorpus.Home, "runs"), "op", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            var op = (MapValue)YamlReader.ReadValue(File.ReadAllText(file));

            var dependencies = DependencyRecord.Read(op, []);

            Assert.That(DependencyRecord.Write(dependencies), Is.EqualTo(op["deps"]));
            found += dependencies.Count;
        }

        Assert.That(found, Is.GreaterThan(5));
    }
}
