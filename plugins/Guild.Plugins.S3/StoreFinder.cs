using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Finds endpoint, region and credentials the way all of Amazon's tools do, and where there are no credentials goes without.</summary>
internal sealed class StoreFinder(IHttp http, ISecrets secrets, IPluginLog log, TimeProvider clock)
{
    private const string UsualRegion = "us-east-1";

    // Outside of Amazon nobody answers at the address that hands out credentials of machines; a public bucket needn't wait for that.
    private static readonly TimeSpan CredentialsTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The store for these settings.</summary>
    /// <exception cref="ResolveException">The profile doesn't exist.</exception>
    public async Task<Store> OpenAsync(S3Settings settings, CancellationToken cancel)
    {
        var config = new AmazonS3Config
        {
            HttpClientFactory = new GuildHttpFactory(http, settings, clock),
            MaxErrorRetry = settings.Retries,
            RetryMode = RequestRetryMode.Standard,
            Timeout = Timeout.InfiniteTimeSpan,
            DisableLogging = true,
            ClientAppId = "guild",
            // Parts of an object have no checksum of their own; whole ones are compared with their ETag.
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Profile is not null)
            config.Profile = new Profile(settings.Profile);
        var region = settings.Region ?? Region(settings.Profile);
        // The region first: without it, the SDK doesn't look for an endpoint in the environment and the profile.
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (Endpoint(settings, config) is { } endpoint)
        {
            // Other stores seldom have a name for each bucket.
            config.ForcePathStyle = settings.UsesPathStyle ?? !endpoint.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase);
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.ForcePathStyle = settings.UsesPathStyle ?? false;
        }

        var credentials = settings.IsAnonymous == true ? null : await FindCredentialsAsync(settings, config, cancel);
        if (credentials is null && settings.IsAnonymous == false)
        {
            throw new ResolveException("no AWS credentials were found")
            {
                Remedy = "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
            };
        }

        return new Store(
            new PatientClient(credentials ?? new AnonymousAWSCredentials(), config, settings, log, clock),
            config.ServiceURL is { } url ? new Uri(url).Authority : $"Amazon S3 ({region})",
            credentials is null);
    }

    private static Uri? Endpoint(S3Settings settings, AmazonS3Config config)
    {
        if (settings.Endpoint is { } own)
            return own;
        string? text;
        try
        {
            text = config.ServiceURL;
        }
        catch (AmazonClientException e)
        {
            throw BadEndpoint(e.Message, e);
        }

        if (string.IsNullOrEmpty(text))
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0
            ? url
            : throw BadEndpoint($"the endpoint '{text}' is no http or https URL", new UriFormatException());
    }

    private static ResolveException BadEndpoint(string message, Exception cause) =>
        new(message, cause) { Remedy = "write it whole, as in AWS_ENDPOINT_URL_S3=http://localhost:9000" };

    private static string Region(string? profile)
    {
        if (profile is not null && new CredentialProfileStoreChain().TryGetProfile(profile, out var found) && found.Region is { } own)
            return own.SystemName;
        return FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName ?? UsualRegion;
    }

    private async Task<AWSCredentials?> FindCredentialsAsync(S3Settings settings, AmazonS3Config config, CancellationToken cancel)
    {
        var profile = settings.Profile ?? Environment.GetEnvironmentVariable("AWS_PROFILE");
        if (!string.IsNullOrEmpty(profile) && !new CredentialProfileStoreChain().TryGetProfile(profile, out _))
        {
            throw new ResolveException($"there is no AWS profile '{profile}'")
            {
                Remedy = "define it in ~/.aws/config or ~/.aws/credentials, or correct AWS_PROFILE",
            };
        }

        try
        {
            var credentials = await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config).WaitAsync(CredentialsTimeout, cancel);
            var found = await credentials.GetCredentialsAsync().WaitAsync(CredentialsTimeout, cancel);
            secrets.Keep(found.SecretKey);
            if (found.UseToken)
                secrets.Keep(found.Token);
            return credentials;
        }
        catch (Exception e) when (e is AmazonClientException or AmazonServiceException or TimeoutException or HttpRequestException or InvalidOperationException)
        {
            if (!string.IsNullOrEmpty(profile))
                throw new ResolveException($"AWS profile '{profile}' gives no credentials: {e.Message}", e) { Remedy = "log in again, or choose another profile" };
            log.Debug($"no credentials, asking without: {e.Message}");
            return null;
        }
    }
}
