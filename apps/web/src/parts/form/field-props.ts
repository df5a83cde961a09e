import type { Schema, Value } from './schema.js';

/** One field of a form. */
export interface FieldProps {
  name: string;
  schema: Schema;
  value: Value;
  required: boolean;
  onChange: (value: Value) => void;
  /** Where it stands in the request, and what the server found there. */
  at: string;
  faults: readonly { at: string; message: string }[];
}

/** A text or a number as it stands in an input; nothing for what is neither. */
export const textOf = (value: Value): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** The members of an object; none of what is no object. */
export const membersOf = (value: Value): { [name: string]: Value } => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
