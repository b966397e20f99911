using System.Text;
using Guild.Plugins.Url.Tests.Server;

namespace Guild.Plugins.Url.Tests;

[NonParallelizable] // NETRC is the process's.
public class CredentialTests : UrlTest
{
    [SetUp]
    public void NameNetRc() => Environment.SetEnvironmentVariable("NETRC", Path.Combine(Scene.Home, "netrc"));

    [TearDown]
    public void ForgetNetRc() => Environment.SetEnvironmentVariable("NETRC", null);

    [Test]
    public async Task User_information_of_the_url_is_sent_and_shown_nowhere()
    {
        using var server = TestServer.WithFile(Content);

        await Scene.ResolveAsync($"http://ada:my%20secret@127.0.0.1:{server.Port}/x");

        Assert.That(server.Requests.Single()["Authorization"], Is.EqualTo(Basic("ada", "my secret")));
        AssertNothingTold("secret");
    }

    [Test]
    public async Task Netrc_is_looked_at()
    {
        NetRc("machine 127.0.0.1 login ada password hunter22");
        using var server = TestServer.WithFile(Content);

        await Scene.ResolveAsync(server.Url("x"));

        Assert.That(server.Requests.Single()["Authorization"], Is.EqualTo(Basic("ada", "hunter22")));
        AssertNothingTold("hunter22");
    }

    [TestCase("hunter22", "Authorization", "Bearer hunter22")]
    [TestCase("X-Api-Key: hunter22", "X-Api-Key", "hunter22")]
    public async Task A_token_of_the_environment_comes_before_netrc(string value, string header, string sent)
    {
        NetRc("default login ada password other");
        using var server = TestServer.WithFile(Content);

        await Scene.WithVariable("GUILD_URL_TOKEN_127_0_0_1", value).ResolveAsync(server.Url("x"));

        Assert.That(server.Requests.Single()[header], Is.EqualTo(sent));
        AssertNothingTold("hunter22");
    }

    [Test]
    public async Task A_redirect_to_another_host_takes_no_credentials_along()
    {
        using var other = TestServer.WithFile(Content);
        using var server = new TestServer((exchange, _) => exchange.StatusAsync("302 Found", $"Location: http://eve:trap1234@localhost:{other.Port}/x\n"));
        NetRc("machine 127.0.0.1 login ada password hunter22");

        AssertIs(await Scene.WithVariable("GUILD_URL_TOKEN_127_0_0_1", "hunter33").ResolveAsync($"http://ada:hunter44@127.0.0.1:{server.Port}/x"), Content);

        Assert.That(server.Requests.Single()["Authorization"], Is.EqualTo(Basic("ada", "hunter44")));
        Assert.That(other.Requests.Single()["Authorization"], Is.Null);
        AssertNothingTold("hunter", "trap");
    }

    [Test]
    public async Task The_default_entry_of_netrc_is_not_for_hosts_that_a_server_names()
    {
        using var other = TestServer.WithFile(Content);
        using var server = new TestServer((exchange, _) => exchange.StatusAsync("302 Found", $"Location: http://localhost:{other.Port}/x\n"));
        NetRc("default login ada password hunter22");

        await Scene.ResolveAsync(server.Url("x"));

        Assert.That(server.Requests.Single()["Authorization"], Is.EqualTo(Basic("ada", "hunter22")));
        Assert.That(other.Requests.Single()["Authorization"], Is.Null);
    }

    [Test]
    public async Task A_redirect_to_another_port_takes_no_credentials_of_the_url_along()
    {
        using var other = TestServer.WithFile(Content);
        using var server = new TestServer((exchange, _) => exchange.StatusAsync("302 Found", $"Location: {other.Url("x")}\n"));

        await Scene.ResolveAsync($"http://ada:hunter44@127.0.0.1:{server.Port}/x");

        Assert.That(other.Requests.Single()["Authorization"], Is.Null);
    }

    [Test]
    public void A_token_is_not_sent_over_a_connection_that_anyone_can_read()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(System.Net.HttpStatusCode.NotFound));
        var scene = new UrlScene { Handler = handler }.WithVariable("GUILD_URL_TOKEN_EXAMPLE_ORG", "hunter22");

        Assert.That(() => scene.ResolveAsync("http://example.org/x"), Throws.Exception);

        Assert.That(handler.Requests.Single().Headers.Authorization, Is.Null);
        Assert.That(scene.Log, Has.One.EqualTo("WARNING: GUILD_URL_TOKEN_EXAMPLE_ORG is not sent to example.org: the connection is not encrypted"));
        scene.Delete();
    }

    [Test]
    public void A_redirect_from_https_to_http_is_refused()
    {
        var handler = new StubHandler(_ =>
        {
            var response = new HttpResponseMessage(System.Net.HttpStatusCode.Found);
            response.Headers.Location = new Uri("http://ada:pass1234@example.org/y");
            return response;
        });
        var scene = new UrlScene { Handler = handler };

        Assert.That(scene.Fails("https://example.org/x").Message, Is.EqualTo("example.org redirects from https to http, http://example.org/y"));
        scene.Delete();
    }

    [Test]
    public void Credentials_that_are_refused_are_not_advised_again()
    {
        NetRc("default login ada password hunter22");
        using var server = new TestServer((exchange, _) => exchange.StatusAsync("403 Forbidden"));

        Assert.That(Scene.Fails(server.Url("x")).Remedy, Is.EqualTo("check the credentials: they were sent, and not accepted"));
    }

    [TestCase("data.example.org", "GUILD_URL_TOKEN_DATA_EXAMPLE_ORG")]
    [TestCase("data-example.org", "GUILD_URL_TOKEN_DATA__EXAMPLE_ORG")]
    [TestCase("data_example.org", null)]
    [TestCase("[::1]", null)]
    public void A_variable_is_of_one_host(string host, string? variable) =>
        Assert.That(TokenVariable.NameFor(host), Is.EqualTo(variable));

    private static string Basic(string login, string password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password}"));

    private void NetRc(string text) => File.WriteAllText(Path.Combine(Scene.Home, "netrc"), text);

    private void AssertNothingTold(params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            Assert.That(Scene.Log, Has.None.Contains(secret));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Scene.Home, "cache"), "*", SearchOption.AllDirectories))
                Assert.That(Encoding.Latin1.GetString(File.ReadAllBytes(file)), Does.Not.Contain(secret));
        }
    }

    private sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(answer(request));
        }
    }
}
