// Writes src/generated from the contract: the types, and what the types cannot carry to run time.
// ICP_CONTRACT names the file; ./icp clients writes it from the sources, and a running gateway serves it at /openapi.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { parse } from 'yaml';

const root = new URL('..', import.meta.url);
const source = process.env.ICP_CONTRACT ?? new URL('../../target/clients/openapi.yaml', root);
const contract = parse(readFileSync(source, 'utf8'));
const KEY = '#/components/parameters/IdempotencyKey';
const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'];

const keyed = [];
const open = [];
const bodyTypes = [];
for (const [path, item] of Object.entries(contract.paths)) {
  for (const method of METHODS.filter((one) => item[one])) {
    const operation = item[method];
    const name = `${method.toUpperCase()} ${path}`;
    if (operation.parameters?.some((parameter) => parameter.$ref === KEY)) {
      keyed.push(name);
    }
    if (operation.security?.length === 0) {
      open.push(name);
    }
    const types = Object.keys(operation.requestBody?.content ?? {});
    if (types.length === 1 && types[0] !== 'application/json') {
      bodyTypes.push([name, types[0]]);
    }
  }
}

// The client makes the key itself if the caller gives none.
contract.components.parameters.IdempotencyKey.required = false;
const BLOB = ts.factory.createTypeReferenceNode('Blob');
const ast = await openapiTS(contract, {
  // A field with a default may be left out of a request.
  defaultNonNullable: false,
  // An object without named properties is a map, not an empty object.
  emptyObjectsUnknown: true,
  transform: (schema) => (schema.format === 'binary' ? BLOB : undefined),
});

// The codes of all problems are a page that the system tests keep true.
const errors = readFileSync(new URL('../../docs/errors.md', root), 'utf8');
const codes = [...errors.matchAll(/^\| `([A-Z][A-Z0-9_.]*)` \|/gm)].map((line) => line[1]);
if (codes.length < 50) {
  throw new Error('docs/errors.md has no table of codes any more');
}
const list = (values) => values.map((value) => `  ${JSON.stringify(value)},\n`).join('');
const operations = `// Generated from the contract.
/** Operations that take an Idempotency-Key. */
export const KEYED: ReadonlySet<string> = new Set([
${list(keyed)}]);
/** Operations that take no token. */
export const OPEN: ReadonlySet<string> = new Set([
${list(open)}]);
/** Operations whose body has one media type that is not application/json. */
export const BODY_TYPES: ReadonlyMap<string, string> = new Map([
${list(bodyTypes)}]);
/** Codes of problems and of the entries of their errors. */
export const PROBLEM_CODES = [
${list([...new Set(codes)].sort())}] as const;
`;

const folder = new URL('src/generated/', root);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('contract.ts', folder), '// Generated from the contract.\n' + astToString(ast));
writeFileSync(new URL('operations.ts', folder), operations);
