/**
 * Names the way back of a site after an inspection (docs/trade.md 3.3; the rule is in {@code core.wayback}).
 *
 * <p>{@code GET /services/{id}/way-back} asks inspection-service for the unsettled findings. If access here does not live
 * any more it also asks every source of the type check ({@code JudgeFilingType}) and the authority's public query by the
 * sponsor's name, all at once and outside any transaction, each with its own time limit. A later type check by the holder
 * asks the same sources and so gives the same type.
 *
 * <p><b>The public query</b> of the real authority is a page with a picture to solve, which only a person can ask.
 * {@code icp.authority.public-query=off} says so, and the answer then names the page ({@code PUBLIC_QUERY} in
 * {@code missing}). {@code json} is for an authority that answers a program. A person's name is never sent, because it is
 * not unique and would stand in an address.
 *
 * <p>{@code icp.way-back.per-caller-and-hour} limits how often a caller may ask, because each answer costs the authority
 * three queries.
 */
package cn.icpfiling.filing.wayback;
