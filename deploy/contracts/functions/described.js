import { everySchema, operations, resolved, responses } from './contract.js';

export default (document) => {
  const faults = [];
  const ask = (node, path, what) => {
    if (!node.description && !resolved(document, node).description) {
      faults.push({ message: `${what} has no description`, path });
    }
  };
  everySchema(document, (schema, at) => {
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      ask(member, [...at, 'properties', name], `Member ${name}`);
    }
  });
  for (const { operation, at } of operations(document)) {
    (operation.parameters ?? []).forEach((parameter, i) => {
      if (!parameter.$ref) {
        ask(parameter, [...at, 'parameters', i], `Parameter ${parameter.name}`);
      }
    });
    for (const [status, response] of responses(document, operation)) {
      for (const [name, header] of Object.entries(response.headers ?? {})) {
        ask(header, [...at, 'responses', status], `Header ${name} of ${status}`);
      }
    }
  }
  for (const [name, parameter] of Object.entries(document.components?.parameters ?? {})) {
    ask(parameter, ['components', 'parameters', name], `Parameter ${name}`);
  }
  (document.tags ?? []).forEach((tag, i) => ask(tag, ['tags', i], `Tag ${tag.name}`));
  return faults;
};
