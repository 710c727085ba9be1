package cn.icpfiling.inspection.pages;

import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchedPage;
import cn.icpfiling.platform.egress.TlsFault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/** Asks the addresses of a domain, with and without www., until one has a page, and decides which outcome is the domain's. */
final class AskHomePage {

    private static final int FIRST_ERROR = 400;
    private static final String WWW = "www.";
    private static final String NAME_UNKNOWN = "NAME_UNKNOWN";
    private static final int PAGE = 3;
    private static final int BUSY = 2;

    private final PageSettings settings;
    private final BiFunction<URI, Duration, FetchedPage> get;
    private final long until;
    private TlsFault tls;

    /** @param get asks an address, within the time */
    AskHomePage(PageSettings settings, BiFunction<URI, Duration, FetchedPage> get) {
        this.settings = settings;
        this.get = get;
        this.until = System.nanoTime() + settings.longest().toNanos();
    }

    /** @param tls what was wrong at the first address that had something wrong; null if none had */
    record Asked(FetchedPage page, TlsFault tls) {}

    /** The filed domain's own outcome stands, unless www. has a page, or the platform was too busy to ask it. */
    Asked ask(String domain) {
        var own = host(domain);
        if (own.filter(page -> weight(page) == PAGE).isPresent()) {
            return new Asked(own.get(), tls);
        }
        var www = host(WWW + domain);
        return new Asked(www.filter(page -> weight(page) >= BUSY).or(() -> own).orElseThrow(), tls);
    }

    Duration left() {
        return Duration.ofNanos(until - System.nanoTime());
    }

    private Optional<FetchedPage> host(String host) {
        FetchedPage best = null;
        for (var url : settings.urls(host)) {
            if (left().isNegative() || best != null && (weight(best) == PAGE || isUnknown(best, host))) {
                break;
            }
            var page = get.apply(URI.create(url), left());
            tls = tls == null ? page.tls() : tls;
            best = best == null || weight(page) >= weight(best) ? page : best;
        }
        return Optional.ofNullable(best);
    }

    /** A page tells more than any failure; a failure of the platform's own makes every other uncertain; an error is an answer too. */
    private static int weight(FetchedPage page) {
        if (page.outcome() == FetchOutcome.TOO_BUSY) {
            return BUSY;
        }
        if (!page.isFetched()) {
            return 0;
        }
        return page.status() < FIRST_ERROR ? PAGE : 1;
    }

    /** Whether the host has no address, so that it has none for its other URLs either. */
    private static boolean isUnknown(FetchedPage page, String host) {
        return page.outcome() == FetchOutcome.NOT_REACHED
                && page.detail().equals(NAME_UNKNOWN)
                && page.url().getHost().equals(host);
    }
}
