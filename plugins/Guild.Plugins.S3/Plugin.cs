using Guild.Abstractions;

[assembly: PluginDescription("s3", "Objects of S3 and of stores that speak its language as required resources")]
