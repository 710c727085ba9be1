/**
 * Campaigns of special inspection (docs/trade.md 3.3): their table of states, which sites they select, and what a check
 * may answer. Plain Java.
 */
package cn.icpfiling.inspection.core.campaigns;
