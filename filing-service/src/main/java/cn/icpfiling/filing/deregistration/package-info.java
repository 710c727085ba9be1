/**
 * Ends a filing: at its holder's request, or by a proposal of the provider that a second person confirms (docs/trade.md
 * 3.7).
 *
 * <p><b>By the holder.</b> The holder ends a service, or the subject with all of its services, also where the access
 * here was cancelled. The order needs the impact token and, by the dated gate R-040 of {@code rules/provinces.yaml},
 * the filing password or, since 2020-08-17, the authority's SMS in its place. The authority checks the password, with
 * limits as for a cancellation. {@code confirmedBy} of the impact says which one is required. The order takes its
 * content from the record: the holder enters nothing, no material is required and no reviewer looks at it.
 * {@code POST …/deregistration} returns the order in AWAITING_SUBMISSION. If the SMS is the gate, the order waits for
 * the code after the upload, whatever the province requires otherwise.
 *
 * <p>On the grant the records end ({@code ended_at}, {@code ended_by}, {@code ended_reason}), and the holds on the
 * domains are released. Audit and {@code filing.record.deregistered} with the whole state of the
 * record are written. The service number stays used; holder and certificate are free for a new subject. The order shows
 * {@code publicQuery} ({@code icp.authority.public-query-page}), where the end is visible to the public.
 *
 * <p><b>By the provider.</b> Two persons of the support decide, never about a filing of their own. Neither code nor
 * password is required. {@code POST …/provider-access-cancellation} proposes the end of access and
 * {@code POST …/provider-deregistration} that of the record; {@code POST /provider-proposals/{id}/decision} of another
 * person confirms it. A CHECK of the schema enforces two different persons, and a key one open proposal for a site and one
 * for a subject as a whole. The ground is an overdue finding of inspection-service with that end as its consequence. Only a
 * reason of {@code ending_ordered} in {@code rules/reasons.yaml} has no finding.
 *
 * <p><b>By the platform.</b> {@code EndByFinding} handles the event of an overdue finding. By the consequence of the
 * finding's policy the access ends at once, or a deregistration is proposed without a proposer. Beside a change that may mend
 * the fault, and after access was granted anew, the end of access is proposed as well. The first person who confirms such a proposal endorses
 * it, and a second one decides, so there are two persons here as well.
 *
 * <p>{@code FindingGate} and the consumer ask inspection-service for the finding before the transaction (ADR 0030): at the
 * event, at the proposal and at each confirmation. A finding that was cured, contested, extended or dismissed since ends
 * nothing. The audit has each outcome of an event (ENDING.FINDING). The record keeps the finding's id
 * ({@code access_ended_finding}, {@code ended_finding}), and its event carries the id. The platform declines
 * its own proposal once its finding is not overdue any more ({@code WithdrawProposal}); a person's stays open until a person
 * declines it. A finding that found another proposal open gets its own once that one is declined ({@code ProposeAgain}).
 *
 * <p>A record that stands here alone, because the authority has it no more (RECORD.GONE_AT_AUTHORITY), ends here at the confirmation,
 * without an order. {@code GoneAtAuthority} asks the authority before the proposal and before the confirmation (ADR 0062).
 *
 * <p>After an end of access, account-service tells the holder by SMS and mail. An order that is still with the provider
 * goes back to its applicant (REQUEST_CORRECTION by the SYSTEM; for this one cause also from AWAITING_SUBMISSION,
 * outside an upload batch). An order that the authority or a batch has continues.
 *
 * <p>The provider's deregistration is an order that is submitted at once, without a gate. Its holder can neither
 * withdraw nor abandon it. If the authority refuses it, it ends as ABANDONED and is proposed again. An open order of
 * the subject blocks it (409). Its lifecycle is a table of its own ({@code OrderLifecycle.ofProvider}). account-service
 * informs the holder of the code and of the end only, because the holder cannot act on anything else.
 */
package cn.icpfiling.filing.deregistration;
