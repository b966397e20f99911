using System.Text;

namespace Guild.Core.Tests.GuildFiles;

/// <summary>Texts that were Guild files once.</summary>
internal static class TextMutation
{
    /// <summary>A file with some of everything.</summary>
    public const string Everything = """
        - package: a.b
          version: 1.0
        - include: other.yml
        - config: base
          extends: []
          params: {x: 1, y: '{{x}}', z: '{{y}} {{x}}'}
          flags: &flags
            lr: {default: 0.1, type: float, min: 0, max: 1, choices: [{value: 1, alias: a, flags: {b: 2}}]}
            b: [1, 2]
          resources:
            data: {path: d, sources: [{file: f, select: 'a(\d+)', rename: 'a b'}, {url: 'https://x/y'}, {operation: 'm:t'}]}
        - model: m
          extends: base
          default: yes
          sourcecode: {select: [{include: {text: '*'}}, {exclude: a}], root: src}
          operation-defaults: {env: {A: '${lr}'}, label: x}
          operations:
            $include: base
            t: {main: 'a.b --c "d e"', flags: {$include: 'base#lr', <<: *flags, n: , d: 2020}, requires: [data, {resource: 'm:data'}, '${lr}']}
            u: {exec: 'echo ${flag_args}', flags-import: [a], output-scalars: {a: '(b)'}, optimizers: {gp: {xi: 1}, r: random}}
            v: {steps: [{run: t, flags: {$include: ':u'}, expect: {output: a}}, 't x=1'], run-attrs: {id: 1, k: v}}
            w: module
          references: [a, b]
        """;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ": ", "- ", "\n", "\n  ", "$include: base", "extends: m", "{{x}}", "{{", "~", "null", "!!python/x", "&a ", "*a", "<<: ", "'", "\"",
        "|\n", ">", "1e3", "2020-01-01", "\t", "#", "%", "@", "\u00e9", "\ud83d\ude00", "\0", "flags", "requires", "? ", "model: ", "config: ", "- include: guild.yml\n", "yes", "0x1", "---\n", "- include: again.yml\n", "params: {a: '{{a}}{{a}}'}", "{{a}}", "operation-defaults: ", "steps: ", "resource: ", "sources: ", "${a}", "&a [*a]", "!!float ",
        "exec: ", "- ", "optimizers: ", "#a,b", "\r\n", "\u2028", "\ufeff", "0o7", "1:30", ".inf", "? [a, b]\n: c\n", "extends: [base, m]", "select: '('", "rename: 'a b c'", "choices: ",
    ];

    /// <summary>The text with some things added, taken away, repeated or replaced.</summary>
    public static string Of(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(result.Length);
            var length = Math.Min(random.Next(12), result.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    result.Remove(at, length);
                    break;
                case 1:
                    result.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    result.Insert(at, Piece(result, random));
                    break;
                default:
                    result.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }

            if (result.Length < 50)
                result.Append(text);
        }

        return result.ToString();
    }

    private static string Piece(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length);
        return text.ToString(at, Math.Min(random.Next(200), text.Length - at));
    }
}
