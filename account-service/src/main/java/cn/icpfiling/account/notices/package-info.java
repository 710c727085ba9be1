/**
 * Tells holders by SMS and, where the account has a mail address, by mail, in the language of the account. Of a finding
 * the contacts in the filing are told as well, in the same language, and support calls them (package {@code calls}).
 *
 * <p>A notice is a row, unique by cause, channel, recipient and contact, written in the transaction of its cause. Delivery takes it under
 * a lease, codes and other notices of each channel with workers of their own, retries for a day (2 s, doubling to 30 min) and writes its
 * outcome down. An SMS goes to one of two providers, once (ADR 0036): the provider is written down before it is asked, and one that
 * may have the message is asked for it before anything is sent again. A mail that is repeated after a crash keeps its
 * Message-ID. An SMS whose text is not approved goes another way at once and is tried each half hour of the day
 * ({@code icp.notices.unapproved} tells the operator). At night SMS wait for the morning (package {@code quiet}). What the provider or the
 * recipient's mail server reports later is the state of the notice. {@code NoticeLifecycle} of {@code core} is the table of what may happen
 * to a notice (docs/notices.md).
 *
 * <p>Texts come from package {@code templates}; {@code NoticeTemplate} of {@code core} lists them. A notice keeps the version that it was
 * stored with. A mail has its text twice, plain and as HTML that is made from the plain one.
 */
package cn.icpfiling.account.notices;
