using Guild.Abstractions;
using Guild.Tool.Terminal;

namespace Guild.Tool.Plugins;

/// <summary>Questions of one plugin, which is named: the user should know who asks.</summary>
internal sealed class PluginPrompt(string plugin, ITerminal terminal) : IPrompt
{
    public bool CanAsk => terminal.IsInTerminal;

    public bool Confirm(string question, bool otherwise) => CanAsk ? terminal.Confirm($"[{plugin}] {question}", otherwise) : otherwise;

    public string? Ask(string question) => CanAsk ? terminal.Ask($"[{plugin}] {question}") : null;
}
