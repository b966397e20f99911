namespace Guild.Core.Tests.Yaml;

/// <summary>The Python side of the comparison with PyYAML: makes documents up and tells what PyYAML reads in each.</summary>
internal static class PyYamlOracle
{
    /// <summary>
    /// Arguments: how many documents, a seed, files to mutate. Writes a line per document: the document in base64, and in base64 what is
    /// read, as Python literal, or <c>!problem (line L, column C)</c>, or a lone <c>!</c> where PyYAML has no words for it.
    /// </summary>
    public const string Script = """
        import base64, glob, random, re, sys, yaml
        from yaml.constructor import ConstructorError, SafeConstructor as S

        class Loader(yaml.SafeLoader):
            pass

        # Guild's floats: no sign and no point needed before the exponent.
        Loader.add_implicit_resolver('tag:yaml.org,2002:float', re.compile(
            r'^([-+]?\d[\d_]*\.[\d_]*([eE][-+]?\d+)?|[-+]?\d[\d_]*[eE][-+]?\d+|\.[\d_]+([eE][-+]\d+)?)$', re.A), list('-+0123456789.'))

        # What looks like a number or date but is none is text; dates keep their text; keys are one when they have one type and value.
        def or_text(construct):
            def constructed(self, node):
                try:
                    return construct(self, node)
                except ValueError:
                    if self.resolve(yaml.ScalarNode, node.value, (True, False)) != node.tag:
                        raise
                    return node.value
            return constructed
        def timestamp(self, node):
            S.construct_yaml_timestamp(self, node)
            return '\x01' + node.value
        class Pairs(list):
            pass
        def mapping(self, node):
            result = Pairs()
            yield result
            if isinstance(node, yaml.MappingNode):
                self.flatten_mapping(node)
            places = {}
            if not isinstance(node, yaml.MappingNode):
                raise ConstructorError(None, None, 'no mapping', None)
            for key_node, value_node in node.value:
                if not isinstance(key_node, yaml.ScalarNode):
                    raise ConstructorError(None, None, 'found unhashable key', key_node.start_mark)
                key = self.construct_object(key_node, deep=True)
                pair = (key, self.construct_object(value_node, deep=True))
                identity = (type(key), key)
                if identity in places:
                    result[places[identity]] = pair
                else:
                    places[identity] = len(result)
                    result.append(pair)
        for name, construct in {'int': or_text(S.construct_yaml_int), 'float': or_text(S.construct_yaml_float), 'timestamp': or_text(timestamp),
                                'value': S.construct_yaml_str, 'merge': S.construct_yaml_str, 'map': mapping}.items():
            Loader.add_constructor('tag:yaml.org,2002:' + name, construct)
        for name in ['set', 'omap', 'pairs', 'binary']:
            Loader.add_constructor('tag:yaml.org,2002:' + name, S.construct_undefined)

        def show(value, depth=0):
            if depth > 300:
                raise RecursionError()
            if isinstance(value, Pairs):
                return '{' + ', '.join(show(k, depth + 1) + ': ' + show(v, depth + 1) for k, v in value) + '}'
            if isinstance(value, list):
                return '[' + ', '.join(show(v, depth + 1) for v in value) + ']'
            return repr(value)

        def read(text):
            try:
                return show(yaml.load(text, Loader))
            except (yaml.scanner.ScannerError, yaml.parser.ParserError) as e:
                return '!%s (line %d, column %d)' % (e.problem, e.problem_mark.line + 1, e.problem_mark.column + 1)
            except Exception as e:
                return '!'

        PIECES = ['a', 'b', 'word', ' ', '  ', '\n', '\n  ', '\n    ', '- ', ': ', ':', '? ', '?', '-', '#', ' #', ',', '[', ']', '{', '}', '&a ', '*a', '&b ', '*b ',
                  '!', '!!str ', '!!int ', '! ', '|', '>', '|-\n', '>+\n', '|2\n', "'", '"', '%', '@', '`', '\t', '\\', '\\n', '\\x41', '---', '--- ', '...', '\n---\n',
                  '\n...\n', '<<: ', '<<', '=', '~', 'null', 'yes', 'no', 'y', '1', '0', '.5', '1e3', '0x1F', '1:30', '2020-01-01', 'é', '\x85', '\u2028', '\r\n', '\r',
                  '%YAML 1.1\n---\n', '%TAG !e! tag:e,2:\n', '!e!x ', '\ufeff', "''", ': a', '- - ', '\n- ', '\na: ', '\n  b: ', '\n  - ', 'http://x', 'a:b', '::']

        def scalar(r):
            return r.choice([None, True, False, r.randint(-10**6, 10**6), r.random() * 10 ** r.randint(-9, 20), r.choice(PIECES),
                             ''.join(r.choice(PIECES) for _ in range(r.randint(0, 12))), ' '.join(['some words'] * r.randint(1, 30))])

        def value(r, depth):
            kind = r.random()
            if depth == 0 or kind < 0.3:
                return scalar(r)
            if kind < 0.6:
                return [value(r, depth - 1) for _ in range(r.randint(0, 4))]
            return {r.choice([scalar(r), r.choice(['main', 'flags', 'x y'])]): value(r, depth - 1) for _ in range(r.randint(0, 4))}

        def dumped(r):
            return yaml.safe_dump(value(r, r.randint(0, 4)), default_flow_style=r.choice([True, False, None]), default_style=r.choice([None, None, '"', "'", '|', '>']),
                                  width=r.choice([5, 20, 80, 1000]), indent=r.choice([1, 2, 4, 7]), allow_unicode=r.choice([True, False]),
                                  explicit_start=r.random() < 0.1, explicit_end=r.random() < 0.1, line_break=r.choice(['\n', '\n', '\r\n', '\r']))

        def mutated(r, text):
            for _ in range(r.choice([1, 1, 1, 2, 4])):
                at = r.randint(0, len(text))
                kind = r.random()
                if kind < 0.45:
                    text = text[:at] + r.choice(PIECES) + text[at:]
                elif kind < 0.8:
                    text = text[:at] + text[at + r.choice([1, 1, 1, 2, 5, 20]):]
                else:
                    other = r.randint(0, len(text))
                    text = text[:at] + text[other:other + r.randint(1, 10)] + text[at:]
            return text

        def part(r, text):
            lines = text.splitlines(True)
            at = r.randint(0, max(0, len(lines) - 5))
            return ''.join(lines[at:at + r.randint(1, 25)])

        def main(count, seed, files):
            r = random.Random(seed)
            texts = [open(f, encoding='utf-8', newline='').read() for f in files]
            for _ in range(count):
                kind = r.random()
                if kind < 0.2:
                    text = dumped(r)
                elif kind < 0.4:
                    text = mutated(r, dumped(r))
                elif kind < 0.5 or not texts:
                    text = ''.join(r.choice(PIECES) for _ in range(r.randint(0, 25)))
                else:
                    text = mutated(r, part(r, r.choice(texts)))
                print(base64.b64encode(text.encode()).decode(), base64.b64encode(read(text).encode('utf-8', 'backslashreplace')).decode())

        main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
        """;
}
