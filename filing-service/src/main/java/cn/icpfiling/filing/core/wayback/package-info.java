/**
 * The way back of a site after an inspection (docs/trade.md 3.3, last table).
 *
 * <p>{@code WayBackRule} is pure. While access here lives, the findings decide. After that, the type that the type check
 * finds decides, so the two cannot disagree; and the way is named only if the authority's answers carry it. An answer that
 * is missing, or that contradicts another one, is UNKNOWN and never a guess.
 */
package cn.icpfiling.filing.core.wayback;
