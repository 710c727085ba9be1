/**
 * The support desk: one queue of everything that a person of the support decides.
 *
 * <p><b>Kinds.</b> {@code CaseKind} names them; package {@code policies} has their rules as dated data: papers, working
 * days, one or two deciders, the time that a case waits for its holder. Recovery cases are rows of this queue with the same id; they are
 * revealed at {@code /recovery-cases}, whose answer is another form of the same decision ({@code Decisions}). The packages {@code transfercases} and {@code phonechanges} open their
 * kinds and perform the effect of a grant. legacy-import-service opens its kinds at {@code /internal/support-cases} and reads
 * the result there.
 *
 * <p><b>A case's way.</b> {@code CaseLifecycle} is the table. A case with papers waits for its holder first; the day on which it is due
 * counts from complete papers. A person of the support claims it for 30 minutes ({@code icp.support-cases.lease}), asks the
 * holder, and decides with a reason of a closed list. Where the rule wants two persons, the first decision is a proposal; the second
 * person decides the same or sends the case back. The database refuses a decision whose proposer and decider are one person. No
 * person of the support acts on a case of their own account.
 *
 * <p><b>Papers.</b> filing-service cleans, scans, encrypts and keeps them ({@code /api/v1/case-papers}), as those of orders and
 * findings, because a second pipeline would be a second place of leaks. It asks {@code /internal/support-cases/{id}/paper-access} who may
 * upload. Handing in is an act of the case: it freezes the papers there and gives the case to the support here.
 *
 * <p><b>Partners.</b> A partner lists, reads, hands in and withdraws the cases of a customer of its own, within its scopes
 * ({@code CaseActing}). A stop stays with the owner of the account.
 *
 * <p><b>The source.</b> A transfer or a new phone takes something from an account. Its owner is told, and stops the case by
 * signing in or by the secret in the notice, without a login. A lost phone is stopped by more than the phone (package
 * {@code phonechanges}). A stop and a decision lock the same row, so one of them wins.
 *
 * <p><b>Retention.</b> A case and its papers are deleted 180 days after its end.
 */
package cn.icpfiling.account.cases;
