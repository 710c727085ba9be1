package cn.icpfiling.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the resolver of the operating system. Its call cannot be cut short, so a few threads make it, and the caller waits no longer than
 * its patience. The root's dot keeps the search list of the machine away: in a cluster it would find the cluster's own services.
 */
final class JdkResolver implements Resolver {

    private static final int THREADS = 8;
    private static final int WAITING = 64;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("egress-names-", 1).daemon().factory());

    private final Names names;

    /** The call of the operating system. */
    interface Names {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    JdkResolver() {
        this(host -> List.of(InetAddress.getAllByName(host + ".")));
    }

    JdkResolver(Names names) {
        this.names = names;
        calls.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> addresses(String host, Duration patience) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var asked = new AtomicLong();
        try {
            var call = calls.submit(() -> {
                asked.set(Math.max(1, System.nanoTime() - begun));
                return names.addresses(host);
            });
            try {
                return call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } finally {
                call.cancel(false);
                calls.remove((Runnable) call);
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownHostException) {
                return List.of();
            }
            throw new IOException("names", failed);
        } catch (RejectedExecutionException full) {
            throw new ResolverBusyException();
        } catch (TimeoutException late) {
            var queued = asked.get();
            // A name server that is asked late has no fair time to answer.
            if (queued == 0 || queued > patience.toNanos() / 2) {
                throw new ResolverBusyException();
            }
            throw new SocketTimeoutException("names");
        }
    }

    int running() {
        return calls.getActiveCount();
    }

    int queued() {
        return calls.getQueue().size();
    }
}
