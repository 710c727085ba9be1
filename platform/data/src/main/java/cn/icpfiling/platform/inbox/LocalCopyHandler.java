package cn.icpfiling.platform.inbox;

/**
 * Keeps a service's own copy of what a compacted topic says. The service supplies how a state is read ({@link #decode}), when its record
 * has ended ({@link #isEnded}), and what is stored then and otherwise. The handler looks at the state alone, never at the type of the
 * event, so every type of the topic changes the copy.
 *
 * <p>The inbox orders the states of a record by their sequence: an older one that comes late is skipped. An ended record says so by its
 * last state. A tombstone is skipped, because it has no sequence: delivered again, it would delete a newer state.
 *
 * @param <S> what the service reads of the state
 */
public abstract class LocalCopyHandler<S> implements StateHandler {

    /** The state as the service's own record. */
    protected abstract S decode(IncomingEvent event);

    /** Whether the record of this state is no more. */
    protected abstract boolean isEnded(S state);

    /** Runs outside any transaction and may call the network; the answer stores the state, in one transaction with the inbox row. */
    protected abstract Runnable keep(S state);

    /** Like {@link #keep}, for a record that has ended: deletes the copy, or what must not outlive the record. */
    protected abstract Runnable end(S state);

    @Override
    public Runnable prepare(IncomingEvent event) {
        var state = decode(event);
        return isEnded(state) ? end(state) : keep(state);
    }
}
