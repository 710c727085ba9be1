/**
 * Transfers a filing to another account, online (docs/trade.md 3.9, ADR 0032).
 *
 * <p>The holder opens a draft, which shows what would be given away: the filing's number, sponsor and principal, the
 * phone of the account, and that the new holder receives all rights. The holder names the target and compares its masked
 * phone, asks for a code to the own phone, and confirms with it. filing-service then hands over the whole filing at
 * once: subject, services, service numbers, papers and history. The sites stay up. The states are those of
 * {@code TransferLifecycle}; a draft expires after {@code icp.filing-transfers.draft-life} (60 minutes).
 *
 * <p><b>Preconditions.</b> The source has a filing and no open order; the target is the account of a person, other than
 * the source, with neither a filing nor an open order; both belong to the China site. They are checked early, so that a
 * holder learns of them before the code. filing-service decides again at the hand-over, under the locks of both accounts;
 * so two transfers into one account, or a transfer and a new order, never both succeed. One account has one open transfer,
 * which a key of the table ensures.
 *
 * <p><b>The code</b> (purpose TRANSFER) is bound to transfer, source, target and filing: after another target is named,
 * an earlier code is wrong. Its SMS names the filing and the masked phone of the target. A customer of a partner has no
 * login, so no phone proves its will. Its partner confirms instead, by the scope {@code filings:transfer}, which no
 * client has unless it was granted, and by its statement that the customer wants the transfer (ADR 0015). Without its
 * partner a customer's filing does not move online. No filing comes to a customer without its partner either: the partner accepts this
 * filing for this customer first ({@code transfer-acceptance}, seven days, used up by the hand-over), and the holder names the
 * customer's account id.
 *
 * <p><b>No oracle.</b> Naming a target tells whether a phone has an account. Only an account that holds a filing can
 * ask, five times an hour and ten a day, as for codes; a partner 20 an hour and 100 a day. A question counts whatever its
 * answer. A login that is unknown, of staff or of a partner's customer gets one and the same refusal.
 *
 * <p><b>All or nothing.</b> Code and confirmation are one transaction. Only then filing-service is called, outside any
 * transaction, by the id of the transfer: it hands over once and answers a repeat alike. Its answer, the event
 * {@code account.transferred}, the notices and the audit entry are one transaction again. A process that dies in
 * between leaves a transfer CONFIRMED; {@code ResumeTransfers} goes on with it, every {@code icp.filing-transfers.every}, after
 * 5 s, doubling to 5 min, until filing-service says yes or no. A repeat of the confirming request goes on too. A no ends
 * in REFUSED and shows filing-service's code.
 *
 * <p><b>Notices.</b> account-service tells phone and mail of both accounts, always, and the principals in the filing: of the subject
 * and of all services. filing-service names these in its answer to the hand-over; one that it cannot read is left out and keeps no
 * transfer from its end. The target, or the partner whose customer it is, reads the transfer once it is done. A draft that ends and a transfer that is refused are events too
 * ({@code account.transfer.cancelled}, {@code expired}, {@code refused}): a partner that got 202 hears of the refusal.
 *
 * <p>The names are encrypted and deleted at the end of a transfer; the row is deleted half a year later.
 */
package cn.icpfiling.account.transfers;
