/**
 * Tasks of special inspections for people (docs/trade.md 3.3): calls to the four filed numbers, papers, and checks that no
 * source could answer.
 *
 * <p><b>Claims.</b> An inspector claims a task, and no other inspector can work on it until the claim ends
 * ({@code icp.tasks.claim}). A claim ends by outcome, release or time. The staff of a campaign, if it names any, claims its
 * tasks alone. No inspector works on a task about their own filing.
 *
 * <p><b>Numbers.</b> This service stores no number. {@code RevealNumber} fetches it from filing-service for the inspector who
 * holds the task ({@code GET /internal/subjects/{id}/contacts}); each response is an audit entry that is written before it.
 *
 * <p><b>Outcomes.</b> A call without an answer opens the task again, after a pause and as often as {@code
 * rules/campaigns.yaml} says; then the number counts as not reachable. In a campaign, what a person finds becomes the result
 * of the check, and a fault opens a finding. So it is with a repeated check of a finding that decided nothing ({@code
 * DecideRepeatedCheck}). A call or a look at papers for a finding opens no other finding: its outcome is what the inspector's
 * re-check rests on.
 *
 * <p><b>Papers</b> belong to an order, and filing-service shows them at its desk. The task names the service number.
 */
package cn.icpfiling.inspection.tasks;
