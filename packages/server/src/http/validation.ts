import { createRequire } from 'node:module';
import type { Ajv, AnySchema, ValidateFunction } from 'ajv';

/** Checks what comes in against the shape of its route. A shape is compiled when it is first needed, not at the start. */
export function compileValidator({ schema }: { schema: AnySchema }) {
  let compiled: ValidateFunction | undefined;
  const validate = (data: unknown): boolean => {
    compiled ??= theAjv().compile(schema);
    const valid = compiled(data);
    validate.errors = compiled.errors;
    return valid;
  };
  validate.errors = undefined as ValidateFunction['errors'];
  return validate;
}

const require = createRequire(import.meta.url);
let ajv: Ajv | undefined;

function theAjv(): Ajv {
  if (ajv) return ajv;
  const { Ajv } = require('ajv') as typeof import('ajv');
  // The shapes are our own: they need no check against the schema of schemas.
  ajv = new Ajv({ useDefaults: true, allowUnionTypes: true, meta: false, validateSchema: false });
  return ajv;
}
