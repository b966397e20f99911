using Guild.Abstractions;
using Guild.Core.Secrets;

namespace Guild.Core.Tests.Secrets;

public class SecretTextsTests
{
    [Test]
    public void A_secret_never_prints_itself()
    {
        var secret = new Secret("hunter22");

        Assert.That($"{secret} {string.Concat("", secret)}", Is.EqualTo("*** ***"));
        Assert.That(secret.Reveal(), Is.EqualTo("hunter22"));
    }

    [Test]
    public void A_message_that_quotes_a_secret_is_masked_the_longer_one_first()
    {
        var secrets = new SecretTexts(new Dictionary<string, string> { ["A_TOKEN"] = "hunter22" });
        secrets.FromVariable("A_TOKEN");
        secrets.Keep("hunter22-and-more");

        Assert.That(secrets.Mask("Bearer hunter22-and-more, hunter22"), Is.EqualTo("Bearer ***, ***"));
    }

    [TestCase("unset")]
    [TestCase("EMPTY")]
    public void A_variable_without_value_is_no_secret(string name) =>
        Assert.That(new SecretTexts(new Dictionary<string, string> { ["EMPTY"] = "" }).FromVariable(name), Is.Null);
}
