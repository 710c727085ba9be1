// What the rules share: walking a contract whose references are not yet resolved.

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'];

/** Each operation with its place. */
export function* operations(document) {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      if (item[method]) {
        yield { path, method, operation: item[method], at: ['paths', path, method] };
      }
    }
  }
}

/** Follows references within the document. */
export function resolved(document, node) {
  let found = node;
  while (found && typeof found.$ref === 'string') {
    found = found.$ref
      .slice(2)
      .split('/')
      .reduce((part, name) => part?.[name.replace(/~1/g, '/').replace(/~0/g, '~')], document);
  }
  return found ?? {};
}

export function parameters(document, operation) {
  return (operation.parameters ?? []).map((parameter) => resolved(document, parameter));
}

export function responses(document, operation) {
  return Object.entries(operation.responses ?? {}).map(([status, response]) => [status, resolved(document, response)]);
}

/** Whether a request without a token is refused. */
export function needsToken(document, operation) {
  const ways = operation.security ?? document.security ?? [];
  return ways.length > 0 && ways.every((way) => Object.keys(way).length > 0);
}

/** Calls `visit(schema, place)` for each schema in the components, with the schemas inside it. */
export function everySchema(document, visit) {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    within(schema, ['components', 'schemas', name], visit);
  }
}

export function within(schema, at, visit) {
  if (!schema || typeof schema !== 'object') {
    return;
  }
  visit(schema, at);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    within(property, [...at, 'properties', name], visit);
  }
  for (const part of ['items', 'additionalProperties']) {
    within(schema[part], [...at, part], visit);
  }
  for (const part of ['allOf', 'oneOf', 'anyOf']) {
    (schema[part] ?? []).forEach((one, i) => within(one, [...at, part, i], visit));
  }
}

/** The names of all schemas that a part of the document refers to, directly or by others. */
export function reached(document, part, found = new Set()) {
  const open = [part];
  while (open.length > 0) {
    const node = open.pop();
    if (!node || typeof node !== 'object') {
      continue;
    }
    if (typeof node.$ref === 'string') {
      const schema = /^#\/components\/schemas\/([^/]+)$/.exec(node.$ref);
      if (!schema) {
        open.push(resolved(document, node));
      } else if (!found.has(schema[1])) {
        found.add(schema[1]);
        open.push(document.components?.schemas?.[schema[1]]);
      }
    }
    open.push(...Object.values(node));
  }
  return found;
}
