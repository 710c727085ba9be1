/** Limits the queries to a group of name servers: a paced rate and an adaptive window. Both only say "not yet". */
package cn.icpfiling.inspection.dns.limit;
