using Guild.Core;

namespace Guild.Tool.Completion;

/// <summary>What a shell asks about.</summary>
/// <param name="Words">The words in front of the cursor's, the global options left out.</param>
/// <param name="Current">What is typed of the word at the cursor.</param>
/// <param name="Environment">Where the command would run.</param>
internal sealed record CompletionRequest(IReadOnlyList<string> Words, string Current, GuildEnvironment Environment);
