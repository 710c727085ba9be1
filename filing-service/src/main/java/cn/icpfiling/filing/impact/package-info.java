/**
 * Shows the impact of an irreversible act, and proves that the caller saw it.
 *
 * <p>{@code GET …/impact?act=} tells before the act which service numbers stay used, which top-level domains are not
 * approved, which sites and numbers end, and whether the subject has sites at other providers. The authority's query does not
 * say who serves a site, so {@code lastProvider} is UNKNOWN and the answer says what that may mean.
 *
 * <p>{@code impactToken} is a MAC over act, subject, service, their versions and an end 30 minutes later by the
 * business clock. It needs no row, is valid on every replica, and becomes invalid with any change of the record
 * ({@code ImpactTokens.require}).
 */
package cn.icpfiling.filing.impact;
