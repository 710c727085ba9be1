export default (summary, { verbs }) => {
  const faults = [];
  if (!verbs.includes(String(summary).split(' ')[0])) {
    faults.push({ message: `"${summary}" does not begin with a verb that the ruleset knows` });
  }
  if (/[.!?]$/.test(summary)) {
    faults.push({ message: `"${summary}" ends with a full stop` });
  }
  return faults;
};
