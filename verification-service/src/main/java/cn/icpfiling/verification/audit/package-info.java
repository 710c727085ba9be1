/**
 * Shows the audit of this service to auditors at {@code /api/v1/audit/verification/}.
 * {@code AuditedVerificationsApiTest} joins the audit entries with the rows that they describe.
 *
 * <ul>
 *   <li>{@code VERIFICATION.JUDGE} (object the order; submission, round, outcome, number of its event): each round
 *       of an order. {@code VERIFICATION.CLOSE}: the rounds end because the order has moved on.
 *   <li>{@code DOMAIN.VERIFY}: each check without an order, with its caller.
 *   <li>{@code DOMAIN_OPERATION.START} and {@code DOMAIN_OPERATION.CANCEL}: each operation, not each line.
 *   <li>{@code LIST.LOAD}: each list of a release. {@code LIST.UPLOAD}, {@code LIST.ACTIVATE}, {@code LIST.DISCARD}
 *       and {@code LIST.CANCEL}: the acts of administrators.
 *   <li>{@code FILED_DOMAIN.VERIFY}: a round that changes the fitness of a filed domain or publishes an event.
 *       {@code FILED_DOMAIN.VERIFY_NOW}: a member of staff asked for a round. {@code FILED_DOMAIN.REST}: the rounds have
 *       ended.
 *   <li>{@code FACE.CHECK}: each compared face. {@code EVIDENCE.REVEAL}: each raw answer that is shown.
 * </ul>
 */
package cn.icpfiling.verification.audit;
