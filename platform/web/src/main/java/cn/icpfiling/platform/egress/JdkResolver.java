package cn.icpfiling.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the resolver of the operating system. Its call cannot be cut short, so a few threads make it, and the caller waits no longer than
 * its patience. Names of dead name servers do not take the threads from the others: one call at a time asks for a name, a name whose
 * call did not end in time is refused for a while without a call, and such names together get half of the threads. The root's dot keeps
 * the search list of the machine away: in a cluster it would find the cluster's own services.
 */
final class JdkResolver implements Resolver {

    static final int THREADS = 32;
    static final int WAITING = 64;
    /** So long a name is not asked for after a call that did not end in time. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private static final Duration SLOW = Duration.ofSeconds(2);
    /**
     * EAI_NONAME and EAI_NODATA, in the words of glibc, musl and macOS. The C library translates them, so the process runs with
     * {@code LC_ALL=C.UTF-8} (deploy/images/Containerfile, deploy/local/lib/environment.sh).
     */
    private static final Set<String> NO_SUCH_NAME = Set.of(
            "Name or service not known",
            "No address associated with hostname",
            "Name does not resolve",
            "Name has no usable address",
            "nodename nor servname provided, or not known");

    /** Java throws a failure again for ten seconds, by the bare name and without its words. */
    private static final Duration REPEATED = Duration.ofSeconds(15);

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("egress-names-", 1).daemon().factory());

    private final Names names;
    private final RecentNames silent;
    private final Map<String, Call> open = new HashMap<>();
    /** Names that do not exist. */
    private final RecentNames missing = new RecentNames(REPEATED);

    /** The call of the operating system. */
    interface Names {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    JdkResolver() {
        this(host -> List.of(InetAddress.getAllByName(absolute(host))), QUIET);
    }

    /** @param quiet so long a name is not asked for after a call that did not end in time */
    JdkResolver(Names names, Duration quiet) {
        this.names = names;
        this.silent = new RecentNames(quiet);
        calls.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> addresses(String host, Duration patience) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var call = joined(host);
        try {
            return call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownHostException unknown && isAnswer(host, unknown)) {
                return List.of();
            }
            throw new IOException("names", failed);
        } catch (TimeoutException late) {
            // A name server that is asked late has no fair time to answer.
            if (call.startedAt == 0 || call.startedAt - begun > patience.toNanos() / 2) {
                throw new ResolverBusyException();
            }
            silence(call);
            throw new SocketTimeoutException("names");
        } finally {
            leave(call);
        }
    }

    /**
     * Java throws the same for a name that does not exist and for a name server that fails; the words of the C library tell them apart.
     * Other words are no answer. The bare name is what Java throws while it remembers a failure: it is an answer if that was one.
     */
    private synchronized boolean isAnswer(String host, UnknownHostException unknown) {
        var words = String.valueOf(unknown.getMessage());
        if (NO_SUCH_NAME.stream().anyMatch(words::endsWith)) {
            missing.add(host);
            return true;
        }
        return words.equals(absolute(host)) && missing.isRecent(host);
    }

    private static String absolute(String host) {
        return host + ".";
    }

    /** The call that asks for the name already, or a new one. */
    private synchronized Call joined(String host) throws IOException {
        if (silent.isRecent(host)) {
            throw new SocketTimeoutException("names");
        }
        var call = open.get(host);
        if (call == null) {
            call = begin(host);
        }
        call.callers++;
        return call;
    }

    private Call begin(String host) throws IOException {
        var doubtful = silent.isKnown(host);
        if (doubtful && open.values().stream().filter(one -> one.doubtful).count() >= THREADS / 2) {
            throw new SocketTimeoutException("names");
        }
        var call = new Call(host, doubtful);
        try {
            calls.execute(call);
        } catch (RejectedExecutionException full) {
            throw new ResolverBusyException();
        }
        open.put(host, call);
        return call;
    }

    /** The last caller takes a call back that no thread has begun. */
    private synchronized void leave(Call call) {
        call.callers--;
        if (call.callers == 0 && calls.remove(call)) {
            open.remove(call.host, call);
        }
    }

    private synchronized void silence(Call call) {
        if (!call.isDone()) {
            silent.add(call.host);
        }
    }

    private synchronized void ended(Call call, boolean answered) {
        open.remove(call.host, call);
        if (answered) {
            silent.remove(call.host);
        } else if (System.nanoTime() - call.startedAt > SLOW.toNanos()) {
            // No answer of a server: the operating system gave up.
            silent.add(call.host);
        }
    }

    int running() {
        return calls.getActiveCount();
    }

    int queued() {
        return calls.getQueue().size();
    }

    /** One call, for all that ask for the name meanwhile. The resolver's lock guards {@code callers}. */
    private final class Call extends FutureTask<List<InetAddress>> {

        private final String host;
        private final boolean doubtful;
        private int callers;
        /** Zero until a thread begins. */
        private volatile long startedAt;

        Call(String host, boolean doubtful) {
            super(() -> names.addresses(host));
            this.host = host;
            this.doubtful = doubtful;
        }

        @Override
        public void run() {
            var now = System.nanoTime();
            startedAt = now == 0 ? 1 : now;
            super.run();
        }

        @Override
        protected void done() {
            ended(this, state() == State.SUCCESS);
        }
    }
}
