/**
 * Gauges whose numbers come from the database. A scrape runs no query: {@link cn.icpfiling.platform.metrics.SampledGauges} reads each
 * group of gauges every {@code icp.metrics.sample} (30 s), and a gauge shows what was read last. A group that cannot be read shows no
 * number (NaN), neither an old one nor zero, and {@code icp_metrics_sample_age_seconds{group}} tells how old its last good sample is
 * (alert SamplesOld).
 */
package cn.icpfiling.platform.metrics;
