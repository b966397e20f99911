using Guild.Plugins.Python.Interpreters;

namespace Guild.Plugins.Python.Tests.Interpreters;

public class VersionRequirementTests
{
    [TestCase(">=3.8", "3.8.0", ExpectedResult = true)]
    [TestCase(">=3.8", "3.7.9", ExpectedResult = false)]
    [TestCase(">=3.8, <4", "3.12.1", ExpectedResult = true)]
    [TestCase(">=3.8,<3.12", "3.12.0", ExpectedResult = false)]
    [TestCase("==3.11.2", "3.11.2", ExpectedResult = true)]
    [TestCase("==3.11", "3.11.2", ExpectedResult = false)]
    [TestCase("==3.11.*", "3.11.2", ExpectedResult = true)]
    [TestCase("!=3.11.*", "3.11.2", ExpectedResult = false)]
    [TestCase("~=3.9", "3.13.0", ExpectedResult = true)]
    [TestCase("~=3.9.1", "3.10.0", ExpectedResult = false)]
    [TestCase(">3.8", "3.8.0", ExpectedResult = false)]
    [TestCase("<=3.8", "3.8.0", ExpectedResult = true)]
    [TestCase("3.8", "3.8.5", ExpectedResult = true)]
    [TestCase("3", "3.8.5", ExpectedResult = true)]
    [TestCase(">=9", "3.13.0", ExpectedResult = false)]
    [TestCase("newest", "3.13.0", ExpectedResult = false)]
    public bool A_range_admits_the_versions_in_it(string requirement, string version) =>
        VersionRequirement.Admits(requirement, Version.Parse(version));
}
