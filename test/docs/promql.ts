import { parser } from '@prometheus-io/lezer-promql';

/** What a query asks for by a name. */
export interface Asked {
  /** Of the metric, or of a part of a histogram. */
  readonly name: string;
  /** Labels that have to match, with what. */
  readonly matchers: readonly { readonly label: string; readonly value: string }[];
}

export interface PromQuery {
  readonly asked: readonly Asked[];
  /** Labels by which results are put together. */
  readonly groupings: readonly string[];
}

/** Reads a query in PromQL; variables of Grafana may be in it. Throws an Error that shows where it is none. */
export function readQuery(text: string): PromQuery {
  const query = text.replaceAll('$__rate_interval', '5m');
  const asked: { name: string; matchers: { label: string; value: string }[] }[] = [];
  const groupings: string[] = [];
  parser.parse(query).iterate({
    enter: ({ type, from, to, node }) => {
      const part = query.slice(from, to);
      if (type.isError) throw new Error(`not PromQL at ${from}: ${query.slice(from, from + 40)}`);
      if (type.name === 'VectorSelector') asked.push({ name: '', matchers: [] });
      if (type.name === 'Identifier' && node.parent?.type.name === 'VectorSelector') Object.assign(asked.at(-1) ?? {}, { name: part });
      if (type.name === 'UnquotedLabelMatcher') {
        const [, label = '', value = ''] = /^(\w+)\s*(?:=~|!~|!=|=)\s*"(.*)"$/.exec(part) ?? [];
        asked.at(-1)?.matchers.push({ label, value });
      }
      if (type.name === 'LabelName' && node.parent?.type.name === 'GroupingLabels') groupings.push(part);
    },
  });
  return { asked, groupings };
}
