import { z } from 'zod';
import { consoleDocument } from '../../operator/console/index.ts';
import { code, table } from './tables.ts';

/** The keywords of a JSON Schema that the table shows. */
interface Field {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly anyOf?: readonly Field[];
  readonly items?: Field;
  readonly properties?: Readonly<Record<string, Field>>;
}

/** The table of the fields of the document that the console shows, as its schema has them. */
export const consoleTables = (): Map<string, string> =>
  new Map([['console', table(['field', 'type', 'meaning'], rowsOf(z.toJSONSchema(consoleDocument) as Field, ''))]]);

function rowsOf({ properties = {} }: Field, path: string): string[][] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const value = withoutNull(field);
    const element = value.items === undefined ? value : withoutNull(value.items);
    const at = `${path}${name}${value.items === undefined ? '' : '[]'}`;
    const meaning = field.description ?? value.description ?? element.description ?? '';
    return [[code(at), typeOf(field), meaning], ...rowsOf(element, `${at}.`)];
  });
}

const isNull = ({ type }: Field): boolean => type === 'null';
const withoutNull = (field: Field): Field => field.anyOf?.find((each) => !isNull(each)) ?? field;

function typeOf(field: Field): string {
  const value = withoutNull(field);
  const orNull = field.anyOf?.some(isNull) === true ? ' or null' : '';
  if (value.items !== undefined) return `list of ${typeOf(value.items)}${orNull}`;
  if (value.enum !== undefined) return `${value.enum.map((each) => code(String(each))).join(', ')}${orNull}`;
  if (value.const !== undefined) return code(String(value.const));
  return `${[value.type ?? ''].flat().join(' or ')}${orNull}`;
}
