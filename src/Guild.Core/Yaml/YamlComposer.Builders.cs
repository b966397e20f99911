using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <content>Collections while they are read.</content>
internal sealed partial class YamlComposer
{
    private struct ItemsBuilder(List<YamlNode> items)
    {
        private long count = 1;
        private int height;

        public void Add(in Composed item)
        {
            items.Add(item.Node);
            count += item.Count;
            height = Math.Max(height, item.Height + 1);
        }

        public readonly Composed Build(SourceLocation location) => new(new YamlSequence(items, location), count, height);
    }

    private struct PairsBuilder(ICollection<GuildError>? warnings)
    {
        private readonly YamlPairs pairs = new(warnings);
        private long count = 1;
        private int height;

        public void Add(in Composed key, in Composed value)
        {
            if (key.Node is not YamlScalar scalar)
                throw new GuildException(YamlProblem.Error("found unhashable key", key.Node.Location));
            if (key.IsMergeKey)
                Merge(pairs, value.Node);
            else
                pairs.Add(scalar, value.Node);
            count += key.Count + value.Count;
            height = Math.Max(height, value.Height + 1);
        }

        public readonly Composed Build(SourceLocation location) => new(new YamlMapping(pairs.ToList(), location), count, height);
    }
}
