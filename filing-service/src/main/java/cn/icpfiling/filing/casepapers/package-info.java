/**
 * Papers of a case of the support, which account-service owns: the holder of the case uploads, replaces and deletes drafts, and hands
 * them in with the case; the support opens what was handed in through links of the package {@code papers}, which are audited.
 *
 * <p>A paper of a case goes the same way as one of an order or a finding (scanned, cleaned, encrypted) and is a row of the same table. The
 * caller is an applicant with a token, or a caller without a login who shows the secret of the case in the header Case-Secret.
 * account-service is asked before each upload, outside any transaction, whether the case is the caller's, whether it waits for
 * papers, and which kinds it needs. Handing in is an act of the case, so account-service calls it, and deletes the papers when the retention
 * of the case has passed. A refusal takes whole steps of time, so that a caller without the secret does not learn which cases exist.
 */
package cn.icpfiling.filing.casepapers;
