/**
 * Takes many orders in one call and works them off in the background, line by line (ADR 0021).
 *
 * <p>{@code POST /api/v1/bulk-orders} takes up to 1000 lines. The engine {@code platform.operation} stores them, leases
 * their batches and keeps the results; {@code ReadLine} and {@code FileLine} are the reader and the handler of a line.
 * This package adds no rule: {@code FileLine} calls the use cases of the single calls, and {@code RunAsPartner} gives
 * them the identity and the customer that a request would. A line's draft and its submission are one transaction each,
 * which also writes the state of the line and checks the fencing token of the batch's lease. So no line is filed twice,
 * whichever process dies.
 *
 * <p>Each replica works on {@code icp.bulk.parallel} (4) batches at once, first batches of all operations before second
 * ones. A worker that was silent for {@code icp.bulk.lease} (45 s) has lost its batch. Silent sources, concurrent
 * changes and hourly limits put a line off ({@code icp.bulk.tries}, 9; a limit does not count as a try).
 * A partner cancels its operation; the workers then give up its open lines, and what was filed stays.
 * {@code icp.filing.bulk.lines} counts lines by outcome. Results are deleted {@code icp.bulk.keep} (30 days) after
 * the end.
 */
package cn.icpfiling.filing.bulk;
