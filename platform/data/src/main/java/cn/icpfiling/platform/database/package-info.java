/**
 * Gives a service its connections, reads outside transactions, and retries after collisions.
 *
 * <p>A thread holds one connection at a time: callers that hold one and ask for another wait for each other once they
 * are as many as the pool is large. A second one is counted ({@code icp_database_second_connections_total}, alarm on
 * any) and logged with the way there; in tests it is refused ({@code icp.db.second-connection=refused}). So a
 * transaction opens no other, and rows are made without asking again.
 *
 * <p>{@code Reads} shows what is committed, outside any transaction (ADR 0027):
 * {@code reads.find(Subject.class, id)}, or a query on the session of {@code reads.with(…)}. Its connections are a
 * second pool of the same size, read only. Ask for all that is shown by one statement, and decrypt after the access
 * said yes.
 *
 * <p>Agroal (3.0.1, and 3.2.1 alike) wakes no caller that has found no idle connection and does not wait for one yet.
 * Such a caller slept the whole acquisition time beside a connection that came back in between, 5.01 s, and failed.
 * An idle connection that was found sound is offered to waiting callers, so each is looked at four times a second:
 * 0.13 to 0.41 s ({@code LostWakeUpTest} holds the gap open, with and without these looks).
 *
 * <p>{@code PlainLocksDialect} is there because MariaDB, which stands in for MySQL on one machine, knows no
 * {@code FOR UPDATE OF}.
 */
package cn.icpfiling.platform.database;
