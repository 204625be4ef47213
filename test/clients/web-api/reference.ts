import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { type CheckAnswer, findTemplate } from '../../../packages/server/src/api/schemas-for-tests.ts';

/** Spotify's own description of the Web API, where it lies beside the project. */
const FILE = fileURLToPath(new URL('../../../../shared/accounts/openapi/fixed-spotify-open-api.yml', import.meta.url));

/** What is `null` on the wire although the description does not say so: nothing is played, nothing comes after. */
const NULL_ON_THE_WIRE: Readonly<Record<string, readonly string[]>> = {
  CurrentlyPlayingContextObject: ['context', 'item'],
  CurrentlyPlayingObject: ['context', 'item'],
  CursorObject: ['after'],
  CursorPagingObject: ['next'],
  PlayHistoryObject: ['context'],
  QueueObject: ['currently_playing'],
};

// biome-ignore lint/suspicious/noExplicitAny: a document of every shape.
type Node = any;

/** Checks answers against it; why it cannot, where it is not there. */
export function checkAgainstReference(): CheckAnswer | string {
  if (!existsSync(FILE))
    return 'No description of the Web API beside the project: ../shared/accounts/openapi is not there.';
  const document: Node = toJsonSchema(parse(readFileSync(FILE, 'utf8')));
  for (const [name, fields] of Object.entries(NULL_ON_THE_WIRE)) {
    const properties = document.components.schemas[name]?.properties ?? {};
    for (const field of fields) {
      if (properties[field]) properties[field] = { anyOf: [properties[field], { type: 'null' }] };
    }
  }
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'reference');
  return (method, path, status, body) => {
    const template = findTemplate(Object.keys(document.paths), path);
    // An address of before 2018.
    if (template === null) return /^\/users\/[^/]+\/playlists\/./.test(path) ? '' : `${path} is not in the reference`;
    const operation = document.paths[template][method.toLowerCase()];
    if (!operation) return `${method} ${template} is not in the reference`;
    let response = operation.responses[status];
    let pointer = `/paths/${toPointer(template)}/${method.toLowerCase()}/responses/${status}`;
    if (response?.$ref) {
      pointer = response.$ref.slice(1);
      response = document.components.responses[response.$ref.split('/').at(-1)];
    }
    // Statuses without a body are not always in it.
    if (!response) return status === 204 ? '' : `${method} ${template} does not answer ${status} in the reference`;
    if (!response.content) return body === undefined ? '' : `${method} ${template} has a body`;
    const validate = ajv.getSchema(`reference#${pointer}/content/application~1json/schema`)!;
    return validate(body) ? '' : `${method} ${path}: ${ajv.errorsText(validate.errors)}`;
  };
}

function toPointer(path: string): string {
  return encodeURI(path.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** OpenAPI 3.0 says `nullable` where JSON Schema says a type. */
function toJsonSchema(node: Node): Node {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, discriminator, example, ...rest } = node;
  const entries = Object.entries(rest).map(([key, value]) => [key, toJsonSchema(value)]);
  const schema = Object.fromEntries(entries);
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
