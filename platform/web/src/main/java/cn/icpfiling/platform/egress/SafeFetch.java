package cn.icpfiling.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Asks an address that a stranger chose, as the package says. Throws nothing but IllegalStateException for an interrupted thread. */
public final class SafeFetch {

    private static final Set<FetchOutcome> REFUSALS = Set.of(FetchOutcome.REFUSED_URL, FetchOutcome.REFUSED_ADDRESS);

    private final Set<Integer> ports;
    private final boolean downgrade;
    private final AddressGuard guard;
    private final HostPermits permits;
    private final Resolver resolver;
    private final Exchange exchange;

    SafeFetch(EgressSettings settings, Resolver resolver, SSLContext trust) {
        this.ports = settings.ports();
        this.downgrade = settings.downgrade();
        this.guard = new AddressGuard(settings.accepted(), settings.refused());
        this.permits = new HostPermits(settings.atOnce(), settings.perHost());
        this.resolver = resolver;
        this.exchange = new Exchange(trust, settings.userAgent());
    }

    public FetchedPage get(URI url, FetchLimits limits) {
        return send(FetchRequest.get(url, limits));
    }

    public FetchedPage send(FetchRequest request) {
        var limits = request.limits();
        var deadline = new Deadline(limits.whole(), limits.silence());
        var walk = new Walk();
        try {
            return follow(request, deadline, walk);
        } catch (FetchFault fault) {
            return new FetchedPage(
                    fault.outcome(),
                    fault.getMessage(),
                    walk.url,
                    0,
                    Map.of(),
                    new byte[0],
                    null,
                    walk.redirects,
                    fault.tls(),
                    deadline.took());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a page was fetched", stopped);
        }
    }

    /** How far the request came. */
    private static final class Walk {
        private URI url;
        private int redirects;
    }

    /**
     * Returns REFUSED_URL or REFUSED_ADDRESS if a request to the URL would be refused now; nothing is connected. Empty also for a name that
     * cannot be resolved: each request checks again.
     */
    public Optional<FetchOutcome> refusal(URI url, Duration patience) {
        var deadline = new Deadline(patience, patience);
        try {
            checked(Optional.empty(), Target.of(url, ports).host(), deadline);
            return Optional.empty();
        } catch (FetchFault fault) {
            return Optional.of(fault.outcome()).filter(REFUSALS::contains);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a URL was checked", stopped);
        }
    }

    /**
     * For a protocol that is not HTTP: its client connects to one of these addresses, under limits of its own. The host is judged as that
     * of a URL is, and so are its addresses.
     */
    public HostAddresses addresses(String host, Duration patience) {
        var deadline = new Deadline(patience, patience);
        try {
            return new HostAddresses.Checked(checked(Optional.empty(), Target.name(host), deadline));
        } catch (FetchFault fault) {
            return new HostAddresses.None(fault.outcome());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a host was checked", stopped);
        }
    }

    private FetchedPage follow(FetchRequest request, Deadline deadline, Walk walk)
            throws FetchFault, InterruptedException {
        var target = Target.of(request.url(), ports);
        while (true) {
            walk.url = target.url();
            var answer = ask(request, target, deadline);
            var follows = request.method() == FetchRequest.Method.GET
                    && request.limits().redirects() > 0;
            if (!follows || !answer.isRedirect()) {
                return fetched(answer, deadline, walk);
            }
            if (walk.redirects == request.limits().redirects()) {
                throw new FetchFault(FetchOutcome.TOO_MANY_REDIRECTS, "");
            }
            walk.redirects++;
            var next = Target.of(target.redirected(answer.header("location")), ports);
            if (target.secure() && !next.secure() && !downgrade) {
                throw new FetchFault(FetchOutcome.REFUSED_URL, "DOWNGRADE");
            }
            target = next;
        }
    }

    private static FetchedPage fetched(Answer answer, Deadline deadline, Walk walk) {
        return new FetchedPage(
                FetchOutcome.FETCHED,
                "",
                walk.url,
                answer.status(),
                answer.headers(),
                answer.body(),
                answer.address(),
                walk.redirects,
                null,
                deadline.took());
    }

    /** The turn of the process comes last: a request that waits for a busy host takes no place from requests for others. */
    private Answer ask(FetchRequest request, Target target, Deadline deadline) throws FetchFault, InterruptedException {
        try (var host = permits.ofHost(target.host(), deadline);
                var process = permits.ofProcess(deadline)) {
            var addresses = checked(request.via(), target.host(), deadline);
            deadline.asks();
            return exchange.perform(request, target, addresses, deadline);
        }
    }

    /** One address that must not be reached spoils all: the name's owner meant to reach it at some time. */
    private List<InetAddress> checked(Optional<InetAddress> via, String host, Deadline deadline)
            throws FetchFault, InterruptedException {
        var addresses = via.isPresent() ? List.of(via.get()) : resolved(host, Duration.ofMillis(deadline.patience()));
        var refusals = addresses.stream()
                .flatMap(address -> guard.refusal(address).stream())
                .collect(Collectors.toSet());
        if (!refusals.isEmpty()) {
            throw new FetchFault(
                    FetchOutcome.REFUSED_ADDRESS, refusals.iterator().next());
        }
        return addresses;
    }

    private List<InetAddress> resolved(String host, Duration patience) throws FetchFault, InterruptedException {
        try {
            var addresses = resolver.addresses(host, patience);
            if (addresses.isEmpty()) {
                throw new FetchFault(FetchOutcome.NOT_REACHED, "NAME_UNKNOWN");
            }
            return addresses;
        } catch (ResolverBusyException busy) {
            throw new FetchFault(FetchOutcome.TOO_BUSY, "NAME");
        } catch (SocketTimeoutException late) {
            throw new FetchFault(FetchOutcome.TOO_SLOW, "NAME");
        } catch (IOException unanswered) {
            throw new FetchFault(FetchOutcome.NOT_REACHED, "NAME_UNANSWERED");
        }
    }

    int freePermits() {
        return permits.free();
    }
}
