/**
 * Loads the old platform's data: takes files in resumable parts or as objects of allowed buckets, and stores their rows in the
 * background on the operation engine, one line a file. A chunk of rows, its set-aside rows and the checkpoint of its file are one
 * transaction under the fencing token of the lease. So a load that was killed goes on behind its last chunk and ends in
 * the same state (docs/adr/0038).
 */
package cn.icpfiling.legacy.loads;
