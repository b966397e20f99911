using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>What is said of a plugin that was installed.</summary>
internal static class InstalledView
{
    public static void Show(ITerminal terminal, InstalledPlugin installed)
    {
        var receipt = installed.Package.Receipt;
        var name = $"plugin '{installed.Manifest.Name}' {receipt.Version}";
        if (installed.WasThere)
        {
            terminal.Out.WriteLine($"Plugin '{installed.Manifest.Name}' {receipt.Version} is installed already");
            return;
        }

        terminal.Out.WriteLine(installed.Replaced.Count == 0
            ? $"Installed {name}"
            : $"Installed {name} in place of {string.Join(", ", installed.Replaced)}");
        terminal.Out.WriteLine($"  package:   {receipt.Id}, from {receipt.Source}");
        terminal.Out.WriteLine($"  publisher: {Publisher(receipt)}");
        if (PluginView.Summary(installed.Manifest.Contributions) is { Length: > 0 } gives)
            terminal.Out.WriteLine($"  gives:     {gives}");
    }

    /// <summary>What a restore left: the pinned plugins, each with its version.</summary>
    public static void Show(ITerminal terminal, IReadOnlyList<RestoredPin> restored)
    {
        foreach (var (locked, wasThere) in restored)
            terminal.Out.WriteLine($"{(wasThere ? "Pinned plugin" : "Restored plugin")} '{locked.Plugin}' {locked.Version} ({locked.Id})");
        if (restored.Count == 0)
            terminal.Error.WriteLine("Nothing is pinned.");
    }

    /// <summary>The publisher with what is known of the signature.</summary>
    public static string Publisher(InstallReceipt receipt)
    {
        var named = receipt.Publisher.Length == 0 ? "not named" : $"{receipt.Publisher} (as the package says)";
        return receipt.Signature.Length == 0 ? named : $"{named}; {receipt.Signature}";
    }
}
