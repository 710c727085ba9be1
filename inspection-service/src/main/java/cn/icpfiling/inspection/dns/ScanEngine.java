package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.ScanReport.End;
import cn.icpfiling.inspection.dns.resolve.Resolver;
import cn.icpfiling.inspection.dns.transport.Dispatcher;
import cn.icpfiling.inspection.dns.transport.Entropy;
import cn.icpfiling.inspection.dns.transport.NameServers;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Scans domains: takes them from a source as fast as the limits of the name servers permit, and gives one verdict for
 * each. One engine does one run at a time. A replica runs one engine at a time: rates and windows live in a run, so two
 * engines would press each group of name servers twice as hard.
 *
 * <p>{@link #run} works on the calling thread and opens its sockets for the run only. A source or a consumer that blocks
 * holds the run up, which is the back pressure; answers wait in the kernel's buffers meanwhile.
 */
public final class ScanEngine {
    private static final int ADMITTED_AT_ONCE = 256;
    private static final int SENT_AT_ONCE = 16;
    private static final long LONGEST_WAIT_MILLIS = 50;

    private final ScanSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private volatile boolean cancelled;
    private volatile Dispatcher running;

    /** The clock dates proofs. The generator must be a {@link java.security.SecureRandom} outside of tests. */
    public ScanEngine(ScanSettings settings, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Scans all domains of the source. Give them in random order: then no single group of name servers holds up the
     * others.
     *
     * @param longest the run ends after this time; domains without a verdict are counted as abandoned
     * @throws UncheckedIOException if the sockets cannot be opened or fail
     */
    public ScanReport run(Iterator<ScanTarget> source, Consumer<Verdict> consumer, Duration longest) {
        var servers = new NameServers(settings.limits());
        try (var dispatcher =
                new Dispatcher(settings.transport(), settings.limits(), new Entropy(random), System::nanoTime)) {
            running = dispatcher;
            var resolver =
                    new Resolver(settings.resolve(), settings.zones(), dispatcher, servers, clock, System::nanoTime);
            return new Run(dispatcher, resolver, consumer).scan(source, longest);
        } catch (IOException e) {
            throw new UncheckedIOException("The scan's sockets failed", e);
        } finally {
            running = null;
        }
    }

    /**
     * Ends the run soon; any thread may call this. Verdicts held back for their group are still given. A cancelled engine
     * stays cancelled: a run that starts later ends at once. An interrupt of the run's thread does the same for one run.
     */
    public void cancel() {
        cancelled = true;
        var dispatcher = running;
        if (dispatcher != null) {
            dispatcher.wakeUp();
        }
    }

    /** One run. */
    private final class Run {
        private final Dispatcher dispatcher;
        private final Resolver resolver;
        private final GroupHealth health;
        private final Map<VerdictKind, Long> verdicts = new EnumMap<>(VerdictKind.class);
        private int open;

        Run(Dispatcher dispatcher, Resolver resolver, Consumer<Verdict> consumer) {
            this.dispatcher = dispatcher;
            this.resolver = resolver;
            this.health = new GroupHealth(settings.health(), verdict -> {
                verdicts.merge(verdict.kind(), 1L, Long::sum);
                consumer.accept(verdict);
            });
        }

        ScanReport scan(Iterator<ScanTarget> source, Duration longest) throws IOException {
            var started = System.nanoTime();
            var end = endBy(source, started, longest);
            while (end == null) {
                var more = admit(source);
                dispatcher.pass(
                        more && dispatcher.wantsMore() && open < settings.openDomains() ? 0 : LONGEST_WAIT_MILLIS);
                end = endBy(source, started, longest);
            }
            return new ScanReport(
                    end,
                    Collections.unmodifiableMap(verdicts),
                    open,
                    health.finish(),
                    dispatcher.counters(),
                    Duration.ofNanos(System.nanoTime() - started));
        }

        /** Why the run ends now, or null. The interrupt stays set, for the caller. */
        private End endBy(Iterator<ScanTarget> source, long started, Duration longest) {
            if (cancelled || Thread.currentThread().isInterrupted()) {
                return End.CANCELLED;
            }
            if (open == 0 && !source.hasNext()) {
                return End.COMPLETE;
            }
            return System.nanoTime() - started > longest.toNanos() ? End.DEADLINE : null;
        }

        /** Takes domains while the loop has room for questions that no group supplies. */
        private boolean admit(Iterator<ScanTarget> source) {
            var admitted = 0;
            while (admitted < ADMITTED_AT_ONCE && open < settings.openDomains() && dispatcher.wantsMore()) {
                for (var i = 0; i < SENT_AT_ONCE && open < settings.openDomains() && source.hasNext(); i++) {
                    var target = source.next();
                    admitted++;
                    open++;
                    resolver.resolve(target.domain(), target.here(), verdict -> {
                        open--;
                        health.take(verdict, target.before());
                    });
                }
                if (!source.hasNext()) {
                    return false;
                }
                dispatcher.sendPermitted();
            }
            return true;
        }
    }
}
