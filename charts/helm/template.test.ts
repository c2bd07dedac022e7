import { App, ApiObject, Chart, Yaml } from 'cdk8s';
import { ChartError } from '../chart-error.ts';
import { choose, Template } from './template.ts';

/** What becomes of an object in a template. */
function render(template: Template, spec: object): string {
  const chart = new Chart(new App(), 'chart');
  new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'Thing', spec });
  return template.render(Yaml.stringify(...chart.toJson())).split('\n').slice(5).join('\n');
}

let template: Template;
beforeEach(() => {
  template = new Template();
});

test('a text is quoted, whatever it is, and a number is not', () => {
  expect(render(template, { name: template.text('$.Values.name'), replicas: template.number('$.Values.replicas') })).toBe(
    '  name: {{ $.Values.name | quote }}\n  replicas: {{ $.Values.replicas }}\n',
  );
});

test('marks in a text are parts of it', () => {
  const image = `${template.text('$.Values.registry')}/operator:${template.text('$.Values.tag | default "1"')} 100% "so"`;
  expect(render(template, { image })).toBe('  image: {{ printf "%s/operator:%s 100%% \\"so\\"" ($.Values.registry) ($.Values.tag | default "1") | quote }}\n');
});

test('a text may be an element of a list, or the first field of one', () => {
  expect(render(template, { list: [template.text('$.Values.a'), { name: template.text('$.Values.b') }] })).toBe(
    '  list:\n    - {{ $.Values.a | quote }}\n    - name: {{ $.Values.b | quote }}\n',
  );
});

test('a field is left out when its value is empty', () => {
  expect(render(template, { deep: { selector: template.field('$.Values.selector') } })).toBe(
    ['  deep:', '    {{- with $.Values.selector }}', '    selector:', '      {{- toYaml . | nindent 6 }}', '    {{- end }}', ''].join('\n'),
  );
});

test('entries join those that a map has', () => {
  expect(render(template, { labels: { ...template.entries('$.Values.labels'), ours: 'a' } })).toBe(
    ['  labels:', '    {{- with $.Values.labels }}', '    {{- toYaml . | nindent 4 }}', '    {{- end }}', '    ours: a', ''].join('\n'),
  );
});

test('Helm chooses between two values, in which there may be marks', () => {
  const choice = template.choice('$.Values.some');
  const select = choice<object>({ names: template.field('$.Values.names'), first: template.text('$.Values.first') }, { any: true });
  expect(render(template, { select })).toBe(
    [
      '  {{- if $.Values.some }}', '  select:', '    {{- with $.Values.names }}', '    names:', '      {{- toYaml . | nindent 6 }}', '    {{- end }}',
      '    first: {{ $.Values.first | quote }}', '  {{- else }}', '  select:', '    any: true', '  {{- end }}', '',
    ].join('\n'),
  );
});

test('a choice of nothing leaves the field out', () => {
  const choice = template.choice('$.Values.some');
  expect(render(template, { a: choice<string | undefined>('yes', undefined) })).toBe('  {{- if $.Values.some }}\n  a: "yes"\n  {{- end }}\n');
  expect(render(template, { a: choice<string | undefined>(undefined, 'no') })).toBe('  {{- if not ($.Values.some) }}\n  a: "no"\n  {{- end }}\n');
});

test('what others mean by two braces stays what they mean', () => {
  expect(render(template, { legend: '{{pod}} of {x}' })).toBe('  legend: "{{ "{{" }}pod}} of {x}"\n');
});

test('a mark that cannot be where it is, is an error', () => {
  expect(() => render(template, { list: [{ a: template.field('$.Values.a') }] })).toThrow(ChartError);
  expect(() => render(template, { text: `a ${template.number('$.Values.a')}` })).toThrow('only a text can be a part of a text');
});

test('a choice that is made now is one of the two', () => {
  expect([choose(true)(1, 2), choose(false)(1, 2)]).toEqual([1, 2]);
});
