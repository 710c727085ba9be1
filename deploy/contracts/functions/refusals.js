import { needsToken, operations, responses } from './contract.js';

const PROBLEM = 'application/problem+json';

export default (document) => {
  const faults = [];
  for (const { operation, at } of operations(document)) {
    for (const [status, response] of responses(document, operation)) {
      if (!/^[45]/.test(status)) {
        continue;
      }
      const types = Object.keys(response.content ?? {});
      if (types.length !== 1 || types[0] !== PROBLEM || !response.content[PROBLEM].schema) {
        faults.push({ message: `${status} is no problem detail`, path: [...at, 'responses', status] });
      }
    }
    for (const status of needsToken(document, operation) ? ['401', '403'] : []) {
      if (!operation.responses?.[status]) {
        faults.push({ message: `It needs a token and does not name ${status}`, path: [...at, 'responses'] });
      }
    }
  }
  return faults;
};
