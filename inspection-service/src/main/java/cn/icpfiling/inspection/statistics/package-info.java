/**
 * Numbers of findings for dashboards: how many there are by state, age, reason, source and province, and what happened on
 * each legal day.
 *
 * <p><b>Cost.</b> No call reads the findings. Each step of a finding inserts rows with the differences that it makes, in its
 * own transaction ({@code FindingCountTable}); a job adds them to the sums of {@code finding_counts}. A count is the sum
 * over both tables in one statement, so it is exact. The states are one row for each day on which findings that are still
 * open were opened, state, source, reason and province; the acts one for each day, act, source, reason and province. Both are
 * read by the primary key. A million findings are some thousand rows.
 */
package cn.icpfiling.inspection.statistics;
