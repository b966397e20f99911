using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>Signed packages, really signed: shown for what they are, refused when they were changed, accepted as the user's NuGet configuration says.</summary>
public sealed class SignedPackageTests : PackagesTest
{
    private const string Password = "test";

    private static string? _signed;
    private static string? _fingerprint;

    private string Package => Path.Combine(Feed, "Acme.Guild.Good.1.0.0.nupkg");

    [SetUp]
    public void Sign()
    {
        lock (Password)
        {
            // Signing takes a second: once for all tests.
            _signed ??= SignOnce();
        }

        File.Copy(_signed, Package);
    }

    [OneTimeTearDown]
    public static void CleanUp()
    {
        if (_signed is not null)
            Directory.Delete(Path.GetDirectoryName(_signed)!, recursive: true);
        _signed = null;
    }

    [Test]
    public void Its_signer_is_shown_and_that_nobody_here_vouches_for_him()
    {
        Assert.That(Project.GuildOk("plugins", "install", "Acme.Guild.Good").Out, Does.Contain("Acme (as the package says); signed by Acme Plugins (author), not trusted on this machine: NU3018"));
        Assert.That(Project.GuildOk("plugins", "info", "good").Out, Does.Contain("signed by Acme Plugins (author), not trusted"));
    }

    [Test]
    public void One_that_was_changed_since_is_refused()
    {
        using (var archive = ZipFile.Open(Package, ZipArchiveMode.Update))
        {
            using var added = archive.CreateEntry("plugin/added.txt").Open();
            added.Write("more"u8);
        }

        Assert.That(Fails("plugins", "install", Package).Error, Does.Contain("is refused: its signature is broken"));
        Assert.That(Directory.Exists(Path.Combine(Plugins, "good")), Is.False);
    }

    [Test]
    public void A_trusted_signer_is_accepted_where_signatures_are_required()
    {
        // Written in either case.
        Require(_fingerprint!.ToLowerInvariant(), allowsOwnRoot: true);

        Assert.That(Project.GuildOk("plugins", "install", "Acme.Guild.Good").Out, Does.Contain("; signed by Acme Plugins (author)\n"));
    }

    [Test]
    public void A_signer_without_an_authority_is_not_accepted_unless_the_configuration_says_so()
    {
        Require(_fingerprint!, allowsOwnRoot: false);

        Assert.That(Fails("plugins", "install", "Acme.Guild.Good").Error, Does.Contain("its signature by Acme Plugins is not accepted: NU3018"));
    }

    [Test]
    public void Another_signer_is_not_accepted_where_signatures_are_required()
    {
        Require(new string('0', _fingerprint!.Length), allowsOwnRoot: true);

        Assert.That(Fails("plugins", "install", "Acme.Guild.Good").Error, Does.Contain("its signature by Acme Plugins is not accepted"));
        Assert.That(Directory.Exists(Path.Combine(Plugins, "good")), Is.False);
    }

    private void Require(string fingerprint, bool allowsOwnRoot) => Project.With("nuget.config", $"""
        <configuration>
          <packageSources><clear /><add key="team" value="{Feed}" /></packageSources>
          <config><add key="signatureValidationMode" value="require" /></config>
          <trustedSigners>
            <author name="acme"><certificate fingerprint="{fingerprint}" hashAlgorithm="SHA256" allowUntrustedRoot="{(allowsOwnRoot ? "true" : "false")}" /></author>
          </trustedSigners>
        </configuration>
        """);

    private string SignOnce()
    {
        var folder = Directory.CreateTempSubdirectory("guild-signed-").FullName;
        var (key, package) = (Path.Combine(folder, "key.pfx"), PluginPackages.Pack(folder));
        using (var rsa = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=Acme Plugins", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], critical: false));
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
            File.WriteAllBytes(key, certificate.Export(X509ContentType.Pkcs12, Password));
            _fingerprint = Convert.ToHexString(SHA256.HashData(certificate.RawData));
        }

        var signed = Tool.Run("dotnet", ["nuget", "sign", package, "--certificate-path", key, "--certificate-password", Password], folder, new Dictionary<string, string?>
        {
            ["DOTNET_CLI_HOME"] = Project.UserHome,
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        });
        Assert.That(signed.ExitCode, Is.Zero, signed.ToString);
        return package;
    }
}
