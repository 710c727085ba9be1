/**
 * Findings of inspections: opened by their sources, told to their holders, and settled by a re-check or an inspector (ADR
 * 0030, docs/trade.md 3.3).
 *
 * <p><b>Who sees what.</b> Inspectors and support see all. A holder, or its partner, sees a finding from its first notice
 * on, also after access or filing has ended. Statements are shown with one finding only; a member of staff who reads them
 * is on record (FINDING.SHOW).
 *
 * <p><b>Clocks.</b> The job {@code SettleDueFindings} notifies holders, reminds them and lets deadlines pass. It reads pages
 * off the key {@code findings_act}, settles each finding in its own transaction and looks again under its lock. It runs
 * at the interval {@code icp.findings.every} and whenever the test clock moves. Its default is {@code off} until
 * account-service sends the notices: a deadline must not pass unknown to the holder. An inspector can notify. A reminder that was
 * missed is not sent later.
 *
 * <p><b>Sources.</b> {@code SourceFindings} is the door for them: found, mended, no longer judged. A fault that is found
 * again while its finding is not settled opens no second one; an ended finding is reopened. {@code FollowRecord} moves
 * findings to the holder of the filing and ends them with access or filing. When access is granted again it reopens those
 * whose source does not look again by itself; the others are reopened by that look. Record and source each write first
 * and then lock what the other wrote, so that neither passes the other unseen.
 *
 * <p><b>Other services.</b> {@code GET /internal/findings/{id}} is for filing-service, to verify a finding before it ends access
 * or filing, and the events are for account-service, to notify the contacts of the filing. Neither service uses them
 * yet. No event names a person.
 */
package cn.icpfiling.inspection.findings;
