import { operations, parameters, responses } from './contract.js';


export default (document) => {
  const faults = [];
  for (const { method, operation, at } of operations(document)) {
    const headers = parameters(document, operation)
      .filter((one) => one.in === 'header')
      .map((one) => one.name);
    const matched = headers.includes('If-Match');
    // of an upload in parts (tus) the offset is what must match
    const goesOn = headers.includes('Tus-Resumable');
    if (method === 'patch' && !matched && !goesOn) {
      faults.push({ message: 'It changes a part of a resource and takes no If-Match', path: at });
    }
    for (const status of ['412', '428']) {
      if (matched !== Boolean(operation.responses?.[status]) && !goesOn) {
        faults.push({ message: `If-Match and ${status} come together`, path: at });
      }
    }
    for (const [status, response] of responses(document, operation)) {
      if (headers.includes('If-None-Match') && status === '200' && !response.headers?.ETag) {
        faults.push({ message: 'It takes If-None-Match and answers no ETag', path: [...at, 'responses', status] });
      }
    }
  }
  return faults;
};
