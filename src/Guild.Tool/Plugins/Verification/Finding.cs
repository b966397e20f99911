namespace Guild.Tool.Plugins.Verification;

/// <summary>Something about a plugin that its author should hear of.</summary>
/// <param name="IsError">Whether guild would refuse the plugin or users would miss something; otherwise it is advice.</param>
/// <param name="What">What it is, one sentence; it may have several lines.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record Finding(bool IsError, string What, string Fix)
{
    public static Finding Error(string what, string fix) => new(true, what, fix);

    public static Finding Warning(string what, string fix) => new(false, what, fix);
}
