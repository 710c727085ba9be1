import { needsToken, operations } from './contract.js';

export default (document, { roles }) => {
  const faults = [];
  for (const { operation, at } of operations(document)) {
    const named = operation['x-icp-roles'];
    if (!needsToken(document, operation)) {
      if (named) {
        faults.push({ message: 'It names roles and is open to everybody', path: at });
      }
      continue;
    }
    if (!named?.length) {
      faults.push({ message: 'It needs a token and names no role (x-icp-roles)', path: at });
      continue;
    }
    for (const role of named.filter((one) => !roles.includes(one))) {
      faults.push({ message: `There is no role ${role}`, path: [...at, 'x-icp-roles'] });
    }
    if (named.includes('partner') !== 'x-icp-scope' in operation) {
      faults.push({ message: 'x-icp-scope and the role partner come together', path: at });
    }
  }
  return faults;
};
