/**
 * Ends a filing: by its holder's order, and by the provider's proposal with a second person (docs/trade.md 3.7).
 *
 * <p><b>By the holder.</b> The holder ends a service, or the subject with all of its services, also where the access
 * here was cancelled. The order needs the impact token and, by the dated gate R-040 of {@code rules/provinces.yaml},
 * the filing password (judged by the authority, limits as for a cancellation) or, since 2020-08-17, the authority's
 * SMS in its place; {@code confirmedBy} of the impact says which. The order begins with what stands on record: the
 * holder enters nothing, no paper is asked for and no reviewer looks at it. {@code POST …/deregistration} answers it
 * in AWAITING_SUBMISSION. Where the SMS is the gate, the upload waits for the code whatever else the province asks.
 *
 * <p>On the grant the records end ({@code ended_at}, {@code ended_by}, {@code ended_finding}, {@code ended_reason}),
 * the holds on the domains are released, and audit and {@code filing.record.deregistered} with the whole state of the
 * record are written. The service number stays used; holder and certificate are free for a new subject. The order
 * shows {@code publicQuery} ({@code icp.authority.public-query-page}), where the end is visible to the public.
 *
 * <p><b>By the provider.</b> Two persons of the support decide, for a reason of the catalogue ({@code ending} in
 * {@code rules/reasons.yaml}) and never about a filing of their own. {@code POST …/provider-access-cancellation}
 * proposes the end of access and {@code POST …/provider-deregistration} that of the record;
 * {@code POST /provider-proposals/{id}/decision} of another person confirms it. Neither code nor password is asked
 * for. A CHECK of the schema holds that they are two, and a key that a subject has one open proposal. No finding is
 * named until inspections have findings.
 *
 * <p>After an end of access, account-service tells the holder by SMS and mail. An order that is still with the
 * provider goes back to its applicant (REQUEST_CORRECTION by the SYSTEM; for this one cause also from
 * AWAITING_SUBMISSION, outside an upload batch). An order that the authority or a batch has goes its way.
 *
 * <p>The provider's deregistration is an order that goes straight on without a gate. Its holder can neither withdraw
 * nor abandon it; what the authority refuses ends as ABANDONED and is proposed anew. An order of the subject that is
 * under way comes first (409). Its lifecycle is a table of its own ({@code OrderLifecycle.ofProvider}).
 * account-service tells the holder of the code and of the end, and of nothing that the holder cannot act on.
 */
package cn.icpfiling.filing.deregistration;
