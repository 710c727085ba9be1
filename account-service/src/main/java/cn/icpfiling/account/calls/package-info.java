/**
 * The calls of the support to the contacts in a filing (docs/trade.md 3.15, ADR 0030). A call is a notice of the channel
 * VOICE; {@code TellFinding} of the package {@code notices} stores one per number at the notice of a finding and when it
 * is overdue.
 *
 * <p>A member of support claims a call ({@code icp.voice-tasks.lease}, 30 minutes), reads the script, reveals the number
 * (60 an hour, on record) and records what came of it. A claim that lapses makes the call open again. After no answer it
 * comes back ({@code icp.voice-tasks.again-after}, 4 hours), at most three times in all ({@code icp.voice-tasks.tries}). A person who
 * was reached is not called under another number for the same notice. A script that changed since the claim, as with another deadline, was
 * read to no person: the outcome REACHED does not count, and the call is open again. Staff never call about their own filing. Claims
 * follow the machine's clock, the day of a call the business clock.
 */
package cn.icpfiling.account.calls;
