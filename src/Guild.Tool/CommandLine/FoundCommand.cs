namespace Guild.Tool.CommandLine;

/// <summary>The command that the words of a command line name.</summary>
/// <param name="Spec">Its table.</param>
/// <param name="TypedName">The command as typed, for hints: <c>guild runs</c>.</param>
/// <param name="Words">The words behind it.</param>
/// <param name="Subcommands">Its subcommands, when it is a group that was asked for help.</param>
/// <param name="AsksForHelp">Whether <c>--help</c> is among the words.</param>
internal sealed record FoundCommand(
    CommandSpec Spec, string TypedName, IReadOnlyList<string> Words, IReadOnlyList<CommandSpec> Subcommands, bool AsksForHelp);
