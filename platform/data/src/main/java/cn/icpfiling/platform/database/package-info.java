/**
 * Gives a service its connections, reads outside transactions, opens transactions, and repeats them after collisions.
 *
 * <p>{@code @Transactional} or {@code UnitOfWork} opens each transaction. {@code UnitOfWork} is for code that does
 * something before or after it. Both repeat a whole transaction that collided, also at its COMMIT. {@code ArchitectureRules}
 * of the test kit keeps every other way inside this package.
 *
 * <p>A thread holds one connection at a time. If each connection of the pool has a thread that asks for a second one,
 * they wait for each other. A second connection is counted ({@code icp_database_second_connections_total}, alarm on
 * any) and logged with its stack trace. Tests refuse it ({@code icp.db.second-connection=refused}). So a transaction
 * opens no second one, and views are built without another query.
 *
 * <p>{@code Reads} reads committed data outside any transaction (ADR 0027): {@code reads.find(Subject.class, id)}, or a
 * query on the session of {@code reads.with(…)}. Its connections are a second pool of the same size, read only. Load
 * all data of a view with one statement, and decrypt after the access check.
 *
 * <p>Agroal (3.0.1 and also 3.2.1) does not wake a caller that found no idle connection and has not begun to wait. Such
 * a caller slept the whole acquisition time of 5.01 s and failed, although a connection came back in between. The pool
 * offers an idle connection to waiting callers after its validation. So each connection is validated four times a
 * second, and the wait is 0.13 to 0.41 s ({@code LostWakeUpTest} forces the race, with and without validation).
 *
 * <p>{@code Lease} lets one replica work at a time: a row with an end by the database's clock and a fencing token that
 * grows with each holder. A write in {@code lease.fenced(…)} proves the token in its own transaction, so a holder that
 * stalled cannot write after the next one. {@code LeasedLoop} is the thread around a lease: it takes, renews and
 * releases the lease, wakes after a commit, waits after a failure, and ends within ten seconds at shutdown. The relay
 * of the outbox, the chain of the audit and the serving list run on it. {@code LeasedJob} does the same for a job of
 * the scheduler. GET_LOCK and SKIP LOCKED are not used, because not every database of MySQL's dialect has them
 * ({@code PortableSqlTest}).
 *
 * <p>{@code PlainLocksDialect} is there because MariaDB, which stands in for MySQL on one machine, knows no
 * {@code FOR UPDATE OF}.
 */
package cn.icpfiling.platform.database;
