/**
 * Counts the requests of an account, or of a partner over all of its customers, in an hour. The counters are rows of
 * the database, one per account and kind, by the machine's clock, because several replicas run.
 */
package cn.icpfiling.filing.limits;
