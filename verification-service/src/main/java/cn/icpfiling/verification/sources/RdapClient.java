package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;

/** Registration data over HTTP (RFC 7480, 9082, 9083). */
@ApplicationScoped
class RdapClient {

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String RDAP_JSON = "application/rdap+json, application/json;q=0.9";

    private final BoundedHttp http;
    private final RdapBootstrap bootstrap;
    private final RdapDomain reader;
    private final SourceSettings settings;
    private final Clock clock;

    RdapClient(BoundedHttp http, RdapBootstrap bootstrap, RdapDomain reader, SourceSettings settings, Clock clock) {
        this.http = http;
        this.bootstrap = bootstrap;
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    Sourced<Registration> ask(URI base, String ascii, Deadline deadline) {
        var askedAt = clock.instant();
        var uri = base.resolve("domain/" + ascii);
        for (var hops = 0; hops <= MOST_REDIRECTS; hops++) {
            var address = BoundedHttp.address(uri);
            var reply = http.get(uri, RDAP_JSON, deadline, settings.maxBytes());
            if (reply instanceof BoundedHttp.Failed failed) {
                return Sourced.failed(new Asked(SourceKind.RDAP, address, askedAt, failed.why(), null));
            }
            var answered = (BoundedHttp.Answered) reply;
            if (!REDIRECTS.contains(answered.status())) {
                return read(answered, ascii, new Asked(SourceKind.RDAP, address, askedAt, null, answered.body()));
            }
            var next = target(uri, answered.location());
            if (next == null || !bootstrap.names(next)) {
                return Sourced.failed(
                        new Asked(SourceKind.RDAP, address, askedAt, AnswerKind.REDIRECTED_AWAY, answered.location()));
            }
            uri = next;
        }
        return Sourced.failed(
                new Asked(SourceKind.RDAP, BoundedHttp.address(uri), askedAt, AnswerKind.REDIRECTED_AWAY, null));
    }

    private Sourced<Registration> read(BoundedHttp.Answered answered, String ascii, Asked asked) {
        return switch (answered.status()) {
            case 200 ->
                reader.read(answered.body(), ascii)
                        .map(found -> new Sourced<>(Answer.known(found), as(asked, AnswerKind.ANSWERED)))
                        .orElseGet(() -> Sourced.failed(as(asked, AnswerKind.UNREADABLE)));
            // a page of some proxy in between also says 404, but it is no RDAP answer
            case 404 ->
                Sourced.failed(as(asked, saysNothingElse(answered) ? AnswerKind.NOT_FOUND : AnswerKind.UNREADABLE));
            case 429 -> Sourced.failed(as(asked, AnswerKind.BUSY));
            default -> Sourced.failed(as(asked, AnswerKind.UNREACHABLE));
        };
    }

    private static boolean saysNothingElse(BoundedHttp.Answered answered) {
        return answered.body().isBlank()
                || answered.contentType().toLowerCase(Locale.ROOT).contains("json");
    }

    private static URI target(URI from, String location) {
        try {
            return location == null ? null : from.resolve(location);
        } catch (IllegalArgumentException noUri) {
            return null;
        }
    }

    private static Asked as(Asked asked, AnswerKind answer) {
        return new Asked(asked.source(), asked.address(), asked.askedAt(), answer, asked.raw());
    }
}
