/**
 * Lets callers go away in every phase of a request and looks for what stays.
 *
 * <p>{@code ./icp storm} lets 20,000 callers go away, 500 a second and 64 at once, at a random moment of the
 * request's head, of an upload, while they wait, and while they read the contract or a paper. Others pipeline a
 * hundred requests and read nothing, trickle, or read a few bytes at a time, and half of all close by a reset. A calm
 * caller reads two things in turn all the while: no failure, and a p99 of at most twice the quiet one (P17).
 * Afterwards {@code /proc}, {@code jcmd} and the metrics must show what they showed before. {@code ICP_STORM_SEED},
 * {@code ICP_STORM_ABORTS}, {@code ICP_STORM_AT_ONCE}, {@code ICP_STORM_A_SECOND} and {@code ICP_STORM_UPLOADS}
 * change it.
 */
package cn.icpfiling.systemtests.storm;
