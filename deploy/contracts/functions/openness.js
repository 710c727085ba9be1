import { operations, reached, resolved, within } from './contract.js';

export default (document, { tolerant }) => {
  const faults = [];
  const answered = new Set();
  const asked = new Set();
  for (const { operation, at } of operations(document)) {
    reached(document, operation.responses, answered);
    reached(document, [operation.requestBody, operation.parameters], asked);
    inline(document, operation, at, faults);
  }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    within(schema, ['components', 'schemas', name], (part, at) => {
      if (tolerant.includes(name)) {
        return;
      }
      const closed = part.additionalProperties === false;
      if (answered.has(name) && closed) {
        faults.push({ message: `${name} is answered and closed to new members`, path: at });
      }
      if (asked.has(name) && !answered.has(name) && part.properties && !closed) {
        faults.push({ message: `${name} is only asked for and does not refuse unknown members`, path: at });
      }
    });
  }
  return faults;
};

/** Bodies that are written where they are used. */
function inline(document, operation, at, faults) {
  for (const [type, media] of Object.entries(resolved(document, operation.requestBody).content ?? {})) {
    if (media.schema?.properties && media.schema.additionalProperties !== false) {
      faults.push({ message: 'The body does not refuse unknown members', path: [...at, 'requestBody', 'content', type, 'schema'] });
    }
  }
}
