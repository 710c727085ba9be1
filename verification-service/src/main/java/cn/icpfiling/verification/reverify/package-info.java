/**
 * Looks again at each filed domain that is served, about every 30 days (ADR 0022).
 *
 * <p>The looks are spread evenly by the id of the domain ({@code icp.verification.reverify.*}, {@code ReverifyPlan};
 * by the platform's clock). Every 5 s a replica claims up to 10 that are due ({@code SKIP LOCKED}, a lease of 3 min
 * by the machine's clock, numbered: a look whose claim was lost settles nothing). It looks at the domains of two
 * subjects at a time, in the lane of callers with many questions ({@code TakeTurn}), so the gates stay free for
 * people who wait.
 *
 * <p>The rules are those of orders; {@code VerificationScope} says which of them hold (docs/trade.md 3.1): after
 * completion D2 and D4, and for sites filed from 2018-01-01T00:00+08:00 on D1, D5 and D6 too, D5 and D6 by the lists
 * of the day of filing. A change of an older site is not verified, save the domains that it adds, as it could until
 * 2019-04-21 ({@code added} of the order's facts): those by every rule.
 *
 * <ul>
 *   <li>Everything holds: FIT; the next look in 27 to 33 days.
 *   <li>A rule is broken for the first time: UNKNOWN, the fault uncertain; the next look after {@code confirm-after}
 *       (24 h).
 *   <li>The same rule is broken again after that time: UNFIT, told ({@code verification.domain.unfit}), and told
 *       again when the rules change; looks daily.
 *   <li>A source does not answer: faults stay as they are and none becomes certain; UNKNOWN without any certain one;
 *       the next look after 1 h, 2 h … 1 day.
 *   <li>A source rests or is busy, or filing-service is away: the same, and the look does not count.
 *   <li>Everything holds after UNFIT was told: FIT, told ({@code verification.domain.fit-again}); the next look in 27
 *       to 33 days.
 *   <li>Access or filing ends: NOT_JUDGED; an event takes back what this service told before
 *       ({@code verification.domain.no-longer-judged}); no more looks.
 * </ul>
 *
 * <p>Of a domain the service keeps its standing, the last 12 looks with their evidence, and those that were told. A
 * domain that is UNKNOWN for more than 7 days is counted and stands first in the list of the staff. The staff can
 * have a domain looked at now: 30 a minute and account, one a minute and domain.
 *
 * <p>Metrics: {@code icp_verification_reverify_due}, {@code icp_verification_reverify_overdue_seconds} (alarm: the
 * looks do not keep up), {@code icp_verification_reverify_unknown_too_long} (alarm),
 * {@code icp_verification_reverify_judged_total{result}}.
 */
package cn.icpfiling.verification.reverify;
