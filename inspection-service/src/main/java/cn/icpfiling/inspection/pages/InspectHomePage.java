package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageChecks;
import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageWords;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.platform.egress.FetchLimits;
import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchRequest;
import cn.icpfiling.platform.egress.FetchedPage;
import cn.icpfiling.platform.egress.SafeFetch;
import cn.icpfiling.platform.egress.TlsFault;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Looks at the home page of a filed domain. Asks the network: call it outside a transaction, on a virtual thread. */
@ApplicationScoped
public class InspectHomePage {

    private static final int MOST_ADDRESSES = 4;
    private static final int PARSED_AT_ONCE = 4;
    /** Also at the end of the look's time: the page has come, and judging it takes little. */
    private static final long LEAST_WAIT_NANOS = 1_000_000_000;

    private final SafeFetch egress;
    private final PageSettings settings;
    private final PolicyVersions policies;
    private final Clock clock;
    private final Semaphore parsing = new Semaphore(PARSED_AT_ONCE, true);

    InspectHomePage(SafeFetch egress, PageSettings settings, PolicyVersions policies, Clock clock) {
        this.egress = egress;
        this.settings = settings;
        this.policies = policies;
        this.clock = clock;
    }

    /** An answer to the platform's own request for a host at a given address. */
    public record SiteAnswer(InetAddress address, int status, Instant at) {}

    /**
     * What the addresses of a host answered.
     *
     * @param answer the first one that counts
     * @param busy whether the platform was too busy for one of the requests
     */
    public record Asked(Optional<SiteAnswer> answer, boolean busy) {}

    /** Asks the addresses of the domain until one answers with a page, and judges the page. Never throws for what the world does. */
    public PageInspection inspect(FiledPage filed) {
        var asking = new AskHomePage(settings, (url, left) -> egress.get(url, limits(left)));
        var asked = asking.ask(filed.domain());
        return judged(filed, asked.page(), asked.tls(), asking.left());
    }

    /**
     * Whether the site answers at one of these addresses: the platform's own request, with the domain as host. Asks at most four addresses.
     * A redirect is an answer and is not followed.
     *
     * @param addresses of the provider, such as the domain resolves to
     * @param counts whether an answer is the site's
     */
    public Asked ask(String domain, Collection<InetAddress> addresses, Predicate<FetchedPage> counts) {
        var busy = false;
        var until = System.nanoTime() + settings.longest().toNanos();
        for (var address : addresses.stream().limit(MOST_ADDRESSES).toList()) {
            for (var url : settings.urls(domain)) {
                var left = Duration.ofNanos(until - System.nanoTime());
                if (left.isNegative()) {
                    return new Asked(Optional.empty(), busy);
                }
                var page = egress.send(FetchRequest.get(URI.create(url), withoutRedirects(left))
                        .via(address));
                busy |= page.outcome() == FetchOutcome.TOO_BUSY;
                if (page.isFetched() && counts.test(page)) {
                    return new Asked(Optional.of(new SiteAnswer(address, page.status(), clock.instant())), busy);
                }
            }
        }
        return new Asked(Optional.empty(), busy);
    }

    private static FetchLimits limits(Duration left) {
        return limits(left, FetchLimits.ofPage().redirects());
    }

    /** Following a redirect would ask the same address again, where the certificate of a site may not be valid. */
    private static FetchLimits withoutRedirects(Duration left) {
        return limits(left, 0);
    }

    private static FetchLimits limits(Duration left, int redirects) {
        var page = FetchLimits.ofPage();
        var whole = left.compareTo(page.whole()) < 0 ? left : page.whole();
        return new FetchLimits(
                whole,
                page.silence(),
                page.headBytes(),
                page.bodyBytes(),
                page.decodedBytes(),
                page.ratio(),
                redirects);
    }

    /** Parsing takes many times the memory of a page, so few pages are parsed at a time. */
    private PageInspection judged(FiledPage filed, FetchedPage page, TlsFault tls, Duration left) {
        if (!page.isFetched()) {
            return unseen(filed, page, page.outcome(), page.detail(), tls);
        }
        var words = policies.pageWords(); // before a permit is taken: the database may be slow
        try {
            if (!parsing.tryAcquire(Math.max(LEAST_WAIT_NANOS, left.toNanos()), TimeUnit.NANOSECONDS)) {
                return unseen(filed, page, FetchOutcome.TOO_BUSY, "PARSING", tls);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a page was judged", stopped);
        }
        try {
            return seen(filed, page, words, tls);
        } finally {
            parsing.release();
        }
    }

    private PageInspection seen(FiledPage filed, FetchedPage page, PageWords words, TlsFault tls) {
        var now = clock.instant();
        var judged = JudgePage.of(page, filed, words, now);
        var source = EvidenceSource.of(judged.source(), judged.observations(), settings.evidenceCharacters());
        return new PageInspection(
                Ids.next(),
                filed,
                now,
                page.outcome(),
                "",
                page.url().toString(),
                page.status(),
                judged.title(),
                tls,
                sha256(page.body()),
                judged.observations(),
                source.text(),
                source.whole());
    }

    private PageInspection unseen(
            FiledPage filed, FetchedPage page, FetchOutcome outcome, String detail, TlsFault tls) {
        var note = switch (outcome) {
            case TOO_BUSY -> PageNote.NOT_ASKED;
            case TOO_LARGE -> PageNote.TOO_LARGE;
            default -> PageNote.NOT_REACHED;
        };
        return new PageInspection(
                Ids.next(),
                filed,
                clock.instant(),
                outcome,
                detail,
                page.url() == null ? null : page.url().toString(),
                0,
                "",
                tls,
                null,
                PageChecks.unseen(note),
                "",
                true);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
