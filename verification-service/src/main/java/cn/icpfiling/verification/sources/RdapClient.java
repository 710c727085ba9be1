package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.registration.RdapReader;
import cn.icpfiling.verification.registration.Reading;
import cn.icpfiling.verification.registration.RegistrationRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Registration data over HTTP (RFC 7480, 9082, 9083). The client follows at most three redirects: no loop, only public
 * addresses, and from https only to https.
 */
@ApplicationScoped
class RdapClient {

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String RDAP_JSON = "application/rdap+json";
    private static final String ACCEPT = RDAP_JSON + ", application/json;q=0.9";

    private final BoundedHttp http;
    private final PublicAddresses addresses;
    private final Clock clock;

    RdapClient(BoundedHttp http, PublicAddresses addresses, Clock clock) {
        this.http = http;
        this.addresses = addresses;
        this.clock = clock;
    }

    AskedServer server(URI base) {
        return new AskedServer(http.gate(SourceKind.RDAP, base));
    }

    Sourced<RegistrationRecord> ask(URI base, DomainName name, Deadline deadline) {
        return askAt(base.resolve("domain/" + name.ascii()), name, deadline);
    }

    /**
     * Asks for the registrar's own record, if the registry's record links to it. Only https is allowed, so that no one
     * in between can forge the answer.
     */
    Sourced<RegistrationRecord> askRegistrar(URI link, DomainName name, Deadline deadline) {
        return isHttps(link) || addresses.isAllowed(link.getHost())
                ? askAt(link, name, deadline)
                : failed(link, clock.instant(), AnswerKind.REDIRECTED_AWAY, null);
    }

    private Sourced<RegistrationRecord> askAt(URI whole, DomainName name, Deadline deadline) {
        var askedAt = clock.instant();
        var uri = whole;
        var been = new HashSet<URI>();
        while (been.size() <= MOST_REDIRECTS && been.add(uri)) {
            var reply = http.getNamedByData(SourceKind.RDAP, uri, ACCEPT, deadline);
            if (reply instanceof BoundedHttp.Failed(var why)) {
                return failed(uri, askedAt, why, null);
            }
            var answered = (BoundedHttp.Answered) reply;
            if (!REDIRECTS.contains(answered.status())) {
                return read(answered, name, uri, askedAt);
            }
            var next = target(uri, answered.location());
            if (next == null) {
                return failed(uri, askedAt, AnswerKind.REDIRECTED_AWAY, answered.location());
            }
            uri = next;
        }
        return failed(uri, askedAt, AnswerKind.REDIRECTED_AWAY, null);
    }

    private static Sourced<RegistrationRecord> read(
            BoundedHttp.Answered answered, DomainName name, URI uri, Instant askedAt) {
        if (answered.status() == 200 && RdapReader.read(answered.bytes(), name) instanceof Reading.Found(var found)) {
            return new Sourced<>(Answer.known(found), asked(uri, askedAt, AnswerKind.ANSWERED, answered.body()));
        }
        var why = switch (answered.status()) {
            case 200 -> AnswerKind.UNREADABLE;
            case 404 -> saysNotFound(answered) ? AnswerKind.NOT_FOUND : AnswerKind.UNREADABLE;
            case 429 -> AnswerKind.BUSY;
            default -> AnswerKind.UNREACHABLE;
        };
        return failed(uri, askedAt, why, answered.body());
    }

    /** RFC 7480, 5.3: an error may have no body. Then its media type must show that it comes from an RDAP server. */
    private static boolean saysNotFound(BoundedHttp.Answered answered) {
        return answered.body().isBlank()
                ? answered.contentType().toLowerCase(Locale.ROOT).startsWith(RDAP_JSON)
                : RdapReader.saysNotFound(answered.bytes());
    }

    /** Returns null if the redirect must not be followed. */
    private static URI target(URI from, String location) {
        try {
            var next = location == null ? null : from.resolve(location).normalize();
            return next != null && isWeb(next) && (isHttps(next) || !isHttps(from)) ? next : null;
        } catch (IllegalArgumentException noUri) {
            return null;
        }
    }

    static boolean isWeb(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return uri.getHost() != null && uri.getUserInfo() == null && (scheme.equals("https") || scheme.equals("http"));
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static Sourced<RegistrationRecord> failed(URI uri, Instant askedAt, AnswerKind why, String raw) {
        return Sourced.failed(asked(uri, askedAt, why, raw));
    }

    private static Asked asked(URI uri, Instant askedAt, AnswerKind answer, String raw) {
        return new Asked(SourceKind.RDAP, BoundedHttp.address(uri), askedAt, answer, raw);
    }
}
