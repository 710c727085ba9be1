/**
 * Which notices belong to an order, a filed subject or service, a finding, a transfer, a prefilled order or an account: for the trace of
 * another service, and for the staff. Texts are not shown, because a text may hold a secret of its reader, such as a link that stops a case. Each page that a
 * person reads is audited.
 */
package cn.icpfiling.account.noticetrace;
