namespace Guild.Tool.Terminal;

/// <summary>The console, seen from commands: results go to <see cref="Out"/>, talk about the work to <see cref="Error"/>.</summary>
internal interface ITerminal
{
    /// <summary>Standard output as text; UTF-8, LF line ends.</summary>
    TextWriter Out { get; }

    /// <summary>Standard error as text.</summary>
    TextWriter Error { get; }

    /// <summary>Standard output as bytes. Flush <see cref="Out"/> before writing to it.</summary>
    Stream OutBytes { get; }

    /// <summary>Standard input as text.</summary>
    TextReader In { get; }

    /// <summary>Standard error as bytes.</summary>
    Stream ErrorBytes { get; }

    /// <summary>Whether standard output is a terminal.</summary>
    bool IsOutTerminal { get; }

    /// <summary>The width at which lines of output are cut: the terminal's, or <see langword="null"/> when output isn't a terminal (nothing is cut).</summary>
    int? OutWidth { get; }

    /// <summary>The width of the terminal that standard error is; <see langword="null"/> when it is none, or one that can't go back in a line.</summary>
    int? ErrorWidth { get; }

    /// <summary>The width at which help texts wrap: the terminal's, or COLUMNS, or 80; at most 78 are used.</summary>
    int HelpWidth { get; }

    /// <summary>
    /// From here on output goes through a pager (<c>PAGER</c>, else <c>less</c>), which leaves at once when all fits on the screen. Nothing
    /// changes when output isn't a terminal.
    /// </summary>
    void Page();

    /// <summary>From here on what is written to one stream waits until what was written to the other has been read.</summary>
    void KeepOrder();

    /// <summary>Asks a yes-or-no question on standard error, <c> (Y/n) </c> or <c> (y/N) </c> added (cli.md A.4).</summary>
    /// <exception cref="Core.Errors.GuildException">There is no more input.</exception>
    bool Confirm(string question, bool defaultsToYes);

    /// <summary>Whether standard input is a terminal, so that someone may answer.</summary>
    bool IsInTerminal { get; }

    /// <summary>Asks for a line of text on standard error; <see langword="null"/> when there is no more input.</summary>
    string? Ask(string question);

    /// <summary>Text as it is shown dim on standard error when that is a terminal with colours.</summary>
    string DimError(string text);

    /// <summary>Text as it is shown dim on standard output when that is a terminal with colours.</summary>
    string DimOut(string text);

    /// <summary>Text as it is shown yellow on standard error when that is a terminal with colours.</summary>
    string WarnError(string text);
}
