/**
 * Writes the audit in the transaction of the act, chains it, publishes anchors and verifies it (ADR 0012).
 *
 * <p>{@code Act} says what was done to what and how it ended. The actor is the caller of the request ({@code Acting},
 * which the web part answers), or the one of {@code .by(actor)}. The patterns of {@code Act} refuse what may be
 * personal: no names, phones, addresses or certificate numbers; a typed login that is unknown stands there as a
 * pseudonym ({@code KeyedHash}).
 *
 * <p>Tables:
 *
 * <ul>
 *   <li>{@code audit_entries}: the entry, its time by the database's clock, the writer's seal. Never changed
 *       (triggers).
 *   <li>{@code audit_unsealed}: ids that wait for the sealer; a trigger writes them, the sealer deletes them.
 *   <li>{@code audit_chain}: number, entry, hash, time. Never changed (triggers).
 *   <li>{@code audit_anchors}: the published anchors. Never changed (triggers).
 * </ul>
 *
 * <p>What the verifier finds ({@code TamperedAuditTest} does each on 10,000 rows and expects the first bad number):
 *
 * <ul>
 *   <li>any changed field of an entry or link: LINK_BROKEN (and ENTRY_FORGED);
 *   <li>a deleted entry: ENTRY_MISSING; a deleted link: NUMBER_MISSING; both deleted and the rest renumbered:
 *       LINK_BROKEN;
 *   <li>two entries swapped, one put in between, a link doubled, another service's entry in place of one:
 *       LINK_BROKEN;
 *   <li>an invented entry for the sealer to seal: ENTRY_FORGED;
 *   <li>the tail cut off: CHAIN_CUT; an older copy of all tables put back: CHAIN_CUT and ROLLED_BACK; the same, and
 *       the service goes on: ANCHOR_DIFFERS and ROLLED_BACK;
 *   <li>the whole chain hashed anew without the key: LINK_BROKEN from 1 on; with a stolen chain key: ANCHOR_DIFFERS;
 *   <li>the clock set back: CLOCK_BACK;
 *   <li>a forged anchor: ANCHOR_FORGED; a removed one, in the middle or the last: ANCHOR_MISSING;
 *   <li>an entry removed before it was sealed: WAITING_ENTRY_MISSING; taken out of the queue, so that it is never
 *       sealed: ENTRY_UNCHAINED.
 * </ul>
 *
 * <p>Not found: the acts of a person who holds chain key and signing key; a cut behind the last anchor
 * ({@code icp.audit.anchor-every}); an entry that is removed with its place in the queue before it is sealed
 * ({@code icp.audit.gather}, a tenth of a second); database, files and topic all put back together.
 *
 * <p>{@code AuditTrail} reads entries by thing, account, act and time, page by page. {@code LookIntoAudit} does it
 * for auditors at {@code /api/v1/audit/<service>/entries} and {@code /anchors}, and writes an {@code AUDIT.LOOK} of
 * each look in the same transaction. The statement names the index by which it reads; each index ends with the key,
 * so reading ends with the page. With a million entries a page of 50 takes 20 ms, or 8 to 14 when it is asked again
 * ({@code LargeAuditTest}, {@code -Dicp.audit.rows=1000000}, two busy cores).
 *
 * <p>Settings: {@code icp.audit.{sealer,batch,poll,gather,lease,anchor-every,anchor-entries}} and
 * {@code icp.audit.anchors.dir}. Metrics: {@code icp_audit_unsealed}, {@code icp_audit_unsealed_seconds} (alarm: a
 * sealer that stands still), {@code icp_audit_unanchored}, {@code icp_audit_sealed_total},
 * {@code icp_audit_failed_total}.
 */
package cn.icpfiling.platform.audit;
