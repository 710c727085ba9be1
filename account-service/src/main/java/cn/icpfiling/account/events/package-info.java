/**
 * The event log: what happens to the orders, records, verdicts, findings, transfers and served domains of an account, in one order, for thirty days.
 *
 * <p>The owner of a log is an account, or a partner for all its customers, whose events then name the customer as {@code holder}. The
 * handlers of package {@code consumers} append; an event carries ids alone, and a reader fetches the rest where it may. Only a change of a
 * partner's serving list is in the event itself ({@link cn.icpfiling.account.events.ServingChange}).
 *
 * <p>Numbers are gapless per owner, and a cursor misses nothing: the writer increments the owner's counter in the transaction of the event
 * and holds the lock of that row until it commits, so numbers become visible in their order. An id that is reserved before the commit, a
 * UUIDv7 or AUTO_INCREMENT, would let a later commit appear before a cursor that was handed out. One writer under a lease would number
 * without a lock, but each event would wait for its pass. The price is that the events of one owner commit one after the other; events of
 * different owners do not meet.
 *
 * <p>After the database was put back to an earlier moment numbers come again, for other events. A cursor therefore names the event that it
 * stands at, and is refused if the log has another one there. If filing-service alone was put back, {@link
 * cn.icpfiling.account.events.ServingLog} tells the partners whose list it was (ADR 0065).
 *
 * <p>{@link cn.icpfiling.account.events.EventFollower} is called in the same transaction, so webhooks lose and invent nothing.
 */
package cn.icpfiling.account.events;
