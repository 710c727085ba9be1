/**
 * Looks again at each filed domain that is served, about every 30 days (ADR 0022).
 *
 * <p>The id of the domain spreads the rounds evenly ({@code icp.verification.reverify.*}, {@code ReverifyPlan}; by the
 * platform's clock). Every 5 s a replica claims up to 10 domains that are due. The lease is 3 min by the machine's
 * clock. Claims are numbered: a round whose claim was lost stores nothing. A replica looks at the domains of two
 * subjects at a time, in the queue for bulk callers ({@code TakeTurn}), so the gates stay free for people who wait.
 *
 * <p>The rules are those of orders; {@code VerificationScope} says which of them hold (docs/trade.md 3.1). After
 * completion D2 and D4 hold. For sites filed from 2018-01-01T00:00+08:00 on, D1, D5 and D6 hold too, D5 and D6 by the
 * lists of the day of filing. A change of an older site is not verified, except the domains that it adds, which was
 * possible until 2019-04-21 ({@code added} of the order's facts). Every rule holds for those domains.
 *
 * <ul>
 *   <li>All rules hold: FIT; the next round in 27 to 33 days.
 *   <li>A rule is broken for the first time: UNKNOWN, the fault uncertain; the next round after
 *       {@code confirm-after} (24 h).
 *   <li>The same rule is broken again after that time: UNFIT, published ({@code verification.domain.unfit}), and
 *       published again when the rules change; looks daily.
 *   <li>A source does not answer: faults stay as they are and none becomes certain; UNKNOWN if no fault is certain;
 *       the next round after 1 h, 2 h … 1 day.
 *   <li>The registry or the real-name source rests or is busy, or filing-service is down: the same, and the round does not count.
 *   <li>All rules that were published as broken hold: published ({@code verification.domain.fit-again}), also while another rule is
 *       unknown or was seen broken once. With all rules FIT, and the next round in 27 to 33 days.
 *   <li>Access or filing ends: NOT_JUDGED; an event withdraws the published verdict
 *       ({@code verification.domain.no-longer-judged}); no more rounds.
 * </ul>
 *
 * <p>For each domain the service stores its standing, the last 12 rounds with their evidence, and the rounds that were
 * published. Staff, the holder of the filing and its partner read it. A domain that is UNKNOWN for more than 7 days is counted and comes first in the list for staff. So is one
 * that is UNFIT whose rounds fail, or say nothing about its faults, for as long: {@code silentSince} tells it in the list. Staff can
 * request a round: 30 a minute for an account, one a minute for a domain.
 *
 * <p>Metrics: {@code icp_verification_reverify_due}, {@code icp_verification_reverify_overdue_seconds} (alarm: the
 * rounds do not keep up), {@code icp_verification_reverify_unknown_too_long} (alarm),
 * {@code icp_verification_reverify_judged_total{result}}.
 */
package cn.icpfiling.verification.reverify;
