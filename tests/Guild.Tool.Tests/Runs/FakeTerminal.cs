using System.Text;
using Guild.Core.Errors;
using Guild.Tool.Terminal;

namespace Guild.Tool.Tests.Runs;

/// <summary>A terminal that keeps what it is given and answers prompts as told.</summary>
internal sealed class FakeTerminal : ITerminal
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly MemoryStream _bytes = new();
    private readonly MemoryStream _errorBytes = new();

    public Queue<bool?> Answers { get; } = [];

    public List<string> Questions { get; } = [];

    public string Output => _out + Encoding.UTF8.GetString(_bytes.ToArray());

    public string ErrorOutput => _error.ToString();

    public TextWriter Out => _out;

    public TextWriter Error => _error;

    public Stream OutBytes => _bytes;

    public Stream ErrorBytes => _errorBytes;

    public TextReader In { get; set; } = TextReader.Null;

    public bool IsOutTerminal => false;

    public int? OutWidth => null;

    public int HelpWidth => 78;

    public void KeepOrder()
    {
    }

    public void Page()
    {
    }

    public bool Confirm(string question, bool defaultsToYes)
    {
        Questions.Add(question + (defaultsToYes ? " (Y/n) " : " (y/N) "));
        return Answers.TryDequeue(out var answer) ? answer ?? defaultsToYes : throw new GuildException("aborted (no input; use --yes to skip this prompt)");
    }

    public bool IsInTerminal => false;

    public int? ErrorWidth { get; init; }

    public string? Ask(string question) => null;

    public string DimError(string text) => text;

    public string DimOut(string text) => text;

    public string WarnError(string text) => text;
}
