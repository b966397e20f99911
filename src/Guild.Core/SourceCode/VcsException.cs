namespace Guild.Core.SourceCode;

/// <summary>The version control system failed. Never a reason not to run.</summary>
/// <param name="message">What it said.</param>
public sealed class VcsException(string message) : Exception(message);
