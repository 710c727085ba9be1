/**
 * Holds the reviewers' work: queue, claims, calls, decisions, and rules that only a reviewer can settle.
 *
 * <p><b>The queue.</b> {@code GET /api/v1/review-queue} lists the orders under review, oldest first. The key
 * {@code orders_review} over a generated column has exactly these orders, so a page costs its own rows and a filter at
 * most the backlog. One number of working days holds for all ({@code icp.review.due-working-days}, 2, by the holiday
 * calendar), so overdue orders come first. The queue shows no entered data but the domain, and has the ETag for
 * {@code If-Match}.
 *
 * <p><b>Claims.</b> One reviewer at a time can claim an order ({@code claimed_by}; a row has room for one):
 * {@code POST …/claim}, and {@code DELETE …/claim} by that reviewer or an administrator, are steps of the history.
 * While an order is claimed, every act of another reviewer is 409 ORDER_CLAIMED; {@code Order.perform} checks this, so
 * no use case can forget it. A claim lapses {@code icp.review.claim-lapses-after} (30 minutes) after the last act of
 * its reviewer, without a job: a lapsed claim binds no other reviewer. On an unclaimed order every act is open and
 * leaves no claim behind, so a decision is one call under the order's lock. The end of the review ends the claim.
 *
 * <p><b>Calls.</b> A call to one of the order's four phones is a step ({@code POST …/calls}). It records the kind of
 * phone, the outcome, and the number that called, one of those in the provider's profile. The phone number is stored
 * in the order only; a reveal shows it to the reviewer who dials. The note is stored in plain text, so a note with five digits, an {@code @} or the name of a principal is refused.
 *
 * <p><b>A second reviewer.</b> A decision that needs one stays as {@code proposal} (PROPOSE_APPROVAL,
 * PROPOSE_REJECTION), is in the queue under {@code secondReview=true}, and takes effect or goes back by
 * {@code POST …/second-decision} of another account. A CHECK of {@code second_reviews} enforces that the two differ.
 * Meanwhile no reviewer decides anything else; a withdrawal ends the proposal.
 *
 * <p><b>Policy.</b> Calls and second reviewers are rules of provinces, by province, kind of order and sponsor, dated
 * and in versions: CALL_BEFORE_APPROVAL, SECOND_REVIEWER_OF_APPROVAL (none, those by papers, all) and
 * SECOND_REVIEWER_OF_REJECTION. The shipped rules demand neither. An order is judged by the version and day of its
 * submission. If a call is demanded, an approval needs a call of this submission that confirms, and no phone whose last
 * answer is a denial.
 *
 * <p><b>What no source answered</b> (ADR 0011). verification-service says with each verdict whether it verifies again
 * by itself ({@code finalRound}). If it does not and a rule is still UNKNOWN, the order is flagged: history, event
 * {@code filing.order.flagged}, {@code needsPerson} in order, timeline and list;
 * {@code GET /api/v1/orders?attention=true} lists these orders. {@code openRules} says which rules are open and which
 * evidence counts. The reviewer may use
 *
 * <ul>
 *   <li>{@code POST …/verification-requests}: one more verification, requested by the event of that step, at most every
 *       ten minutes for an order ({@code icp.review.ask-verification-every});
 *   <li>{@code POST …/rule-settlements}: HOLDS or BROKEN for a rule that is UNKNOWN, each with a material of the order
 *       or a source of {@code rules/settlements.yaml}; D5 and D6 by the published list if ours is not complete. BROKEN
 *       returns the order;
 *   <li>{@code POST …/domain-papers-decision}: papers in place of D1, for organisations, if the province's rules say so
 *       (DOMAIN_PAPERS), with DOMAIN_PROOF handed in. ACCEPT names who holds the domain; REFUSE returns the order.
 * </ul>
 *
 * <p>A rule of the province (age, local phone, term of a domain) can refuse an order. If no fact answered it at the
 * submission, it is open in the same way, for every kind of order. verification-service does not look at it, so the
 * order is flagged at once and not approved until a reviewer has settled it by {@code rules/settlements.yaml}. It is
 * listed in {@code openRules} with the open rules of verification.
 *
 * <p>No reviewer overrules a BROKEN rule, except D1 by papers. A settlement applies to one submission and to unknown
 * rules only: if a later verification finds the rule broken, the order goes back. Evidence, digest of the material,
 * reviewer and time are kept in {@code rule_settlements}; a key of the schema lets a rule be settled once. No reviewer
 * acts on an order of their own, and none settles a rule while verification continues. At precheck and submission, D1
 * with acceptable papers is {@code papersToJudge} and not refused. Otherwise the refusal says why papers do not help.
 * No source says which provinces accept papers: the two in the rules are unverified.
 */
package cn.icpfiling.filing.review;
