package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.wire.Message;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The event loop: reads answers, fires timers, sends what the limits permit, and waits. {@link #pass} does one round on
 * the caller's thread; there is no other thread.
 */
public final class Dispatcher implements AutoCloseable {
    private static final long NAP_NANOS = 4_000_000;

    /** Failed calls in one turn of a socket, each an ICMP error or an interrupt. */
    private static final int MOST_FAILURES = 64;

    private final TransportSettings settings;
    private final LongSupplier nanoTime;
    private final Entropy entropy;
    private final Selector selector;
    private final AnswerWatch watch;
    private final UdpPorts udp;
    private final TcpExchanges tcp;
    private final GroupScheduler scheduler;
    private final TimerWheel timers;
    private final Counts counts = new Counts();
    private final Message message = new Message();
    private final QueryPool pool = new QueryPool();
    private final int mostInFlight;
    private int inFlight;
    private final UndrainedPasses undrained = new UndrainedPasses();
    private boolean drained;

    /** Answers that the pass has read. */
    private int read;

    private Query blocked;

    /** Opens the sockets. The time source counts like {@link System#nanoTime}. */
    public Dispatcher(TransportSettings settings, LimitSettings limits, Entropy entropy, LongSupplier nanoTime)
            throws IOException {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.entropy = entropy;
        this.udp = new UdpPorts(settings, entropy, counts);
        this.tcp = new TcpExchanges(settings, entropy);
        this.scheduler = new GroupScheduler(limits.totalPerSecond());
        this.timers = new TimerWheel(nanoTime.getAsLong());
        this.mostInFlight = settings.sourcePorts() * settings.inFlightPerPort();
        this.selector = Selector.open();
        this.watch = new AnswerWatch(selector, udp, nanoTime.getAsLong());
        try {
            udp.open(selector);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Tells whether an address can be asked: no multicast, no wildcard, IPv6 only if it is switched on. */
    public boolean canAsk(InetAddress address) {
        return UdpPorts.canAsk(address, settings.ipv6());
    }

    public boolean asksIpv6() {
        return settings.ipv6();
    }

    /**
     * Queues a question. Attempt 0 waits for the limits only; a later attempt also waits for a random part of the jitter
     * and has longer for its answer.
     */
    public void ask(NameServer server, Name name, int type, boolean recursion, int attempt, QueryOwner owner) {
        var query = pool.take(this);
        query.begin(server, name, type, recursion, attempt, owner);
        query.mixedCase = settings.mixedCase() && !server.changesCase();
        var jitter = settings.jitter().toNanos();
        if (attempt > 0 && jitter > 0) {
            query.state = Query.State.DELAYED;
            timers.set(query, nanoTime.getAsLong() + jitter * entropy.u16() / 65536);
        } else {
            enqueue(query);
        }
    }

    private void enqueue(Query query) {
        query.state = Query.State.WAITING;
        scheduler.add(query);
    }

    /** Tells whether the loop has room for questions that no group supplies. */
    public boolean wantsMore() {
        return inFlight < mostInFlight && blocked == null && !scheduler.hasReady();
    }

    /** Takes what the limits permit now; the packets leave with the next {@link #pass} at the latest. */
    public void sendPermitted() {
        send(nanoTime.getAsLong());
    }

    /** Stops a wait in {@link #pass}; any thread may call it. */
    public void wakeUp() {
        selector.wakeup();
    }

    /**
     * One round. Answers are read before timers fire, so that a slow consumer does not turn waiting answers into
     * timeouts. With nothing to do the round waits, at most for {@code longestMillis}.
     */
    public void pass(long longestMillis) throws IOException {
        udp.flush();
        if (longestMillis > 0) {
            watch.gather(inFlight);
        }
        // The time before the reads: an answer that came before a timer was due is always read before the timer fires.
        var now = nanoTime.getAsLong();
        drained = true;
        read = 0;
        var busy = (watch.watches() || tcp.isAnyOpen()) && handleReady();
        for (var port = 0; !watch.watches() && port < settings.sourcePorts(); port++) {
            busy |= udp.hasOpen(port) && read(port);
        }
        watch.passed(read, now);
        if (undrained.mayFire(drained)) {
            timers.advance(now);
        }
        busy |= send(nanoTime.getAsLong());
        udp.flush();
        if (!busy && longestMillis > 0) {
            waitForWork(longestMillis);
        }
    }

    /**
     * While a rate alone holds the next question up, the loop naps and then reads all answers that came meanwhile: a wait
     * that each answer ends would cost a system call or two for each of them. A nap of 4 ms is within the credit of
     * {@code PacedRate} for lateness, so no send is lost, and lets packets gather for one system call.
     */
    private void waitForWork(long longestMillis) throws IOException {
        var full = inFlight >= mostInFlight || blocked != null || udp.hasUnsent();
        var next = full ? Long.MAX_VALUE : scheduler.nanosToNext(nanoTime.getAsLong());
        if (next > 0 && next <= NAP_NANOS) {
            LockSupport.parkNanos(NAP_NANOS);
        } else if (next > 0) {
            var millis = Math.min(longestMillis, next / 1_000_000);
            if (!timers.isEmpty() || blocked != null || udp.hasUnsent()) {
                millis = Math.min(millis, TimerWheel.tickMillis());
            }
            watch.await(Math.max(1, millis));
        }
    }

    private boolean handleReady() throws IOException {
        selector.selectNow();
        var busy = false;
        var keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            var key = keys.next();
            keys.remove();
            if (key.attachment() instanceof TcpExchange exchange) {
                onTcp(exchange, key);
                busy = true;
            } else if (key.attachment() instanceof Integer port) {
                busy |= read(port);
            }
        }
        return busy;
    }

    private boolean read(int port) {
        var packets = 0;
        var failures = 0;
        // A failed call brings no packet, so it does not count: the turn ends behind a whole batch.
        while (packets < UdpPorts.turn() && failures < MOST_FAILURES) {
            var received = udp.receive(port);
            if (received == UdpPorts.Received.FAILED) {
                failures++;
                continue;
            }
            if (received == UdpPorts.Received.NOTHING) {
                read += packets;
                return packets > 0 || failures > 0;
            }
            packets++;
            switch (received) {
                case FITS -> onUdp(udp.matched());
                case OTHER_CASE -> onOtherCase(udp.matched());
                case BARE_REFUSAL -> onBareRefusal(udp.matched());
                case IGNORED, NOTHING, FAILED -> {}
            }
        }
        read += packets;
        drained = false;
        return true;
    }

    private boolean send(long now) {
        var sent = false;
        for (var held = tcp.nextHeld(); held != null; held = tcp.nextHeld()) {
            held.state = Query.State.WAITING;
            scheduler.addFirst(held);
        }
        while (inFlight < mostInFlight) {
            var query = blocked != null ? blocked : scheduler.next(now);
            if (query == null) {
                return sent;
            }
            blocked = null;
            if (query.tcp) {
                inFlight++;
                query.state = Query.State.IN_FLIGHT;
                startTcp(query, now);
            } else if (!udp.send(query)) {
                blocked = query;
                return sent;
            } else {
                inFlight++;
                query.state = Query.State.IN_FLIGHT;
                timers.set(query, now + settings.timeoutNanos(query.attempt));
            }
            sent = true;
        }
        return sent;
    }

    private void startTcp(Query query, long now) {
        counts.sentTcp++;
        if (tcp.start(query, selector)) {
            timers.set(query, now + settings.tcpTimeout().toNanos());
        } else {
            leaveFlight(query);
            query.owner.truncated(query);
            free(query);
        }
    }

    void onTimer(Query query, long now) {
        if (query.state == Query.State.DELAYED) {
            enqueue(query);
            return;
        }
        if (query.sawOtherCase && !query.tcp) {
            repeatInLowerCase(query);
            return;
        }
        counts.silent++;
        query.server.group.window.onTrouble(now);
        var overTcp = query.tcp;
        leaveFlight(query);
        if (overTcp) {
            query.owner.truncated(query);
        } else {
            query.server.noteSilence(now);
            query.owner.silent(query);
        }
        free(query);
    }

    private void onUdp(Query query) {
        var server = query.server;
        server.noteAnswer();
        if (query.mixedCase) {
            server.noteCaseKept();
        } else if (query.repeatsCase) {
            query.repeatsCase = false;
            server.noteCaseChange();
        }
        if (query.repeatsEdns) {
            server.withoutEdns = true;
        }
        var readable = message.read(udp.answer(), udp.answerLength());
        var flags = Wire.u16(udp.answer(), 2);
        if ((flags & Wire.FLAG_TRUNCATED) != 0) {
            // The rest of a cut answer is of no use, even if it can be read.
            server.group.window.onTrouble(nanoTime.getAsLong());
            leaveFlight(query);
            query.tcp = true;
            tcp.hold(query);
        } else if (readable && refusesEdns(query)) {
            counts.withoutEdns++;
            server.withoutEdns = true;
            again(query, query.mixedCase, false);
        } else {
            deliver(query, readable);
        }
    }

    private boolean refusesEdns(Query query) {
        var rcode = message.rcode();
        return query.edns && (rcode == Wire.FORMERR || rcode == Wire.NOTIMP);
    }

    /**
     * The server changed the case of letters, or the answer is forged. The answer is not used, and the question goes on
     * waiting for the exact one: else one guess of port and id would take the letter case out of the question.
     */
    private void onOtherCase(Query query) {
        counts.otherCase++;
        query.sawOtherCase = true;
    }

    private void repeatInLowerCase(Query query) {
        query.sawOtherCase = false;
        query.repeatsCase = true;
        again(query, false, query.edns);
    }

    /**
     * A server that does not know EDNS may answer with the bare header (RFC 6891 7). Without the question section the
     * answer proves little, so it only makes the question go out again. The server's next answer decides.
     */
    private void onBareRefusal(Query query) {
        counts.withoutEdns++;
        query.repeatsEdns = true;
        again(query, query.mixedCase, false);
    }

    private void again(Query query, boolean mixedCase, boolean edns) {
        leaveFlight(query);
        query.mixedCase = mixedCase;
        query.edns = edns;
        enqueue(query);
    }

    private void onTcp(TcpExchange exchange, SelectionKey key) {
        var query = exchange.query();
        if (query.exchange != exchange) {
            return;
        }
        switch (exchange.ready(key)) {
            case GOES_ON -> {}
            case DONE -> {
                var readable = message.read(exchange.answer(), exchange.answer().length);
                deliver(query, readable);
            }
            case FAILED -> {
                leaveFlight(query);
                query.owner.truncated(query);
                free(query);
            }
        }
    }

    private void deliver(Query query, boolean readable) {
        counts.answered++;
        var rcode = readable ? message.rcode() : Wire.SERVFAIL;
        if (rcode == Wire.SERVFAIL || rcode == Wire.REFUSED) {
            query.server.group.window.onTrouble(nanoTime.getAsLong());
        } else {
            query.server.group.window.onAnswer();
        }
        leaveFlight(query);
        if (readable && message.isTruncated()) {
            query.owner.truncated(query);
        } else if (readable) {
            query.owner.answered(query, message);
        } else {
            counts.malformed++;
            query.owner.malformed(query, message.raw());
        }
        free(query);
    }

    private void leaveFlight(Query query) {
        timers.clear(query);
        udp.release(query);
        tcp.end(query);
        pool.takeBackBuffer(query);
        inFlight--;
        query.server.group.inFlight--;
        scheduler.ended(query.server.group);
    }

    private void free(Query query) {
        query.end();
        pool.takeBack(query);
    }

    public TransportCounters counters() {
        return counts.snapshot();
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        try (selector) {
            udp.close();
        }
    }
}
