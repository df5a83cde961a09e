/** What the API document says of a value, as far as a form needs it. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  enum?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  additionalProperties?: boolean | Schema;
  nullable?: boolean;
  default?: unknown;
  description?: string;
  /** It names a file of the agreement, which was sent before. */
  'x-file'?: boolean;
}

/** By path of the door: the schema of what it takes, or by event where it takes events. */
export type Forms = Record<string, { body?: Schema; events?: Record<string, Schema> }>;

export type Value = string | number | boolean | null | undefined | Value[] | { [name: string]: Value };

/** The word by which a choice of several forms is told apart: their first property that has one value alone. */
export function tagOf({ oneOf = [] }: Schema): string | undefined {
  const [first] = oneOf;
  return Object.entries(first?.properties ?? {}).find(([, { enum: values }]) => values?.length === 1)?.[0];
}

/** What a form begins with. */
export function blankOf(schema: Schema): Value {
  if (schema.default !== undefined && schema.default !== null) return schema.default as Value;
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => (schema.required?.includes(name) === true || inner.default !== undefined ? [[name, blankOf(inner)]] : [])));
  // What has one value alone has it; a box that is not ticked says no.
  if (schema.enum?.length === 1) return schema.enum[0];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => blankOf(schema.items ?? {}));
  return undefined;
}

const isEmpty = (value: Value): boolean => value === undefined || value === null || value === '' || (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(isEmpty));

/** What is sent: texts without blanks around them, and nothing for what was left empty and may be. */
export function cleaned(schema: Schema, value: Value): Value {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map((one) => cleaned(schema.items ?? {}, one)).filter((one) => schema.items?.type !== 'string' || !isEmpty(one));
  if (typeof value === 'object' && value !== null) {
    const inner = schema.oneOf === undefined ? schema : (chosenOf(schema, value) ?? {});
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]): [string, Value][] => {
        const of = inner.properties?.[name] ?? (typeof inner.additionalProperties === 'object' ? inner.additionalProperties : {});
        const told = cleaned(of, one);
        if (!isEmpty(told)) return [[name, told]];
        // What has to be there and may be null is told as null; all else that is empty is left out, and judged by the server.
        return inner.required?.includes(name) === true && of.nullable === true ? [[name, null]] : [];
      }),
    );
  }
  return value;
}

/** Which of several forms a value has. */
export function chosenOf(schema: Schema, value: { [name: string]: Value }): Schema | undefined {
  const tag = tagOf(schema);
  return tag === undefined ? schema.oneOf?.[0] : schema.oneOf?.find(({ properties }) => properties?.[tag]?.enum?.[0] === value[tag]);
}
