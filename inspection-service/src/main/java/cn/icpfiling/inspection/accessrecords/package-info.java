/**
 * Keeps what providers served: a shell site is cured only when a request for it was seen on its provider's servers after
 * the notice (docs/trade.md 3.4).
 *
 * <p>A provider reports in bulk ({@code POST /api/v1/access-records}, NDJSON of up to 10,000 lines), each line a domain
 * with the first and the last request of the reported time. {@code platform.operation} works the lines off and keeps a
 * result for each. A line is refused if it is from the future, if its last request is before its first one, or if the
 * domain is not filed with the provider that reports. The service knows the provider of a filed site by its copy of
 * {@code icp.filing.record.v1}: the event names the partner whose customer the holder is, and no partner if the provider
 * that runs the platform serves the site. A filing that is completed a moment before its event arrives is refused, so the
 * provider reports again; nothing is lost, because the next report covers the time from the last request on.
 *
 * <p>Of all reports the earliest and the latest request are kept, so the order and the number of reports do not matter.
 * {@code AccessRecords.servedSince} is what the cure asks.
 */
package cn.icpfiling.inspection.accessrecords;
