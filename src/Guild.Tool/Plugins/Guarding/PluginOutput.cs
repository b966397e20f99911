using System.Text;

namespace Guild.Tool.Plugins.Guarding;

/// <summary>
/// Takes the place of the console's standard output, which belongs to the command's results: what a plugin prints goes to standard error,
/// by lines, behind the plugin's name.
/// </summary>
internal sealed class PluginOutput(TextWriter error, Func<string?> plugin) : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => error.Encoding;

    public override void Write(char value)
    {
        lock (_gate)
        {
            if (value == '\n')
                WriteOut();
            else if (value != '\r')
                _line.Append(value);
        }
    }

    public override void Flush()
    {
        // A line that has no end yet waits for it: the lines of a program that it interrupts stay whole.
    }

    /// <summary>Shows a last line that never got its end.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (_line.Length > 0)
                WriteOut();
        }
    }

    private void WriteOut()
    {
        error.WriteLine($"[{plugin() ?? "plugin"}] {_line}");
        _line.Clear();
    }
}
