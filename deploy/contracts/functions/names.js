import { everySchema, operations, parameters } from './contract.js';

const CAMEL = /^[a-z][a-zA-Z0-9]*$/;
const PATH = /^(\/|(\/(\.?[a-z0-9]+([.-][a-z0-9]+)*|\{[a-z][a-zA-Z0-9]*\}))+)$/;
const VALUE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
/** Media types, pointers and languages are written as their own standards say. */
const STANDARD = /\/|^(zh|en)$/;

export default (document, { schemas }) => {
  const faults = [];
  for (const path of Object.keys(document.paths ?? {})) {
    if (!PATH.test(path)) {
      faults.push({ message: `${path} is not in kebab-case`, path: ['paths', path] });
    }
  }
  for (const { operation, at } of operations(document)) {
    for (const one of parameters(document, operation)) {
      if (['query', 'path'].includes(one.in) && !CAMEL.test(one.name)) {
        faults.push({ message: `${one.name} is not camelCase`, path: at });
      }
    }
  }
  everySchema(document, (schema, at) => {
    if (schemas.includes(at[2])) {
      return;
    }
    for (const name of Object.keys(schema.properties ?? {})) {
      if (!CAMEL.test(name)) {
        faults.push({ message: `${name} is not camelCase`, path: [...at, 'properties', name] });
      }
    }
    for (const value of schema.enum ?? []) {
      if (typeof value === 'string' && !VALUE.test(value) && !STANDARD.test(value)) {
        faults.push({ message: `${value} is not UPPER_SNAKE`, path: [...at, 'enum'] });
      }
    }
  });
  return faults;
};
