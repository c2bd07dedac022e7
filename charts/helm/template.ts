import { Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { ChartError } from '../chart-error.ts';

/** What a mark in a manifest stands for. */
type Mark = ScalarMark | OptionalMark | ChoiceMark;

interface ScalarMark {
  readonly form: 'text' | 'number';
  readonly expression: string;
}

interface OptionalMark {
  readonly form: 'field' | 'entries';
  readonly expression: string;
}

interface ChoiceMark {
  readonly form: 'choice';
  readonly expression: string;
  readonly yes: unknown;
  readonly no: unknown;
}

/** One of two values; none stands for a field that is left out. */
export type Choice = <T>(yes: T, no: T) => T;

/** A choice that is made now, for manifests that are applied as they are. */
export const choose = (isYes: boolean): Choice => (yes, no) => (isYes ? yes : no);

/**
 * Makes a Helm template of manifests. Builders of manifests get marks in place of values, and build the same objects as
 * with values: a mark has the type of its value, and builders pass it on without reading it. `render` then replaces
 * each mark by the Helm expression of its value.
 *
 *     const template = new Template();
 *     template.render(manifestsOf({ replicas: template.number('$.Values.replicas') }));   // replicas: {{
 * $.Values.replicas }}
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
    const { before, field, scalar } = partsOf(line);
    const text = String(parse(scalar));
    const mark = this.#wholeMark(text);
    if (mark === undefined || isScalar(mark)) return `${before}${field}${this.#renderText(text, mark)}`;
    if (field === '' || before.includes('-'))
      throw new ChartError(`what may be left out has to be a field, and not the first one of an element: ${line}`);
    return mark.form === 'choice' ? this.#renderChoice(before, field, mark) : renderOptional(before, field, mark);
  }

  #renderChoice(indent: string, field: string, { expression, yes, no }: ChoiceMark): string {
    const [then, otherwise] = [yes, no].map((value) => this.#renderField(indent, field, value));
    const lines =
      then === undefined
        ? [`{{- if not (${expression}) }}`, otherwise]
        : [`{{- if ${expression} }}`, then, otherwise && '{{- else }}', otherwise];
    return [...lines, '{{- end }}']
      .flatMap((line) => (line === undefined ? [] : [line.startsWith('{{') ? indent + line : line]))
      .join('\n');
  }

  /** Undefined for an absent value, which needs no field. */
  #renderField(indent: string, field: string, value: unknown): string | undefined {
    if (value === undefined) return undefined;
    const name = String(parse(field.slice(0, -': '.length)));
    const lines = Yaml.stringify(JSON.parse(JSON.stringify({ [name]: value }))).trimEnd().split('\n');
    return this.render(lines.map((line) => indent + line).join('\n'));
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
/** Indentation and dashes of lists, the field where there is one, and what it is. */
function partsOf(line: string) {
  const [, before = '', field = '', scalar = ''] = /^( *(?:- )*)(\S+: )?(.*)$/.exec(line) ?? [];
  return { before, field, scalar };
}

const isScalar = (mark: Mark): mark is ScalarMark => mark.form === 'text' || mark.form === 'number';

function renderOptional(indent: string, field: string, { form, expression }: OptionalMark): string {
  const inner = form === 'entries' ? [] : [indent + field.trimEnd()];
  const depth = indent.length + 2 * inner.length;
  return [
    `${indent}{{- with ${expression} }}`, ...inner,
    `${' '.repeat(depth)}{{- toYaml . | nindent ${depth} }}`,
    `${indent}{{- end }}`,
  ].join('\n');
}

/** Braces in a manifest are text, not Helm expressions. */
const escapeBraces = (line: string): string => line.replaceAll('{{', '{{ "{{" }}');
