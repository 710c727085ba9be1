/**
 * What the tests of all modules recorded of their exchanges.
 *
 * <p>{@code RecordedTraffic} is the last step of {@code ./icp test}: it reads methods, paths, statuses and codes
 * ({@code target/traffic}, {@code KeptTraffic} here). Every refusal must be in the catalogue, and the published contract
 * must name every status and code of its operation ({@code Conformance}). The report names what no test has seen. It
 * must find the refusal that {@code TrafficApiTest} plants, and a status and a code that no contract names, or the run
 * fails.
 *
 * <p>{@code Examples} makes the examples of the contracts from exchanges with bodies ({@code KeptExchanges} here), for
 * {@code ./icp examples}.
 */
package cn.icpfiling.systemtests.traffic;
