/**
 * Status inquiries: a member of staff finds out whether a subject is filed, where the authority's query has no code for the type of
 * certificate (docs/trade.md 4.2). Without them such a subject could never file: its type check stays UNDETERMINED (ADR 0056).
 *
 * <p>The account asks for an inquiry from its type check, five at most at a time and one for a subject. Reviewers see those that
 * wait, the oldest first, reveal the certificate's number, ask the authority's system or its public query, and answer with source,
 * time and reference. The answer decides nothing by itself: a type check of the same account takes it in place of the authority's
 * answer about the subject ({@code InquiredStatus}), and the decision table decides again. It counts from the time at which the
 * source was asked, for as long as a type check is good; so does the check that rests on it. After that, or if the source did not tell
 * it (NOT_TOLD), the account checks again and may ask again. {@code filing.status-inquiry.answered} tells the account.
 */
package cn.icpfiling.filing.inquiries;
