using System.Numerics;

namespace Guild.Tool.Plugins;

/// <summary>Precedence of semantic versions, as NuGet has it: up to four numbers, a pre-release below its release.</summary>
internal static class PluginVersion
{
    public static int Compare(string left, string right)
    {
        var (leftNumbers, leftLabel) = Split(left);
        var (rightNumbers, rightLabel) = Split(right);
        var order = CompareParts(leftNumbers, rightNumbers, "0");
        if (order != 0)
            return order;
        // No label is the release itself, which follows all its pre-releases.
        return leftLabel.Length == 0 || rightLabel.Length == 0
            ? rightLabel.Length.CompareTo(leftLabel.Length)
            : CompareParts(leftLabel, rightLabel, "");
    }

    private static (string Numbers, string Label) Split(string version)
    {
        var withoutBuild = version.Split('+')[0];
        var dash = withoutBuild.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (withoutBuild, "") : (withoutBuild[..dash], withoutBuild[(dash + 1)..]);
    }

    private static int CompareParts(string left, string right, string absent)
    {
        var leftParts = left.Split('.');
        var rightParts = right.Split('.');
        for (var i = 0; i < Math.Max(leftParts.Length, rightParts.Length); i++)
        {
            var order = ComparePart(i < leftParts.Length ? leftParts[i] : absent, i < rightParts.Length ? rightParts[i] : absent);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int ComparePart(string left, string right)
    {
        var leftIsNumber = IsNumber(left);
        var rightIsNumber = IsNumber(right);
        if (leftIsNumber && rightIsNumber)
            return BigInteger.Parse(left, null).CompareTo(BigInteger.Parse(right, null));
        if (left.Length == 0 || right.Length == 0)
            return left.Length.CompareTo(right.Length);
        return leftIsNumber != rightIsNumber
            ? leftIsNumber ? -1 : 1
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
