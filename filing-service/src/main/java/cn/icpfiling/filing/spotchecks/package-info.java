/**
 * Passes the authority's spot checks on to inspection-service and the results back.
 *
 * <p>A task to check a filing (HSRW) belongs to no order. It goes to inspection-service on
 * {@code icp.filing.spot-check.v1}, once for each task. The result of inspection-service comes back on
 * {@code icp.inspection.spot-check.v1} and goes to the authority as HSJG in a separate file
 * ({@code spot_check_results}, once for each round). A result that the authority refused is held there. The authority's
 * opinion on a result comes as HCJG, which this service publishes as {@code filing.spot-check.answered}.
 */
package cn.icpfiling.filing.spotchecks;
