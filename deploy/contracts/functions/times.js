import { everySchema } from './contract.js';

const FORMATS = [
  [/[a-z]At$/, 'date-time'],
  [/[a-z]On$/, 'date'],
];

export default (document) => {
  const faults = [];
  everySchema(document, (schema, at) => {
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      for (const [ending, format] of FORMATS) {
        if (ending.test(name) && !member.enum && [member.type].flat().includes('string') && member.format !== format) {
          faults.push({ message: `${name} is no ${format}`, path: [...at, 'properties', name] });
        }
      }
    }
  });
  return faults;
};
