import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Reply } from './server.js';

/** A schema of the document, `nullable` told as a choice and references put in their place. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

/** A door as the document tells it. */
export interface Operation {
  /** `POST /api/agreements`. */
  name: string;
  method: string;
  path: string;
  secured: boolean;
  parameters: Parameter[];
  body: { schema: Schema; required: boolean } | undefined;
  /** Whether it takes a file as it is. */
  file: boolean;
  /** By status and content type. */
  responses: Map<string, Map<string, Schema>>;
}

interface Content {
  content?: Record<string, { schema: Schema }>;
}
interface Written {
  parameters?: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Content>;
  security?: object[];
}
export interface OpenApi {
  paths: Record<string, Record<string, Written>>;
  components: { schemas: Record<string, object> };
}

/** Every door of the document, those that write before those that only read, so that these have something to read. */
export function operationsOf(document: OpenApi): Operation[] {
  const told = plain(document, document) as OpenApi;
  const operations = Object.entries(told.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, written]) => operationOf(path, method.toUpperCase(), written)));
  const writes = (one: Operation): boolean => one.method !== 'GET';
  return [...operations.filter(writes), ...operations.filter((one) => !writes(one))];
}

function operationOf(path: string, method: string, { parameters = [], requestBody, responses, security = [] }: Written): Operation {
  const schema = requestBody?.content?.['application/json']?.schema;
  return {
    name: `${method} ${path}`, method, path, parameters, secured: security.length > 0,
    body: schema === undefined ? undefined : { schema, required: requestBody?.required ?? false }, file: requestBody?.content?.['application/octet-stream'] !== undefined,
    responses: new Map(Object.entries(responses).map(([status, { content = {} }]) => [status, new Map(Object.entries(content).map(([type, one]) => [type, one.schema]))])),
  };
}

/** OpenAPI 3.0 says `nullable` where JSON schema says a choice with null. */
function plain(node: unknown, document: OpenApi): unknown {
  if (Array.isArray(node)) return node.map((one) => plain(one, document));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return plain(document.components.schemas[String(node.$ref).split('/').at(-1) ?? ''], document);
  const { nullable, ...rest } = Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, plain(inner, document)]));
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : nullable === undefined ? rest : { ...rest, nullable };
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const compiled = new WeakMap<Schema, ValidateFunction>();

/** Whether a door answers once and is done; one that tells events as they come does not end by itself. */
export const ends = ({ responses }: Operation): boolean => responses.get('200')?.has('text/event-stream') !== true;

/** What is wrong with a value, '' where nothing is. */
export function faultsIn(schema: Schema, value: unknown): string {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

/** Whether a parameter may be written like this; a text of an address has no type of its own. */
export function textFits(schema: Schema, text: string): boolean {
  return faultsIn(schema, schema.type === 'integer' && /^-?\d{1,15}$/.test(text) ? Number(text) : text) === '';
}

/** What an answer has that the document does not tell of this door; '' where nothing. */
export function untold({ responses }: Operation, { status, headers, text, body }: Reply<unknown>): string {
  const told = responses.get(String(status));
  if (told === undefined) return `the status ${status} is not told: ${text.slice(0, 500)}`;
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const schema = told.get(type);
  if (schema === undefined) return `${status} is not told with ${type || 'no content type'}: ${text.slice(0, 500)}`;
  const faults = faultsIn(schema, /json$/.test(type) ? body : text);
  return faults === '' ? '' : `${faults}: ${text.slice(0, 500)}`;
}
