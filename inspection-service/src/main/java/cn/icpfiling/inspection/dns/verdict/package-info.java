/**
 * What the scan says about a domain: verdict, results of the two address families, proof. The merge rules stand here
 * because two scans of the same world must give the same verdicts.
 */
package cn.icpfiling.inspection.dns.verdict;
