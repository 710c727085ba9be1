/** A province's list of filings that it is going to delete (docs/trade.md 3.4), and what became of those that are ours. */
package cn.icpfiling.inspection.core.cleanuplists;
