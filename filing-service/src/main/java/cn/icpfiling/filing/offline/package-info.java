/**
 * Handles what only paper at a province's authority clears away: instructions, printed form, and the case until its
 * end (docs/trade.md 3.7).
 *
 * <p>A domain that is filed for another sponsor, and one's own subject without services, are decided on paper by the
 * province of that filing. {@code POST /api/v1/offline-deregistrations} opens a case from a type check that said so.
 * The authority is asked for the number at that moment, because its prefix names the province (site by site for
 * another sponsor's domain, the subject for one's own); silence is 503 and no guess. Of the other sponsor nothing
 * else is known and nothing else is printed. An unapproved top-level domain is the first warning: after the
 * deregistration it can never be filed again. Keys of the schema hold that a holder has one open case a domain or
 * empty subject. docs/orders.md draws the lifecycle of a case.
 *
 * <p><b>Provinces.</b> {@code offline/provinces.yaml} holds the 31 entries: administration, site, ways, papers by
 * nature and ground, notes, each with its source and how sure it is. No source says a street or a phone. Hunan's next
 * Friday is computed; a Friday that is a holiday passes its requests on to the next worked one (our reading).
 * Ningxia's form is at the foot of its page.
 *
 * <p><b>The form.</b> {@code GET …/form} (HTML or PDF by {@code Accept}) has the fields of the public forms of
 * Beijing and Hubei and says that the province's own form goes before it. It carries data in clear. So each print is
 * an entry of the audit (OFFLINE_FORM.MAKE, committed first), is never cached, and is limited to 60 an hour and
 * holder. Two forms are drawn at a time; a third waits five seconds. An ideograph that the fonts lack is {@code #} in
 * the PDF and right in the page.
 *
 * <p><b>The watch.</b> {@code WatchOfflineCases} asks the authority's status query about cases in HANDED_IN, daily
 * from the working day after the papers on, weekly after 20 working days, at an hour of the day that the id of the
 * case gives. A run every five minutes takes 30 cases ({@code icp.offline.every}, {@code icp.offline.looks-a-run}),
 * on one replica, outside any transaction. Silence ends the run, is waited out (10 minutes, doubled up to 5 h 20) and
 * never ends a case. When the authority no longer shows the number, the case is FREED, {@code filing.offline.freed}
 * says so on {@code icp.filing.offline.v1}, and {@code POST …/type-check} runs the type check again with the kept
 * question. If our own records still have the number, that check says so and the log names the case.
 * {@code icp_filing_offline_looks_total{outcome}} counts.
 */
package cn.icpfiling.filing.offline;
