/** Tasks of special inspections that only people can do (docs/trade.md 3.3): calls, papers, and what no check could answer. */
package cn.icpfiling.inspection.core.tasks;
