/**
 * Publishes events: the row and the change are one transaction, and one relay sends the rows (ADR 0003).
 *
 * <p>A service publishes by {@code outbox.append(new OutboxEvent(topic, key, type, aggregateId, sequence, data))} in
 * the transaction of the change. One relay per service, the holder of one fenced lease, reads by id what is there (no
 * watermark: ids are reserved before the commit). It sends a batch with {@code acks=all} and idempotence, and deletes
 * after the acknowledgements in a transaction that also proves and prolongs the lease. The relay gives a record up
 * after half a lease and sends nothing in the other half, so a relay that lost its lease has nothing under way. Of
 * each key it deletes rows up to the first that failed, so the order holds through every retry. A commit wakes the
 * relay; it also looks by itself every 500 ms.
 *
 * <ul>
 *   <li>If the broker is away or slow, or a topic is missing, rows wait and are tried again for ever; other topics go
 *       on.
 *   <li>If the process is killed between acknowledgement and delete, the rows are sent again with the same ids after
 *       the lease ran out (12 s); readers take them once.
 *   <li>If the broker refuses a row for itself (too large), the relay parks it after 5 tries with the reason. Its key
 *       waits, all others go on.
 * </ul>
 *
 * <p>An operator mends a parked row by hand and starts it again by
 * {@code UPDATE outbox SET parked_at = NULL, attempts = 0 WHERE id = …}.
 *
 * <p>Headers: CloudEvents 1.0, binary mode, {@code ce_dataschema = urn:icpfiling:schema:<type>:v1}, and
 * {@code traceparent}. Metrics: {@code icp_outbox_depth}, {@code icp_outbox_oldest_seconds},
 * {@code icp_outbox_parked} (alarm on each), {@code icp_outbox_sent_total}, {@code icp_outbox_failed_total}.
 */
package cn.icpfiling.platform.outbox;
