/**
 * Clean-up lists (docs/trade.md 3.4): provinces publish shell sites and empty subjects before they delete them, usually for
 * seven days. Staff load such a list; the holders of filings that are ours are told with the days that are left.
 *
 * <p><b>Loading.</b> The file is CSV or XLSX (package {@code tabular}). The header is one of the first rows and is
 * recognised by its words ({@code rules/clean-up-columns.yaml}). A file that cannot be read as a list is refused as a
 * whole. A row that cannot be read is a faulty line of the operation, with its column and reason. Names are never stored:
 * they may be people's. The same file is loaded once for a kind and last day, whatever it is called; so a
 * list that was loaded with the wrong ones can be loaded with the right ones.
 *
 * <p><b>Withdrawal.</b> A list that was loaded by mistake is withdrawn as a whole. Rows that are not matched yet find nothing
 * more. A job dismisses the findings, which ends their deadlines and tells the holders who were told of them; a finding that
 * is settled or has ended stays as it is. The outcome counts the dismissed ones as WITHDRAWN. The file can be loaded again.
 *
 * <p><b>Matching.</b> Each row is a line of the shared operation engine. A service number is compared in its official form,
 * however it is written; without one a domain counts, below the subject if the row names one. A row that is not ours is
 * counted, and nothing of it is kept. A row that is ours opens a finding with source AUTHORITY_LIST, the list's id as its
 * key and the list's last day as its deadline. Notices, contests and re-checks are those of all findings; the policy says
 * that nothing follows by itself, because the authority deletes.
 *
 * <p><b>Outcome.</b> A finding whose filing leaves the register up to the last day was deregistered by its holder, and after
 * it deleted by the authority; the record does not say whose act it was. An inspector's re-check cures.
 */
package cn.icpfiling.inspection.cleanuplists;
