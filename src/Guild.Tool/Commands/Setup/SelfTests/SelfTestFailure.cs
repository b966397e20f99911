namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>Something isn't as it should be on this machine.</summary>
/// <param name="message">What was found, one line or more.</param>
internal sealed class SelfTestFailure(string message) : Exception(message);
