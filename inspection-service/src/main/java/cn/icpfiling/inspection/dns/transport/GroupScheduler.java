package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.limit.PacedRate;
import java.util.PriorityQueue;

/**
 * Chooses the next question: of the groups that may be asked now, the one that needs longest to drain. So no permitted
 * send is left out, and the fullest group, which bounds the length of the scan, never waits for a smaller one.
 *
 * <p>The first questions of domains count only where no other question waits. Nearly all of them go to the servers of few
 * registries, and each brings several questions to the providers' servers. If registries were asked first because their
 * queue is the longest, the fullest provider would begin its work late, and the scan would end late by that time.
 */
final class GroupScheduler {
    /** Questions of one group in a row, so that the heap is touched less than once a question. */
    private static final int TURN = 16;

    private final PriorityQueue<ServerGroup> ready = new PriorityQueue<>(GroupScheduler::byDrain);
    private final PriorityQueue<ServerGroup> later =
            new PriorityQueue<>((left, right) -> Long.signum(left.rate.nextAt() - right.rate.nextAt()));
    private final PacedRate total;
    private ServerGroup current;
    private int turn;

    GroupScheduler(double totalPerSecond) {
        this.total = new PacedRate(totalPerSecond);
    }

    /** The fullest first. */
    private static int byDrain(ServerGroup one, ServerGroup other) {
        var order = Double.compare(other.drain, one.drain);
        return order != 0 ? order : Double.compare(other.drainOfFirst, one.drainOfFirst);
    }

    void add(Query query) {
        query.server.group.add(query);
        wake(query.server.group);
    }

    /** Lets the question leave before others of its group, because it holds a connection. */
    void addFirst(Query query) {
        query.server.group.addFirst(query);
        wake(query.server.group);
    }

    private void wake(ServerGroup group) {
        if (group.state == ServerGroup.State.IDLE) {
            makeReady(group);
        }
    }

    /** A question of the group has ended: the window may have room again. */
    void ended(ServerGroup group) {
        if (group.state == ServerGroup.State.FULL && group.window.admits(group.inFlight)) {
            makeReady(group);
        }
    }

    /** Returns a question that may leave now, or null. The question counts as in flight from here. */
    Query next(long nowNanos) {
        while (!later.isEmpty() && later.peek().rate.permits(nowNanos)) {
            makeReady(later.poll());
        }
        if (!total.permits(nowNanos)) {
            return null;
        }
        while (hasCurrent()) {
            var group = current;
            if (!group.hasWaiting()) {
                leave(group, ServerGroup.State.IDLE);
            } else if (!group.window.admits(group.inFlight)) {
                leave(group, ServerGroup.State.FULL);
            } else if (!group.rate.permits(nowNanos)) {
                leave(group, ServerGroup.State.LATER);
                later.add(group);
            } else {
                turn--;
                group.inFlight++;
                group.rate.take(nowNanos);
                total.take(nowNanos);
                return group.poll();
            }
        }
        return null;
    }

    private boolean hasCurrent() {
        if (current != null && turn == 0) {
            var group = current;
            current = null;
            makeReady(group);
        }
        if (current == null) {
            current = ready.poll();
            turn = TURN;
        }
        return current != null;
    }

    private void leave(ServerGroup group, ServerGroup.State state) {
        group.state = state;
        current = null;
    }

    private void makeReady(ServerGroup group) {
        group.state = ServerGroup.State.READY;
        group.measure();
        ready.add(group);
    }

    /** Tells whether some group could be asked now, were it for its own limits alone. */
    boolean hasReady() {
        return current != null || !ready.isEmpty();
    }

    /** Nanoseconds until a limit lets the next question leave; {@link Long#MAX_VALUE} if no question waits for time. */
    long nanosToNext(long nowNanos) {
        var wait = later.isEmpty() ? Long.MAX_VALUE : later.peek().rate.nextAt() - nowNanos;
        return hasReady() ? Math.min(wait, total.nextAt() - nowNanos) : wait;
    }
}
