import {
  createFileRegistry, fromBinary, fromJsonString, toBinary, toJson, type DescMethod, type JsonValue,
} from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { invalid, readDescriptorSet } from '@cecochat/contracts';

/** The descriptors of all calls. */
export const readRegistry = () => createFileRegistry(fromBinary(FileDescriptorSetSchema, readDescriptorSet()));

/** The method of a call such as `cecochat.v1.HistoryService/GetUserHistory`. Throws an Error unless it is unary. */
export function methodOf(registry: ReturnType<typeof readRegistry>, call: string): DescMethod {
  const [service = '', name] = call.split('/');
  const method = registry.getService(service)?.methods.find((each) => each.name === name);
  if (method?.methodKind !== 'unary') throw new Error(`there is no unary call ${call}`);
  return method;
}

/** Requests and responses of one call: JSON as proto3 maps it on this side, the encoding of protobuf on the other. */
export class Transcoder {
  readonly #method: DescMethod;

  constructor(method: DescMethod) {
    this.#method = method;
  }

  /** The encoded request. Throws a ChatError `invalid-argument` that names the field, or `body`, and the rule. */
  encodeRequest(json: string): Buffer {
    const { input } = this.#method;
    try {
      return Buffer.from(toBinary(input, fromJsonString(input, json)));
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** The response with all of its fields, 64-bit numbers as decimal texts. */
  decodeResponse(bytes: Uint8Array): JsonValue {
    const { output } = this.#method;
    return toJson(output, fromBinary(output, bytes), { alwaysEmitImplicit: true });
  }
}

const maxWords = 200;

/** Words of the library name the field and the rule: `cannot decode field <message>.<field> from JSON: <rule>`. */
function refusalOf(error: unknown): Error {
  const words = Error.isError(error) ? error.message : String(error);
  const [, field, rule = ''] = /^cannot decode field [\w.]+\.(\w+) from JSON: ([^]*)$/.exec(words) ?? [];
  if (field !== undefined) return invalid(field, `is not as JSON of protobuf has it: ${rule.slice(0, maxWords)}`);
  return invalid('body', `must be JSON as protobuf has it: ${words.slice(0, maxWords)}`);
}
