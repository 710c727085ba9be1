/**
 * Reads the exchanges that the tests of all modules recorded ({@code target/traffic}, {@code KeptTraffic} here), as the
 * last step of {@code ./icp test}. Every refusal must be in the catalogue. The report names the refusals that no test
 * has seen. It must find the refusal that {@code TrafficApiTest} plants, or the run fails.
 */
package cn.icpfiling.systemtests.traffic;
