/**
 * Moves a filing to the caller's account when the login of the source is lost (docs/trade.md 3.9).
 *
 * <p>Any applicant opens a case for a filed domain or a subject number; the target is always the caller's own account, because the
 * caller can prove no other one's consent. No answer asks whether the filing is here: {@code FindTransferSources} looks it up a
 * moment later, never woken by a request, and tells the account that holds it. So answers to known and unknown filings do not differ before a
 * person decides. An account has one open case. An owner is told of one new case a day; further cases wait, the oldest first, and are
 * not granted before their owner was told, and had a day to stop the case ({@code OwnersDay}): a granted filing leaves at once.
 *
 * <p>The letter of authority is a page to print or a PDF, by Accept, as the offline form of filing-service is ({@code PdfPages} of the
 * platform). An account may have sixty PDFs drawn in an hour, one at a time.
 *
 * <p>At the grant, and again before the hand-over, {@code TransferParties} judges both accounts: the target is open, both are of the China
 * site, and the source is no customer of an active partner, which transfers the filing online. A suspended partner answers for none of its
 * customers, and they have no login: their filings move as those of a lost login do, with the same papers, two persons, the owner's day and
 * the links that stop the case. A partner that is resumed before the hand-over bars it again. filing-service tells
 * whether one of them has an open order, and whether the target holds a filing. What the target holds is judged at the opening and at the
 * handing in already, so that no papers come in vain. What the source holds is not judged earlier, because a refusal would tell the
 * caller who holds the filing; the desk sees it. The contacts of the subject get
 * the link that stops the case too; the principals of its services do not hold the filing, and are told at the hand-over.
 *
 * <p>No person of the support ends the open order of a source: only its applicant and its partner abandon an order, and one at the
 * authority cannot be taken back at all. The owner of a lost login gets a new phone first (LOST_PHONE) and abandons the order, or the order
 * ends by its idle time; that of a suspended partner's customer ends by its idle time alone.
 *
 * <p>After the grant {@code HandOverTransfers} asks filing-service for the hand-over, which is idempotent by the id of the case. The
 * preconditions of an online transfer are checked there under the locks of both accounts; a definite refusal ends the case as FAILED with
 * the code of the refusal, anything else is tried again.
 */
package cn.icpfiling.account.transfercases;
