/**
 * Lets callers leave in every phase of a request and looks for leaks.
 *
 * <p>{@code ./icp storm} lets 20,000 callers leave, 500 a second and 64 at once. They leave at a random moment of the
 * request's head, of an upload, while they wait, or while they read the contract or a material. Others pipeline a
 * hundred requests and read nothing, trickle, or read a few bytes at a time. Half of all close by a reset. A calm
 * caller reads two resources in turn all the while: no failure, and a p99 of at most twice the quiet one (P17).
 * Afterwards {@code /proc}, {@code jcmd} and the metrics must show the values from before. {@code ICP_STORM_SEED},
 * {@code ICP_STORM_ABORTS}, {@code ICP_STORM_AT_ONCE}, {@code ICP_STORM_A_SECOND} and {@code ICP_STORM_UPLOADS} change
 * it.
 */
package cn.icpfiling.systemtests.storm;
