import { Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { ChartError } from '../chart-error.ts';

/** What a mark in a manifest stands for. */
type Mark =
  | { readonly form: 'text' | 'number' | 'field' | 'entries'; readonly expression: string }
  | { readonly form: 'choice'; readonly expression: string; readonly yes: unknown; readonly no: unknown };

/** One of two values; none stands for a field that is left out. */
export type Choice = <T>(yes: T, no: T) => T;

/** A choice that is made now, for manifests that are applied as they are. */
export const choose = (isYes: boolean): Choice => (yes, no) => (isYes ? yes : no);

/**
 * Makes a template of Helm of manifests. Whoever builds the manifests is given marks in place of values, and builds the very objects
 * that are built of values: a mark has the type of its value, and is passed on without being looked into. `render` then puts into
 * the place of each mark what Helm makes the value of.
 *
 *     const template = new Template();
 *     template.render(manifestsOf({ replicas: template.number('$.Values.replicas') }));   // replicas: {{ $.Values.replicas }}
 *
 * Expressions begin with `$`, which is the root wherever they are put.
 */
export class Template {
  readonly #marks: Mark[] = [];

  /** A text, or a part of one. */
  text(expression: string): string {
    return this.#mark({ form: 'text', expression });
  }

  /** A number or a truth value. */
  number(expression: string): number {
    return this.#mark({ form: 'number', expression }) as unknown as number;
  }

  /** The value of a field, which is left out when it is empty. */
  field<T>(expression: string): T {
    return this.#mark({ form: 'field', expression }) as T;
  }

  /** Further entries of a map, to be spread into it. */
  entries(expression: string): Readonly<Record<string, string>> {
    const mark = this.#mark({ form: 'entries', expression });
    return { [mark]: mark };
  }

  /** Has Helm choose between two values of a field. */
  choice(expression: string): Choice {
    return <T>(yes: T, no: T) => this.#mark({ form: 'choice', expression, yes, no }) as T;
  }

  /** Throws a ChartError when a mark is where its form cannot be. */
  render(manifests: string): string {
    return manifests.split('\n').map((line) => this.#renderLine(line)).join('\n');
  }

  #mark(mark: Mark): string {
    return `__mark_${this.#marks.push(mark) - 1}__`;
  }

  #renderLine(line: string): string {
    if (!anyMark.test(line)) return escapeBraces(line);
    const [, indent = '', dashes = '', key, scalar = ''] = lineParts.exec(line) ?? [];
    const text = String(parse(scalar));
    const mark = this.#wholeMark(text);
    if (key === undefined || mark === undefined || mark.form === 'text' || mark.form === 'number') {
      return `${indent}${dashes}${key === undefined ? '' : `${key}: `}${this.#renderText(text, mark)}`;
    }
    if (dashes !== '') throw new ChartError(`what may be left out cannot be the first field of an element: ${line}`);
    if (mark.form === 'choice') return this.#renderChoice(indent, key, mark);
    const inner = mark.form === 'entries' ? [] : [`${indent}${key}:`];
    const depth = indent.length + 2 * inner.length;
    return [`${indent}{{- with ${mark.expression} }}`, ...inner, `${' '.repeat(depth)}{{- toYaml . | nindent ${depth} }}`, `${indent}{{- end }}`].join('\n');
  }

  #renderChoice(indent: string, key: string, { expression, yes, no }: Mark & { form: 'choice' }): string {
    const [then, otherwise] = [yes, no].map((value) => this.#renderField(indent, key, value));
    const end = `${indent}{{- end }}`;
    if (then === undefined) return [`${indent}{{- if not (${expression}) }}`, ...(otherwise === undefined ? [] : [otherwise]), end].join('\n');
    return [`${indent}{{- if ${expression} }}`, then, ...(otherwise === undefined ? [] : [`${indent}{{- else }}`, otherwise]), end].join('\n');
  }

  #renderField(indent: string, key: string, value: unknown): string | undefined {
    if (value === undefined) return undefined;
    const field = Yaml.stringify(JSON.parse(JSON.stringify({ [key]: value }))).trimEnd();
    return this.render(field.split('\n').map((line) => indent + line).join('\n'));
  }

  #renderText(text: string, whole: Mark | undefined): string {
    if (whole?.form === 'number') return `{{ ${whole.expression} }}`;
    if (whole?.form === 'text') return `{{ ${whole.expression} | quote }}`;
    const parts = [...text.matchAll(everyMark)].map(([mark]) => {
      const known = this.#wholeMark(mark);
      if (known?.form !== 'text') throw new ChartError(`only a text can be a part of a text: ${text}`);
      return `(${known.expression})`;
    });
    const format = JSON.stringify(text.replaceAll('%', '%%').replaceAll(everyMark, '%s'));
    return `{{ printf ${format} ${parts.join(' ')} | quote }}`;
  }

  #wholeMark(text: string): Mark | undefined {
    return this.#marks[Number(wholeMark.exec(text)?.[1] ?? -1)];
  }
}

const anyMark = /__mark_\d+__/;
const everyMark = /__mark_\d+__/g;
const wholeMark = /^__mark_(\d+)__$/;
/** Indentation, dashes of lists, the field where there is one, and what it is. */
const lineParts = /^( *)((?:- )*)(?:(\S+): )?(.*)$/;

/** What a manifest has in two braces is not for Helm. */
const escapeBraces = (line: string): string => line.replaceAll('{{', '{{ "{{" }}');
