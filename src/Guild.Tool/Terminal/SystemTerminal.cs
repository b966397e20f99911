using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Guild.Core.Errors;
using Guild.Core.Running;

namespace Guild.Tool.Terminal;

/// <summary>The process' own console.</summary>
/// <remarks>
/// Standard output and error are opened as streams: <see cref="Console"/>'s writers set up encodings and terminal settings that cost
/// more than the rest of a small command. A <see cref="FileStream"/> won't do: into a file that several programs append to it would
/// write at an offset of its own.
/// </remarks>
internal sealed class SystemTerminal : ITerminal, IDisposable
{
    private readonly IReadOnlyDictionary<string, string> variables;
    private readonly Lazy<bool> isOutTerminal = new(() => !Console.IsOutputRedirected);
    private readonly Lazy<bool> isErrorTerminal = new(() => !Console.IsErrorRedirected);
    private readonly Lazy<TextReader> input = new(StandardInput.Open);
    private readonly OrderedStreams streams;
    private PagerProcess? pager;

    public SystemTerminal(IReadOnlyDictionary<string, string> variables)
    {
        this.variables = variables;
        streams = new OrderedStreams(RawOutput.OpenOutput(), RawOutput.OpenError());
        OutBytes = streams.Output;
        Out = new StreamWriter(OutBytes, new UTF8Encoding(false), 4096) { NewLine = "\n" };
        ErrorBytes = streams.Error;
        Error = new StreamWriter(ErrorBytes, new UTF8Encoding(false), 256) { NewLine = "\n", AutoFlush = true };
    }

    public TextWriter Out { get; private set; }

    public TextWriter Error { get; }

    public Stream OutBytes { get; private set; }

    public TextReader In => input.Value;


    public Stream ErrorBytes { get; }

    public bool IsOutTerminal => isOutTerminal.Value;

    public int? OutWidth => IsOutTerminal ? Math.Max(1, Width() - (HasShell ? 0 : 1)) : null;

    public int? ErrorWidth => isErrorTerminal.Value && Variable("TERM") is { } term && term != "dumb" ? Math.Max(1, Width() - 1) : null;

    public int HelpWidth => Math.Min(78, Columns() ?? (IsOutTerminal ? ConsoleWidth() : 80));

    private bool HasShell => Variable("SHELL") is not null;

    public void Page()
    {
        if (pager is not null || !IsOutTerminal || PagerProcess.Start(variables) is not { } started)
            return;
        Out.Flush();
        pager = started;
        OutBytes = started.Input;
        Out = new StreamWriter(OutBytes, new UTF8Encoding(false), 4096) { NewLine = "\n" };
    }

    public void KeepOrder() => streams.KeepsOrder = true;

    public bool Confirm(string question, bool defaultsToYes)
    {
        using var interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, Abort);
        Error.Write(question + (defaultsToYes ? " (Y/n) " : " (y/N) "));
        if (input.Value.ReadLine() is not { } answer)
        {
            Error.WriteLine();
            throw new GuildException("aborted (no input; use --yes to skip this prompt)");
        }

        answer = answer.Trim();
        return answer.Length == 0 ? defaultsToYes : answer.ToLowerInvariant() is "y" or "yes";
    }

    // A read from a terminal can't be called off; nothing has been begun yet that would need an end.
    private void Abort(PosixSignalContext context)
    {
        const int AnyError = 1;
        Error.WriteLine();
        Environment.Exit(AnyError);
    }

    public bool IsInTerminal => !Console.IsInputRedirected;

    public string? Ask(string question)
    {
        Error.Write(question.TrimEnd() + " ");
        return input.Value.ReadLine();
    }

    public string DimError(string text) => Style(text, "2", isErrorTerminal.Value);

    public string DimOut(string text) => Style(text, "2", IsOutTerminal);

    public string WarnError(string text) => Style(text, "33", isErrorTerminal.Value);

    /// <summary>Writes out what is still buffered. A reader that went away (<c>guild runs | head</c>) is no error, a full disk is one.</summary>
    /// <exception cref="IOException">The output isn't whole.</exception>
    public void Complete()
    {
        try
        {
            Out.Flush();
        }
        catch (IOException e) when (e.HResult == StandardStreams.BrokenPipe)
        {
            // It has seen enough.
        }
    }

    /// <summary>Writes out what is still buffered, where another error is to be told: that it can't be written is none, then.</summary>
    public void TryFlush()
    {
        try
        {
            Out.Flush();
        }
        catch (IOException)
        {
            // Nobody reads on, or the disk is full.
        }
    }

    public void Dispose()
    {
        TryFlush();
        pager?.Dispose();
    }

    private static int ConsoleWidth() => Console.WindowWidth > 0 ? Console.WindowWidth : 80;

    private string Style(string text, string code, bool isTerminal) =>
        isTerminal && HasShell && Variable("NO_COLOR") is null && Variable("TERM") != "dumb" ? $"\u001b[{code}m{text}\u001b[0m" : text;

    private int Width() => Columns() ?? ConsoleWidth();

    private int? Columns() =>
        int.TryParse(Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : null;

    private string? Variable(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
