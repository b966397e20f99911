using Guild.Core.Errors;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Packaging.Signing;

namespace Guild.Tool.Plugins.Installation;

/// <summary>Whether a package is signed, and by whom. A package without signature is that, never a valid one.</summary>
/// <param name="IsSigned">Whether it has a signature.</param>
/// <param name="Text">One line for people: <c>not signed</c>, <c>signed by …</c>.</param>
internal sealed record PackageSignature(bool IsSigned, string Text)
{
    /// <summary>Reads and verifies the signature, as strictly as the user's NuGet configuration asks.</summary>
    /// <exception cref="GuildException">What is signed was changed afterwards, or the configuration requires a signature that isn't there or trusted.</exception>
    public static async Task<PackageSignature> VerifyAsync(PackageArchiveReader reader, ISettings settings, ILogger log, string package, CancellationToken cancel)
    {
        var policy = ClientPolicyContext.GetClientPolicy(settings, log);
        var isRequired = policy.Policy == SignatureValidationMode.Require;
        try
        {
            if (!await reader.IsSignedAsync(cancel))
            {
                return !isRequired
                    ? new PackageSignature(false, "not signed")
                    : throw Refused(package, "it is not signed, and NuGet's configuration here requires signatures (signatureValidationMode)");
            }

            var signature = await reader.GetPrimarySignatureAsync(cancel);
            await reader.ValidateIntegrityAsync(signature!.SignatureContent, cancel);
            var signer = signature!.SignerInfo.Certificate?.GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType.SimpleName, forIssuer: false) ?? "an unknown signer";
            var kind = signature.Type == SignatureType.Repository ? "repository" : "author";
            var problem = await ProblemAsync(reader, policy, cancel);
            if (problem is not null && isRequired)
                throw Refused(package, $"its signature by {signer} is not accepted: {problem}");
            return new PackageSignature(true, problem is null ? $"signed by {signer} ({kind})" : $"signed by {signer} ({kind}), not trusted on this machine: {problem}");
        }
        catch (SignatureException e)
        {
            throw Refused(package, $"its signature is broken: {e.Message}");
        }
    }

    private static async Task<string?> ProblemAsync(PackageArchiveReader reader, ClientPolicyContext policy, CancellationToken cancel)
    {
        var isRequired = policy.Policy == SignatureValidationMode.Require;
        // A company's own certificates come from no authority that machines know: its configuration says of each signer whether that matters.
        var ownRoots = (policy.AllowList ?? []).OfType<TrustedSignerAllowListEntry>().Where(s => s.AllowUntrustedRoot).Select(s => KeyValuePair.Create(s.Fingerprint.ToUpperInvariant(), s.FingerprintAlgorithm));
        List<ISignatureVerificationProvider> providers = [new IntegrityVerificationProvider(), new SignatureTrustAndValidityVerificationProvider([.. ownRoots])];
        if (isRequired)
            providers.Add(new AllowListVerificationProvider(policy.AllowList, requireNonEmptyAllowList: true, "no trusted signers are configured", "its signer is not among the trusted signers"));
        // Accepting is decided above; the verifier is asked what it really thinks.
        var settings = SignedPackageVerifierSettings.GetVerifyCommandDefaultPolicy();
        var result = await new PackageSignatureVerifier(providers).VerifySignaturesAsync(reader, isRequired ? policy.VerifierSettings : settings, cancel);
        if (result.IsValid)
            return null;
        var issue = result.Results.SelectMany(r => r.Issues).FirstOrDefault(i => i.Level == LogLevel.Error) ?? result.Results.SelectMany(r => r.Issues).FirstOrDefault();
        return issue is null ? "it could not be verified" : $"{issue.Code}: {issue.Message}";
    }

    private static GuildException Refused(string package, string why) => new(new GuildError($"{package} is refused: {why}"));
}
