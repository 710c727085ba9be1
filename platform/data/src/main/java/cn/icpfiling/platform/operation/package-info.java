/**
 * Runs bulk operations: one request with many lines, which workers process in the background, line by line.
 *
 * <p>The engine does:
 *
 * <ul>
 *   <li><b>Stage.</b> {@code Operations.stage} stores lines while they come in, one batch a transaction, so memory holds
 *       one batch. {@code accept} makes an operation of them in the transaction of the response. Lines without an
 *       operation are deleted after an hour. {@code start} stages and accepts in the caller's transaction.
 *   <li><b>Lease.</b> A worker takes one batch under a {@code Lease}. Each write checks its fencing token, so a worker
 *       that lost the lease writes nothing. Another worker resumes the batch at its first open line.
 *   <li><b>Keep.</b> {@code LeasedBatch.keep} writes the outcome of a line, or runs the service's own writes and the
 *       outcome in one transaction. A line is done, failed, started (half done) or put off with a backoff. What the line
 *       asked for is encrypted, and deleted with its end; so is the problem encrypted. The result is stored in clear.
 *   <li><b>Count.</b> Each batch counts its ended lines in the transaction that ends them. Progress is their sum, one row
 *       a batch, never a count of lines.
 *   <li><b>Cancel.</b> Workers stop after their next write and give up the lines that are left, batch by batch.
 *   <li><b>Forget.</b> {@code forget} deletes operations after their retention, a thousand lines a transaction.
 * </ul>
 *
 * <p>A service supplies:
 *
 * <ul>
 *   <li>a line reader, which makes a {@code StagedLine} of what was sent ({@code RequestLines} and {@code LineReader} of
 *       platform/web read NDJSON);
 *   <li>a {@code LineHandler} for one line after the other ({@code LineByLine}), or a {@code BatchHandler} that orders the
 *       lines of a batch itself;
 *   <li>a {@code Fairness}: which batch is next. {@code FirstBatchesFirst} lets all operations advance at the same pace,
 *       {@code RoundRobinFairness} serves the owner that waited longest.
 * </ul>
 *
 * <p>It also supplies the resource, the views of its contract and the two scheduled calls: {@code OperationWorkers.run}
 * and {@code Operations.forget}. The tables are in {@code db/platform/0007-operations.sql}; the service names
 * {@code operation_lines.entry} and {@code operation_lines.problem} in its {@code EncryptedColumns}. Several kinds of
 * operations share the tables ({@code OperationKind.name}).
 */
package cn.icpfiling.platform.operation;
