/**
 * Tells holders by SMS and, where the account has a mail address, by mail, in the language of the account. Of a finding
 * the contacts in the filing are told as well, in the same language, and support calls them (package {@code calls}).
 *
 * <p>A notice is a row, unique by cause, channel, recipient and contact, written in the transaction of its cause. Delivery takes it under
 * a lease, each channel with its own workers, retries for a day (2 s, doubling to 30 min) and writes its outcome
 * down. The SMS provider gets the id of the notice as reference and drops a repeat; a mail that is repeated after a
 * crash keeps its Message-ID.
 *
 * <p>Texts are files: {@code src/main/resources/templates/notices/<language>/<template>.{sms,mail,voice}};
 * {@code NoticeTemplate} of {@code core} lists them. The mail address is taken as given at sign-up; proving it comes
 * with changing contacts.
 */
package cn.icpfiling.account.notices;
