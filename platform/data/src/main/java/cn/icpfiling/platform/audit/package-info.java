/**
 * Writes audit entries in the transaction of the act, chains them, publishes anchors and verifies the chain (ADR 0012).
 *
 * <p>{@code Act} holds act, object and outcome. The actor is the caller of the request ({@code Acting}, which the web
 * part implements), or the one of {@code .by(actor)}. The patterns of {@code Act} refuse text that may be personal: no
 * names, phones, addresses or certificate numbers. An unknown login that a user typed is stored as a pseudonym
 * ({@code KeyedHash}).
 *
 * <p>Tables:
 *
 * <ul>
 *   <li>{@code audit_entries}: the entry, its time by the database's clock, the writer's MAC. Never changed
 *       (triggers).
 *   <li>{@code audit_unchained_entries}: ids that wait for their link; a trigger writes them, the writer of the chain deletes them.
 *   <li>{@code audit_chain}: number, entry, hash, time. Never changed (triggers).
 *   <li>{@code audit_anchors}: the published anchors. Never changed (triggers).
 * </ul>
 *
 * <p>What the verifier finds ({@code TamperedAuditTest} plants each fault in 10,000 rows and expects the first bad
 * number):
 *
 * <ul>
 *   <li>any changed field of an entry or link: LINK_BROKEN (and ENTRY_FORGED);
 *   <li>a deleted entry: ENTRY_MISSING; a deleted link: NUMBER_MISSING; both deleted and the rest renumbered:
 *       LINK_BROKEN;
 *   <li>two entries swapped, one inserted in between, a link doubled, an entry replaced by another service's:
 *       LINK_BROKEN;
 *   <li>an invented entry in the queue of the chain: ENTRY_FORGED;
 *   <li>the tail cut off: CHAIN_CUT; all tables replaced by an older copy: CHAIN_CUT and ROLLED_BACK; the same, and the
 *       service continues: ANCHOR_DIFFERS and ROLLED_BACK;
 *   <li>the whole chain hashed again without the key: LINK_BROKEN from 1 on; with a stolen chain key: ANCHOR_DIFFERS;
 *   <li>the clock set back: CLOCK_BACK;
 *   <li>a forged anchor: ANCHOR_FORGED; a removed one, in the middle or the last: ANCHOR_MISSING;
 *   <li>an entry removed before it joined the chain: WAITING_ENTRY_MISSING; an entry removed from the queue only, so
 *       that it never joins: ENTRY_UNCHAINED.
 * </ul>
 *
 * <p>Not found: the acts of a person who holds chain key and signing key; a cut behind the last anchor
 * ({@code icp.audit.anchor-every}); an entry that is removed together with its place in the queue before it joins the
 * chain ({@code icp.audit.gather}, a tenth of a second); database, files and topic all rolled back together.
 *
 * <p>{@code AuditTrail} reads entries by thing, account, act and time, page by page. {@code AuditOperations}
 * serves them to auditors at {@code /api/v1/audit/<service>/entries} and {@code /anchors}; {@code ReadAudit} writes
 * an {@code AUDIT.LOOK} of each look in the same transaction. The statement names the index by which it reads; each index ends with the key,
 * so reading ends with the page. With a million entries a page of 50 takes 20 ms, or 8 to 14 when it is asked again
 * ({@code LargeAuditTest}, {@code -Dicp.audit.rows=1000000}, two busy cores).
 *
 * <p>Settings: {@code icp.audit.{chain,batch,poll,gather,lease,anchor-every,anchor-entries}} and
 * {@code icp.audit.anchors.dir}. Metrics: {@code icp_audit_unchained}, {@code icp_audit_unchained_seconds} (alarm: the
 * chain has stopped), {@code icp_audit_unanchored}, {@code icp_audit_chained_total}, {@code icp_audit_failed_total}.
 */
package cn.icpfiling.platform.audit;
