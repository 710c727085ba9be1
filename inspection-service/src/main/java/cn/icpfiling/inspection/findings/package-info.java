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
 * at the interval {@code icp.findings.every} and whenever the test clock moves. account-service sends the notices from the
 * events. A reminder that was missed is not sent later. A source may give the last day itself (a list of the authority):
 * then calendar days count, and neither a contest nor an inspector moves the day. The look that the platform asks for before it lets a
 * deadline pass ({@code LookBeforeExpiry}) has a moment of the day that its holder cannot guess ({@code LookMoment},
 * {@code icp.findings.looks-within}).
 *
 * <p><b>Sources.</b> {@code SourceFindings} is the door for them: found, mended, no longer judged. A fault that is found
 * again while its finding is not settled opens no second one; an ended finding is reopened. {@code FollowRecord} moves
 * findings to the holder of the filing and ends them with access or filing. When access is granted again it reopens those
 * whose source does not look again by itself; the others are reopened by that look. Record and source each write first
 * and then lock what the other wrote, so that neither passes the other unseen.
 *
 * <p><b>Cures.</b> {@code cureLinks} of a finding name the operations that begin its cure. A granted change that may have
 * mended the fault is noted ({@code NoteChange}) for the inspector who looks again, and cures nothing. The papers of a
 * finding are filing-service's: {@code HandedInPapers} asks for them when a finding is read, when a contest names some, and
 * before a finding passes its last day, which papers hold up until an inspector has decided about them ({@code PaperHolds}).
 *
 * <p><b>Other services.</b> filing-service takes {@code inspection.finding.overdue} and asks {@code GET /internal/findings/{id}}
 * before it ends access or filing. account-service notifies the account and the contacts in the filing by the events; they name
 * the acts that cure and the fields concerned. No event names a person.
 */
package cn.icpfiling.inspection.findings;
