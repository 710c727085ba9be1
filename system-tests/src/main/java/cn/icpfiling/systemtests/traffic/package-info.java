/**
 * Reads what the tests of all modules recorded of their exchanges ({@code target/traffic}, {@code KeptTraffic} here),
 * as the last step of {@code ./icp test}. Every refusal is of the catalogue. The report names the refusals that no
 * test ever saw. It must find the refusal that {@code TrafficApiTest} plants, or the run is red.
 */
package cn.icpfiling.systemtests.traffic;
