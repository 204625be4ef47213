import { Ajv2020 } from 'ajv/dist/2020.js';
import { describeWebApi } from './openapi.ts';

// biome-ignore lint/suspicious/noExplicitAny: documents of every shape.
type Document = any;

/** Says what is wrong with an answer by the document that is served; an empty text where nothing is. */
export type CheckAnswer = (method: string, path: string, status: number, body: unknown) => string;

/** Checks answers against the document of what is served, as it is served. */
export function checkAgainstOwn(): CheckAnswer {
  const document: Document = describeWebApi('http://127.0.0.1');
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  ajv.addSchema(document, 'own');
  return (method, path, status, body) => {
    const template = findTemplate(Object.keys(document.paths), path);
    if (template === null) return `${path} is not in the document`;
    const operation = document.paths[template][method.toLowerCase()];
    if (!operation) return `${method} ${template} is not in the document`;
    const response = operation.responses[status];
    if (!response) return `${method} ${template} should not answer ${status}`;
    if (!response.content) return body === undefined ? '' : `${method} ${template} has a body`;
    const pointer = `${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
    const validate = ajv.getSchema(`own#/paths/${template.replaceAll('/', '~1')}/${pointer}`)!;
    return validate(body) ? '' : `${method} ${template}: ${ajv.errorsText(validate.errors)}`;
  };
}

/** The path with braces that an address is of; of several the one with the fewest braces. */
export function findTemplate(templates: readonly string[], path: string): string | null {
  const parts = path.split('/');
  const fits = (template: string) => {
    const wanted = template.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at]);
  };
  const found = templates.filter(fits).sort((a, b) => a.split('{').length - b.split('{').length);
  return found[0] ?? null;
}
