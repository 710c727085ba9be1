/**
 * Passes the authority's spot checks on to inspection-service and the results back.
 *
 * <p>A task to look at something (HSRW) is about no order. It goes to inspection-service on
 * {@code icp.filing.spot-check.v1}, once a task. What inspection-service found comes back on
 * {@code icp.inspection.spot-check.v1} and goes up as HSJG in a file of its own ({@code spot_check_results}, a round
 * once). A result that the authority refused is held there. The authority judges a result by HCJG, which this service
 * tells as {@code filing.spot-check.answered}.
 */
package cn.icpfiling.filing.spotchecks;
