using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>The SDK's client with our patience.</summary>
internal sealed class PatientClient(AWSCredentials credentials, AmazonS3Config config, S3Settings settings, IPluginLog log, TimeProvider clock)
    : AmazonS3Client(credentials, config)
{
    // Called by the base class's constructor: what the parameters hold is there by then, unlike the body of a constructor.
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new PatientRetries((AmazonS3Config)Config, settings, log, clock)));
        pipeline.AddHandlerBefore<RetryHandler>(new Tries(clock));
    }
}
