/**
 * Gives a service its connections, reads outside transactions, and retries after collisions.
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
 * <p>{@code PlainLocksDialect} exists because MariaDB, which replaces MySQL on one machine, does not know
 * {@code FOR UPDATE OF}.
 */
package cn.icpfiling.platform.database;
