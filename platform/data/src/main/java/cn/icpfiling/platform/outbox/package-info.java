/**
 * Publishes events: the row and the change are one transaction, and one relay sends the rows (ADR 0003).
 *
 * <p>A service publishes by {@code outbox.append(new OutboxEvent(topic, key, type, aggregateId, sequence, data))} in
 * the transaction of the change. One relay per service, the holder of one fenced lease, reads the existing rows by id
 * (no watermark: ids are reserved before the commit). It sends a batch with {@code acks=all} and idempotence. After the
 * acknowledgements it deletes the rows in a transaction that also checks and renews the lease. A commit wakes the relay;
 * it also checks the outbox every 500 ms.
 *
 * <p>The events of a key keep their order. A transaction that appends one has locked the aggregate or checks its version,
 * so the ids of an aggregate's rows follow its commits. The relay hands a row to the producer only after the broker has
 * acknowledged all earlier rows of its key: a batch goes out in waves, of each key one row a wave. This needs neither the
 * lease nor the producer's own order. A producer gives up one record and delivers the next, and a stopped process sends
 * what it holds when it runs again; such a late record stands behind acknowledged ones of its key, so it can only be a
 * duplicate. The relay gives a record up after half a lease and sends nothing in the other half, which keeps duplicates
 * rare. A new holder of the lease first reads which keys a parked row holds up.
 *
 * <p>What the relay reads does not grow with what waits. It gives a row that it cannot send for its key another place ({@code
 * waits_for}) when it first meets it, and gives it back when the parked row was mended. While a topic rests it reads the others
 * by the key {@code outbox_turns}. Gauges count at most 10,000 rows; the oldest row of a topic is the first of its key.
 *
 * <ul>
 *   <li>If the broker is away or slow, or a topic is missing, rows wait and are retried without end. Other topics
 *       continue.
 *   <li>If the process dies between acknowledgement and delete, the rows are sent again with the same ids after the
 *       lease ends (12 s). Consumers process them once.
 *   <li>If the broker refuses a row for its content (too large), the relay parks it after 5 tries with the reason. Its
 *       key waits, all others continue.
 * </ul>
 *
 * <p>A migration of a release corrects a parked row and releases it by
 * {@code UPDATE outbox SET parked_at = NULL, parked_reason = NULL, attempts = 0 WHERE id = …}.
 *
 * <p>Headers: CloudEvents 1.0, binary mode, {@code ce_dataschema = urn:icpfiling:schema:<type>:v1}, and
 * {@code traceparent}. Metrics: {@code icp_outbox_depth}, {@code icp_outbox_oldest_seconds}, {@code icp_outbox_parked}
 * (alarm on each), {@code icp_outbox_sent_total}, {@code icp_outbox_failed_total}.
 */
package cn.icpfiling.platform.outbox;
