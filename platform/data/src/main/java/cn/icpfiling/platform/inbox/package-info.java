/**
 * Consumes events once: effect, inbox row and the position of the aggregate are one transaction.
 *
 * <p>A consumer is a bean that implements {@code EventHandler}, or for a compacted topic {@code StateHandler}, which
 * takes every type. A bean that keeps a local copy of a compacted topic
 * extends {@code LocalCopyHandler}: it supplies how to read a state and what to store, or to delete at the end.
 * {@code prepare} may call the network; the {@code Runnable} that it returns is the effect. One poll loop per handler
 * works on the keys of a batch side by side, each key in order, and commits offsets when the batch is done. The inbox
 * starts without a broker, and takes nothing as long as the keysets are wrong. HTTP readiness does not depend on Kafka.
 *
 * <ul>
 *   <li>A record that was handled is skipped, and one whose sequence has passed, unless the handler needs every event
 *       once in whatever order ({@code Needs}).
 *   <li>A sequence too far ahead is {@code GAP} if the handler needs every event in order: parked until the missing event
 *       arrives. Other aggregates of its key go on.
 *   <li>A service that the handler calls is away (no answer, 5xx, 401, 408, 429): {@code RETRY}, parked and retried
 *       after 1 s to 1 min.
 *   <li>A record that fails 5 times for its own reasons, or is no event, is {@code POISON}: parked until an operator
 *       replays it; log line and metric.
 *   <li>A record whose key has {@code RETRY} or {@code POISON} is {@code BEHIND}: parked until that record is done. For a handler that
 *       needs the order of the topic it is also {@code BEHIND} those that are {@code BEHIND}, or it would overtake them.
 *   <li>If the database is away, or two transactions collided ({@code Collisions}), the record is retried in place.
 * </ul>
 *
 * <p>Parked records stand whole in {@code inbox_parked_events}; the README of the module says how to replay them. Metrics:
 * {@code icp_inbox_parked{consumer,reason}} (alarm on POISON), {@code icp_inbox_handled_total},
 * {@code icp_inbox_skipped_total}, {@code icp_inbox_failed_total}. Ids of handled events are deleted after 60 days,
 * longer than a topic with deletion keeps them. Positions stay, so a record of a compacted topic that comes again later is
 * still skipped.
 */
package cn.icpfiling.platform.inbox;
