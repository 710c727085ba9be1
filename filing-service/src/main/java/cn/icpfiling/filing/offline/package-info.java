/**
 * Handles filings that only paper at a province's authority can remove: instructions, printed form, and the case until
 * its end (docs/trade.md 3.7).
 *
 * <p>Two kinds of filing are deregistered on paper by the province of the filing: a domain that is filed for another
 * sponsor, and the holder's own subject without services. {@code POST /api/v1/offline-deregistrations} opens a case
 * from a type check that said so. The authority is queried for the number at that moment, because its prefix names the
 * province. The number is that of the site for another sponsor's domain, and that of the subject for the holder's own
 * filing. Silence is 503, never a guess. The number is all that is known and printed of the other sponsor. An
 * unapproved top-level domain is the first warning: after the deregistration it can never be filed again. Keys of the
 * schema enforce that a holder has one open case for a domain or an empty subject. docs/orders.md draws the lifecycle
 * of a case.
 *
 * <p><b>Provinces.</b> {@code offline/provinces.yaml} has the 31 entries: administration, site, ways, papers by nature
 * and ground, notes, each with its source and its reliability. No source has a street or a phone. Hunan's next Friday
 * is computed. The requests of a Friday that is a holiday wait for the next working Friday (our reading). Ningxia's
 * form is at the foot of its page.
 *
 * <p><b>The form.</b> {@code GET …/form} (HTML or PDF by {@code Accept}) has the fields of the public forms of Beijing
 * and Hubei and says that the province's own form takes precedence. It has personal data in plain text. So each print
 * is an entry of the audit (OFFLINE_FORM.MAKE, committed first), is never cached, and is limited to 60 per hour and
 * holder. Two forms are drawn at a time; a third waits five seconds. An ideograph that the fonts lack is {@code #} in
 * the PDF and correct in the page.
 *
 * <p><b>The watch.</b> {@code WatchOfflineCases} queries the authority's status of cases in HANDED_IN: daily from the
 * working day after the papers on, and weekly after 20 working days. The hour depends on the id of the case. A run
 * every five minutes queries 30 cases ({@code icp.offline.every}, {@code icp.offline.looks-a-run}), on one replica,
 * outside any transaction. Silence ends the run and never ends a case; the next query follows after 10 minutes, doubled
 * up to 5 h 20. When the authority no longer shows the number, the case is FREED, and {@code filing.offline.freed} is
 * published on {@code icp.filing.offline.v1}. {@code POST …/type-check} runs the type check again with the stored data.
 * If our own records still have the number, that check says so and the log names the case.
 * {@code icp_filing_offline_looks_total{outcome}} counts.
 */
package cn.icpfiling.filing.offline;
