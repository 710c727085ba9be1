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
 * <p><b>By the provider.</b> Two persons of the support decide, for a reason of the catalogue ({@code ending} in
 * {@code rules/reasons.yaml}) and never about a filing of their own. {@code POST …/provider-access-cancellation}
 * proposes the end of access and {@code POST …/provider-deregistration} that of the record;
 * {@code POST /provider-proposals/{id}/decision} of another person confirms it. Neither code nor password is required.
 * A CHECK of the schema enforces two different persons, and a key one open proposal for a subject. No finding is named
 * until inspections have findings.
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
