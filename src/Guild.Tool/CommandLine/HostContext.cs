using Guild.Core;
using Guild.Core.Secrets;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;

namespace Guild.Tool.CommandLine;

/// <summary>What is known before any command is chosen.</summary>
/// <param name="Environment">Directories and variables.</param>
/// <param name="Terminal">The console.</param>
/// <param name="Log">The log.</param>
/// <param name="Secrets">What must not be shown.</param>
/// <param name="Global">The global options.</param>
/// <param name="BundledPlugins">The plugins that travel with the tool.</param>
internal sealed record HostContext(
    GuildEnvironment Environment, ITerminal Terminal, TerminalLog Log, SecretTexts Secrets, GlobalOptions Global, BundledPlugins BundledPlugins);
