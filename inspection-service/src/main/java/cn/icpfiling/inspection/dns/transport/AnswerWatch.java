package cn.icpfiling.inspection.dns.transport;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/**
 * How the loop learns that answers have come.
 *
 * <p>While answers flood in, the loop reads all sockets that have questions under way, and the selector does not know them: for
 * a socket that it knows, the kernel calls upon it for each packet that leaves or comes. A pass that brought few answers is then
 * followed by a nap, so that the next one brings more: each answer lets a question leave, and questions that leave together cost
 * less than half. Beside the way to a name server the nap is short.
 *
 * <p>With fewer answers the selector knows the sockets and the loop reads those that it names: empty reads and naps that bring
 * hardly anything would cost more than they spare.
 */
final class AnswerWatch {
    /** Answers a second that are a flood: a nap brings at least five then. */
    private static final long FLOOD = 50_000;

    private static final long NAP_NANOS = 100_000;
    private static final long MEASURED_NANOS = 4_000_000;
    private static final int FEW_ANSWERS = 32;

    /** Questions under way that make a nap worth its price. */
    private static final int MANY_QUESTIONS = 32;

    private final Selector selector;
    private final UdpPorts udp;
    private boolean watches = true;
    private boolean flood;
    private int answers;
    private long measured;
    private long measuredFrom;

    AnswerWatch(Selector selector, UdpPorts udp, long nowNanos) {
        this.selector = selector;
        this.udp = udp;
        this.measuredFrom = nowNanos;
    }

    /** Tells whether the selector knows the UDP sockets. */
    boolean watches() {
        return watches;
    }

    /** Lets answers gather, in a flood whose last pass brought few. */
    void gather(int questions) {
        if (flood && answers < FEW_ANSWERS && questions >= MANY_QUESTIONS) {
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    /** Takes how many answers a pass has read. */
    void passed(int read, long nowNanos) throws IOException {
        answers = read;
        measured += read;
        var took = nowNanos - measuredFrom;
        if (took < MEASURED_NANOS) {
            return;
        }
        flood = measured * 1_000_000_000L / took >= FLOOD;
        measured = 0;
        measuredFrom = nowNanos;
        var changes = watches == flood;
        if (changes) {
            watch(!flood);
        }
        if (changes || flood) {
            // The selector knows or forgets sockets in its next call only; a closed TCP socket stays open until then.
            selector.selectNow();
        }
    }

    /** Waits for an answer or a wake-up. */
    void await(long millis) throws IOException {
        if (!watches) {
            watch(true);
        }
        selector.select(millis);
    }

    private void watch(boolean on) {
        watches = on;
        udp.watch(on);
    }
}
