/**
 * Speaks the authority's enterprise interface (企业系统接口规范; docs/trade.md 3.14): SOAP in GBK, one zipped document a call,
 * MD5 digests, uploads with sequence numbers and downloads with acknowledgement.
 *
 * <p>Element names and codes are in {@code authority-interface.properties} only, because the official schemas are not
 * public. A word that is missing or left over stops the start. The adapter writes and reads bytes: it refuses a
 * document type, a broken GBK pair, and an archive that is too large or holds two files. The precheck names text that
 * GBK cannot carry; such text is never sent.
 *
 * <p><b>Up.</b> {@code PrepareUpload} writes the records, then commits batch, sequence, exact bytes (encrypted) and
 * membership in one transaction. From then on the order cannot be withdrawn. {@code SendUpload} sends outside any
 * transaction. {@code SettleUpload} notes that the file was taken and moves its orders on, a few in each transaction (ADR 0008).
 *
 * <ul>
 *   <li>After a crash before sending or a lost connection, the same bytes go under the same sequence.
 *   <li>After a crash after the sending, the authority's own count says that it has the file; nothing is sent again.
 *   <li>After a crash while orders are settled, the next turn settles the others. It asks the authority nothing.
 *   <li>If the authority lost files (a gap), the lost ones are sent again in order, then the new file.
 *   <li>If a foreign file has used the number, our file takes the next one, provided that it was never offered before.
 *   <li>If a file is refused as unreadable, or six tries bring no clear answer, its orders go one by one. The culprit
 *       is put on hold ({@code authority_holds}) and flagged ({@code FlagHeldOrder}), can be withdrawn by its applicant or
 *       returned by a reviewer, and stops no other order.
 *   <li>Time-out, busy, login refused, damaged and unknown codes are no answer: the batch rests for 2 s, doubling to 5
 *       min.
 * </ul>
 *
 * <p><b>Down.</b> {@code TakeDownloads} stores a file by name and digest, so a file that comes twice is taken once. It
 * applies the records one transaction each and acknowledges. {@code ApplyNews} handles records about no order: a task
 * to inspect something (HSRW) goes to inspection-service, results go up (HSJG) and opinions come back (HCJG; package
 * {@code spotchecks}); a domain that was found online without a filing (WBAWZLB) goes to the package {@code unfiled};
 * the blacklist (HMDLB) is stored as keyed hashes of domains and certificates ({@code authority_blacklist}, the newer
 * entry wins), a type check of an entry answers BLOCKED, and a new filing or access filing that names one is neither
 * submitted nor approved (BLACKLISTED). An approved one that waits for its upload is held and flagged by an entry that arrives
 * ({@code FlagBarredOrder}), until a reviewer returns it, its applicant withdraws it or the authority lifts the entry
 * ({@code LiftBarredOrder}; {@code BLACKLIST.LIFT} in the audit). The list is asked again before an order joins an upload, when one is
 * refused, and when the support sends an order again.
 *
 * <p>A result without news is skipped. Words that were applied about an earlier upload of the order wait for a person
 * (SAID_OF_EARLIER_UPLOAD), except a code's result, which is applied again; so does a decision of before the upload of
 * an order that was uploaded again (DECIDED_BEFORE_UPLOAD). A result that comes before our own note of the upload waits. A decision that
 * arrives before the code's result stands for both. All processing errors of one order in one file make one refusal,
 * also before the code, and those of a later file are added (ADR 0010). An unknown order, an act that the table does not
 * allow, a number of another province and a group without a handler are kept in {@code authority_results} as UNRESOLVED
 * with the reason. They are counted and logged, and delay no other result.
 *
 * <p><b>What the authority ends by itself</b> comes as ZXSJ without an order of ours ({@code EndAtAuthority}). Our
 * record ends with the authority's words, and account-service informs the holder. An order about the record that is
 * still with the provider goes back. A ZXSJ that comes before our record of the filing is
 * applied again when a grant or an import writes that record ({@code ToldEndTable}). A ZXSJ of our own order waits for the decision of
 * that order. The sources have the
 * group ZXSJ and not its fields.
 *
 * <p><b>No order is stuck.</b> An order in SMS_PENDING or AUTHORITY_REVIEW waits for the authority's next result only.
 * If that result is UNRESOLVED, {@code ApplyOrderResult} flags the order (AUTHORITY.RESULT_UNFIT). If no result comes
 * in time, {@code FlagSilentOrders} flags it (AUTHORITY.SILENT): three days after the deadline of the code, or after the
 * last expected day of the decision. A flagged order has {@code needsPerson}, waits for a REVIEWER and is listed in
 * {@code GET /orders?attention=true}. The reviewer has three ways on: {@code grant-proposal} with the right numbers,
 * which a second reviewer confirms by {@code second-decision}; {@code provider-decision} with REQUEST_CORRECTION;
 * {@code provider-decision} with REJECT. {@code GrantCheck} checks the numbers of downloads and reviewers alike. A
 * later decision of the authority still counts while the order is there. A reviewer also rejects a deregistration of
 * the provider that cannot be sent. {@code NoOrderGetsStuckApiTest} plays every state against everything that the
 * authority can send.
 *
 * <p><b>For operators.</b> {@code GET /authority-issues} lists what waits for a person: held orders, records,
 * unreadable files, refused results of spot checks. Support and administrators send an issue again or set it aside
 * for a reason of a closed list, each once and audited, never about an order of their own. One replica runs each job
 * ({@code AuthorityLease}, 20 s by the database's clock); should two overlap, fencing token, row locks and unique keys
 * still hold.
 * The contents of sent and received files are deleted after 100 days (the interface asks for three months; {@code ForgetOldFiles},
 * every hour).
 *
 * <ul>
 *   <li>{@code icp_authority_upload_open_seconds}: how long the batch on its way has been waiting.
 *   <li>{@code icp_authority_orders_held}: orders that cannot be sent or are barred.
 *   <li>{@code icp_authority_results_unresolved}: results and files that wait for a member of staff.
 *   <li>{@code icp_authority_spot_checks_held}: results of spot checks that the authority refused.
 *   <li>{@code icp_authority_unavailable_total{cause}}: calls without an answer.
 *   <li>{@code icp_authority_uploads_total{outcome}}, {@code icp_authority_results_total{group,outcome}}: files sent
 *       and records received.
 * </ul>
 *
 * <p>The dated rules of the provinces say from which day SMS verification is required. Not verified against a real
 * authority: the names of elements, the content of HSJG and HCJG, every {@code msg_code} but 14, the groups DXHY and
 * CLCW, Bazt 2 (barred), and the groups of changes and deregistrations. {@code authority-interface.properties} marks the
 * names that are this project's own.
 */
package cn.icpfiling.filing.authority;
