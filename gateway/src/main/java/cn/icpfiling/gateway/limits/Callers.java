package cn.icpfiling.gateway.limits;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.web.MachineClock;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds who sent a request, and by which quotas they are counted. A token is read only after its signature was found good. A partner's
 * token names the quotas of partner and client, as account-service had them when it issued the token; so the gateway asks no service, and a
 * change holds within the ten minutes that a token lives.
 */
@Singleton
final class Callers {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    /** 258 bits of a signature: enough to know a token by, and no token. */
    private static final int MARK = 43;

    private final LimitSettings settings;
    private final Times times;
    private final Map<String, Subjects> subjects = new LinkedHashMap<>();
    private final Policy ofAddress;
    private final Policy ofOpenWrites;
    private final Cache<String, Caller> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    private final Cache<String, Boolean> unsigned;

    @Inject
    Callers(LimitSettings settings, @MachineClock Clock clock, MeterRegistry metrics) {
        this(settings, new Times(System::nanoTime, clock));
        subjects.forEach((name, all) -> Gauge.builder("gateway.limits.subjects", all, Subjects::size)
                .tag("policy", name)
                .description("Subjects whose quota is not whole")
                .register(metrics));
    }

    Callers(LimitSettings settings, Times times) {
        this.settings = settings;
        this.times = times;
        this.unsigned = Caffeine.newBuilder()
                .maximumSize(settings.subjects())
                .expireAfterWrite(REMEMBERED)
                .build();
        this.ofAddress = Policy.aMinute("address", settings.address());
        this.ofOpenWrites = Policy.aMinute("open-writes", settings.openWrites());
        for (var name : List.of("address", "open-writes", "account", "member", "client", "partner")) {
            subjects.put(name, new Subjects(false, settings.subjects()));
        }
        for (var name : List.of("client-day", "partner-day")) {
            subjects.put(name, new Subjects(true, settings.subjects()));
        }
    }

    boolean areCountedAt(String operationId) {
        return !settings.uncounted().contains(operationId);
    }

    /** Whether the last report of a caller without a token was not signed well. */
    boolean isUnsigned(String address) {
        return unsigned.getIfPresent(subject(address)) != null;
    }

    /** A refusal of the gateway, or a fault, says nothing about the signature. */
    void reported(String address, int status) {
        if (status == CommonProblem.UNAUTHENTICATED.status()) {
            unsigned.put(subject(address), true);
        } else if (status < 300) {
            unsigned.invalidate(subject(address));
        }
    }

    private static String subject(String address) {
        return address == null ? "unknown" : network(address);
    }

    Times times() {
        return times;
    }

    void forgetWhole() {
        subjects.values().forEach(all -> all.forgetWhole(times));
    }

    /**
     * @param address null if it is unknown
     * @param writes whether the request does more than read
     */
    Caller ofAddress(String address, boolean writes) {
        var subject = subject(address);
        var quota = quota(ofAddress, subject);
        return new Caller(subject, true, writes ? List.of(quota(ofOpenWrites, subject), quota) : List.of(quota));
    }

    /** Cuts an IPv6 address to its first 64 bits: a household or a machine has all addresses of them. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        var end = -1;
        for (var group = 0; group < 4; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }

    /** @param token a token that was found good */
    Caller ofToken(String token) {
        var signature = token.lastIndexOf('.') + 1;
        var mark = token.substring(signature, Math.min(token.length(), signature + MARK));
        var found = known.getIfPresent(mark);
        if (found == null) {
            found = read(token);
            known.put(mark, found);
        }
        return found;
    }

    private Caller read(String token) {
        var claims = claims(token);
        var subject = String.valueOf(claims.getValue("sub"));
        var partner = claims.getValue("partner");
        if (partner != null) {
            return new Caller(partner.toString(), ofPartner(claims, partner.toString()));
        }
        var account = quota(Policy.aMinute("account", settings.account()), subject);
        var member = claims.getValue("member");
        return new Caller(
                subject,
                member == null
                        ? List.of(account)
                        : List.of(quota(Policy.aMinute("member", settings.member()), member.toString()), account));
    }

    /** Minutes come before days: what a minute refuses is not taken from the day. */
    private List<Quota> ofPartner(JsonObject claims, String partner) {
        var client = String.valueOf(claims.getValue("client_id"));
        var quotas = new ArrayList<Quota>(4);
        if (claims.containsKey("client_quota_minute")) {
            quotas.add(quota(Policy.aMinute("client", number(claims, "client_quota_minute")), client));
        }
        if (claims.containsKey("quota_minute")) {
            quotas.add(quota(Policy.aMinute("partner", number(claims, "quota_minute")), partner));
        }
        if (claims.containsKey("client_quota_day")) {
            quotas.add(quota(Policy.aDay("client-day", number(claims, "client_quota_day")), client));
        }
        if (claims.containsKey("quota_day")) {
            quotas.add(quota(Policy.aDay("partner-day", number(claims, "quota_day")), partner));
        }
        return quotas.isEmpty()
                ? List.of(quota(Policy.aMinute("client", settings.client()), client))
                : List.copyOf(quotas);
    }

    private static long number(JsonObject claims, String name) {
        return claims.getValue(name) instanceof Number number ? number.longValue() : 0;
    }

    private Quota quota(Policy policy, String subject) {
        return new Quota(policy, subjects.get(policy.name()), subject);
    }

    private static JsonObject claims(String token) {
        var parts = token.split("\\.", 3);
        try {
            return parts.length < 2
                    ? new JsonObject()
                    : new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DecodeException unreadable) {
            return new JsonObject();
        }
    }
}
