using FsCheck;
using FsCheck.Fluent;
using Guild.Core.Resources;
using Guild.Core.Resources.Archives;

namespace Guild.Core.Tests.Resources;

public class MemberGuardTests
{
    [Test]
    public void Whatever_is_admitted_lies_in_the_tree()
    {
        var part = Gen.Elements("a", "B", "b", "..", ".", "", "c d", "C:", "\\", "..\\x", "\0", "é");
        var path = Gen.Zip(Gen.Elements("", "/", "./", "//"), Gen.ArrayOf(part)).Select(p => p.Item1 + string.Join('/', p.Item2));
        Prop.ForAll(path.ArrayOf().ToArbitrary(), paths =>
        {
            var guard = new MemberGuard("ar");
            var admitted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var candidate in paths)
            {
                string? plain;
                try
                {
                    plain = guard.Admit(candidate, MemberKind.File);
                }
                catch (UnmetException)
                {
                    continue;
                }

                var full = Path.GetFullPath(plain!, "/root");
                if (!full.StartsWith("/root/", StringComparison.Ordinal) || full != "/root/" + plain || !admitted.Add(full))
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }
}
