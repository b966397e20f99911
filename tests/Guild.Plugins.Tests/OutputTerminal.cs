using System.Reflection;
using Guild.Tool.Terminal;

namespace Guild.Plugins.Tests;

/// <summary>A terminal of which only the output is used; whatever else a command asked for would fail the test.</summary>
public class OutputTerminal : DispatchProxy
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    internal static ITerminal Create(out StringWriter output)
    {
        var terminal = Create<ITerminal, OutputTerminal>();
        output = ((OutputTerminal)(object)terminal)._output;
        return terminal;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        $"get_{nameof(ITerminal.Out)}" => _output,
        $"get_{nameof(ITerminal.OutWidth)}" => null,
        $"get_{nameof(ITerminal.Error)}" => TextWriter.Null,
        $"get_{nameof(ITerminal.IsInTerminal)}" => false,
        var other => throw new NotSupportedException(other),
    };
}
