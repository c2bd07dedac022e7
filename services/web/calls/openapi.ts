import { ScalarType, type DescField, type DescFile, type DescMessage, type DescMethod } from '@bufbuild/protobuf';
import { errorCodes, ChatError } from '@cecochat/contracts';
import { exposedCalls, routeOf, type CookieUse, type ExposedCall } from './exposed-calls.ts';
import { methodOf, readRegistry } from './transcoder.ts';

type Schema = Readonly<Record<string, unknown>>;

const decimal: Schema = { type: 'string', pattern: '^[0-9]{1,20}$' };
const whole = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });
const [uint32, int32] = [whole(0, 2 ** 32 - 1), whole(-(2 ** 31), 2 ** 31 - 1)];

/** As proto3 maps them to JSON. */
const scalars: Readonly<Record<ScalarType, Schema>> = {
  [ScalarType.DOUBLE]: { type: 'number' }, [ScalarType.FLOAT]: { type: 'number' },
  [ScalarType.INT64]: { type: 'string', pattern: '^-?[0-9]{1,19}$' },
  [ScalarType.SINT64]: { type: 'string', pattern: '^-?[0-9]{1,19}$' },
  [ScalarType.SFIXED64]: { type: 'string', pattern: '^-?[0-9]{1,19}$' },
  [ScalarType.UINT64]: decimal, [ScalarType.FIXED64]: decimal,
  [ScalarType.INT32]: int32, [ScalarType.SINT32]: int32, [ScalarType.SFIXED32]: int32,
  [ScalarType.UINT32]: uint32, [ScalarType.FIXED32]: uint32,
  [ScalarType.BOOL]: { type: 'boolean' }, [ScalarType.STRING]: { type: 'string' },
  [ScalarType.BYTES]: { type: 'string', contentEncoding: 'base64' },
};

/** Pure: the OpenAPI description of the exposed calls, from the descriptors: docs/openapi.json. */
export function buildOpenApi(): object {
  const registry = readRegistry();
  const schemas = new Map<string, Schema>();
  const operation = ({ call, cookie }: ExposedCall) => {
    return { ...operationOf(methodOf(registry, call), schemas), ...(cookie && cookieParts[cookie]) };
  };
  const paths = exposedCalls.map((exposed) => [pathOf(exposed), { post: operation(exposed) }]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'CecoChat calls by HTTP', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'Unary calls of gRPC services as JSON. Numbers of 64 bits are decimal texts. See docs/web.md.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        session: {
          type: 'apiKey', in: 'cookie', name: 'cecochat-session',
          description: 'The refresh token. With TLS the name is `__Secure-cecochat-session`.',
        },
      },
      responses: failures(),
      schemas: { Failure: failure, ...Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) },
    },
  };
}

/** Pure: the path of a call in an OpenAPI description. */
export const pathOf = (exposed: ExposedCall): string => routeOf(exposed).replaceAll(/:(\w+)/g, '{$1}');

const user = { name: 'user', in: 'path', required: true, schema: decimal, description: 'The user of the session.' };

/** Differences of the calls about sessions to the others. */
const cookieParts: Readonly<Record<CookieUse, object>> = {
  set: { security: [], 'x-cookie': 'The response sets the cookie of the session; `refreshToken` is empty.' },
  exchanged: {
    security: [{ session: [] }], parameters: [user],
    'x-cookie': 'Needs the cookie and the header `origin`, and replaces the cookie; `refreshToken` is empty.',
  },
  removed: { 'x-cookie': 'The response removes the cookie of the session.' },
};

function operationOf(method: DescMethod, schemas: Map<string, Schema>): object {
  const { parent: { name: tag, file }, input, output } = method;
  const ofService = [6, file.services.indexOf(method.parent)];
  const ofMethod = [...ofService, 2, method.parent.methods.indexOf(method)];
  const words = { ...described(file, ofService), ...described(file, ofMethod) };
  const content = (message: DescMessage) => ({ 'application/json': { schema: refTo(message, schemas) } });
  const refusal = (status: number) => [status, { $ref: `#/components/responses/${status}` }];
  const refused = Object.fromEntries(httpStatuses.map(refusal)) as object;
  return {
    operationId: `${tag}.${method.name}`,
    tags: [tag],
    ...words,
    requestBody: { required: true, content: content(input) },
    responses: { 200: { description: 'The response.', content: content(output) }, ...refused },
  };
}

const nameOf = ({ typeName }: { readonly typeName: string }): string => typeName.replace(/^cecochat\.v1\./, '');

function refTo(message: DescMessage, schemas: Map<string, Schema>): Schema {
  const name = nameOf(message);
  if (!schemas.has(name)) {
    schemas.set(name, {}); // Of itself, in a message that has its own kind in it.
    schemas.set(name, schemaOf(message, schemas));
  }
  return { $ref: `#/components/schemas/${name}` };
}

function schemaOf(message: DescMessage, schemas: Map<string, Schema>): Schema {
  const at = message.file.messages.indexOf(message);
  const properties = message.fields.map((field, index) =>
    [field.jsonName, { ...fieldSchema(field, schemas), ...(at >= 0 && described(message.file, [4, at, 2, index])) }]);
  const words = at < 0 ? {} : described(message.file, [4, at]);
  return { type: 'object', ...words, properties: Object.fromEntries(properties), additionalProperties: false };
}

function fieldSchema(field: DescField, schemas: Map<string, Schema>): Schema {
  switch (field.fieldKind) {
    case 'message': return refTo(field.message, schemas);
    case 'scalar': return scalars[field.scalar];
    case 'enum': return enumSchema(field.enum.values);
    case 'list': return { type: 'array', items: itemSchema(field, schemas) };
    case 'map': throw new Error(`${field.toString()}: maps are not described yet`);
  }
}

const enumSchema = (values: readonly { readonly name: string }[]): Schema =>
  ({ type: 'string', enum: values.map(({ name }) => name) });

function itemSchema(field: DescField & { fieldKind: 'list' }, schemas: Map<string, Schema>): Schema {
  if (field.listKind === 'message') return refTo(field.message, schemas);
  return field.listKind === 'enum' ? enumSchema(field.enum.values) : scalars[field.scalar];
}

/** The comment at a path of the source, see `google.protobuf.SourceCodeInfo.Location.path`. */
function described({ proto }: DescFile, path: readonly number[]): { readonly description?: string } {
  const key = path.join('.');
  const found = proto.sourceCodeInfo?.location.find((each) => each.path.join('.') === key);
  const words = found?.leadingComments.trim().replaceAll(/\s*\n\s*/g, ' ') ?? '';
  return words === '' ? {} : { description: words };
}

const failure: Schema = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string', enum: errorCodes, description: 'See docs/protocol.md for each of them.' },
    message: { type: 'string', description: 'The reason in words.' },
    field: { type: 'string', description: 'The field that is wrong.' },
  },
};

const statusOf = (code: (typeof errorCodes)[number]): number => new ChatError(code, '').httpStatus;
const httpStatuses = [...new Set(errorCodes.map(statusOf))].sort((a, b) => a - b);

/** By status: the codes that have it. */
function failures(): object {
  const codes = (status: number) =>
    errorCodes.filter((code) => statusOf(code) === status).map((code) => `\`${code}\``).join(', ');
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } };
  return Object.fromEntries(httpStatuses.map((status) => [status, { description: `${codes(status)}.`, content }]));
}
