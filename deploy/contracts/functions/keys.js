import { operations, parameters, responses } from './contract.js';

export default (document, { without }) => {
  const faults = [];
  for (const { method, operation, at } of operations(document)) {
    const keyed = parameters(document, operation).some((one) => one.in === 'header' && one.name === 'Idempotency-Key');
    const good = responses(document, operation).filter(([status]) => status.startsWith('2'));
    const makes = method === 'post' && good.some(([status]) => status === '201' || status === '202');
    if (makes && !keyed && !without.includes(operation.operationId)) {
      faults.push({ message: 'It creates or starts something and takes no Idempotency-Key', path: at });
    }
    for (const [status, response] of keyed ? good : []) {
      if (!response.headers?.['Idempotent-Replayed']) {
        faults.push({ message: `${status} does not say whether it was replayed`, path: [...at, 'responses', status] });
      }
    }
  }
  return faults;
};
