import { operations, parameters, resolved, responses } from './contract.js';

export default (document) => {
  const faults = [];
  for (const { operation, at } of operations(document)) {
    const names = parameters(document, operation)
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => parameter.name);
    const members = resolved(document, ok(document, operation)).properties ?? {};
    const paged = 'items' in members && 'next' in members;
    // the event log is read after a position that a reader keeps
    const asked = names.includes('limit') && (names.includes('cursor') || names.includes('after'));
    if (paged && !asked) {
      faults.push({ message: 'It answers a page and does not take cursor and limit', path: at });
    }
    if (names.includes('cursor') && Object.keys(members).length > 0 && !paged) {
      faults.push({ message: 'It takes a cursor and does not answer items and next', path: at });
    }
  }
  return faults;
};

function ok(document, operation) {
  const found = responses(document, operation).find(([status]) => status === '200');
  return found?.[1].content?.['application/json']?.schema ?? {};
}
