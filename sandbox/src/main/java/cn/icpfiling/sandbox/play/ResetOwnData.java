package cn.icpfiling.sandbox.play;

import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.authority.AuthoritysTurn;
import cn.icpfiling.sandbox.authority.DeregisterAtAuthority;
import cn.icpfiling.sandbox.authority.PublicRegister;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.inbox.Inbox;
import cn.icpfiling.sandbox.inbox.Phones;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import cn.icpfiling.sandbox.registry.DomainDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Ends what a holder has under way and filed, so that the same company and domain can be filed again. The holder's own token says
 * whose data it is; what the platform shows the caller of others is left alone. A domain leaves the registry only with an order or a
 * service that ends here, because an order of long ago may name what belongs to another holder today.
 */
@ApplicationScoped
class ResetOwnData {

    private static final Set<String> WITH_THE_PROVIDER =
            Set.of("PROVIDER_REVIEW", "PROVIDER_RECHECK", "AWAITING_SUBMISSION");
    /** In the order in which an order passes them, so that one that goes on between two lists is seen. */
    private static final List<String> WITH_THE_AUTHORITY = List.of("SMS_PENDING", "AUTHORITY_REVIEW");

    private static final Set<String> ENDED = Set.of("COMPLETED", "ABANDONED", "EXPIRED");
    private static final String REGISTERED = "REGISTERED";

    private static final int TOO_MANY = 429;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Platform platform;
    private final AuthoritysTurn turn;
    private final DeregisterAtAuthority authority;
    private final PublicRegister register;
    private final DomainDirectory registry;
    private final Inbox inbox;
    private final Duration patience;
    private final TestClock clock;

    ResetOwnData(
            Platform platform,
            AuthoritysTurn turn,
            DeregisterAtAuthority authority,
            PublicRegister register,
            DomainDirectory registry,
            Inbox inbox,
            SandboxConfig config,
            TestClock clock) {
        this.platform = platform;
        this.turn = turn;
        this.patience = config.playPatience();
        this.clock = clock;
        this.authority = authority;
        this.register = register;
        this.registry = registry;
        this.inbox = inbox;
    }

    /** A holder's wish; the phone may be absent. */
    record Wish(String accessToken, String phone) {}

    /** What was done, a line each; empty if there was nothing to reset. */
    List<String> handle(Wish wish) {
        var fields = new Fields().required("/accessToken", Fields.body(wish).accessToken(), 8192);
        var named = wish.phone() != null && !wish.phone().isBlank();
        var phone = Phones.normalized(wish.phone());
        fields.check(!named || phone.isPresent(), "/phone", "WRONG_FORM", "/phone is a mainland mobile number")
                .refuseIfWrong();
        var token = wish.accessToken().strip();
        var owner = Owner.of(token).orElseGet(() -> new Owner(read("/api/v1/accounts/me", token)));
        var done = new ArrayList<String>();
        var domains = new TreeSet<String>();
        var kept = new HashSet<String>();
        var open = own("/api/v1/orders", owner, token).stream()
                .filter(order -> !ENDED.contains(order.path("state").asText()))
                .toList();
        var stay = leaveTheAuthority(open, token);
        for (var order : open) {
            var with = end(order, stay, token, done) ? domains : kept;
            Optional.ofNullable(order.path("domain").textValue()).ifPresent(with::add);
        }
        own("/api/v1/services", owner, token).stream()
                .filter(service -> REGISTERED.equals(service.path("status").asText()))
                .forEach(service -> service.path("domains").forEach(domain -> domains.add(domain.asText())));
        for (var subject : own("/api/v1/subjects", owner, token)) {
            deregister(subject, done);
        }
        domains.removeAll(kept);
        domains.forEach(domain -> remove(domain, done));
        phone.ifPresent(to -> forget(to, owner, done));
        if (owner.isPartner()) {
            deleteEndpoints(token, done);
        }
        return done;
    }

    /** Another holder may have filed the domain of a draft; then it is theirs. */
    private void remove(String domain, List<String> done) {
        if (isFiled(domain)) {
            done.add(domain + " stays: it is filed in the authority's register");
        } else if (registry.remove(domain)) {
            done.add("removed " + domain + " from the registry");
        }
    }

    private boolean isFiled(String domain) {
        return registry.find(domain)
                .flatMap(found -> register.site(found.domain()))
                .isPresent();
    }

    /** The platform shows the phone of an account masked, so that is what can be compared. */
    private void forget(String phone, Owner owner, List<String> done) {
        if (!Masks.phone(phone.replaceFirst("^\\+86", "")).equals(owner.phone())) {
            done.add("messages to the phone stay: it is not the phone of your account");
            return;
        }
        var messages = inbox.forget(phone);
        if (messages > 0) {
            done.add("deleted " + messages + " messages to the phone");
        }
    }

    /**
     * The authority ends its part at once, and the platform hears of it within seconds. Returns the orders that are there still. A list
     * has two hundred of them at once; a caller who has used up the quota by then waits no longer.
     */
    private Set<String> leaveTheAuthority(List<JsonNode> open, String token) {
        var there = open.stream()
                .filter(order -> WITH_THE_AUTHORITY.contains(order.path("state").asText()))
                .map(order -> order.path("orderId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        for (var end = clock.machineNow().plus(patience); ; PlayFiling.pause(PAUSE)) {
            there.forEach(turn::ends);
            if (there.isEmpty()) {
                return there;
            }
            var listed = withTheAuthority(token);
            listed.ifPresent(there::retainAll);
            if (there.isEmpty() || listed.isEmpty() || clock.machineNow().isAfter(end)) {
                return there;
            }
        }
    }

    /** Returns nothing if the platform refuses more requests for now. */
    private Optional<Set<String>> withTheAuthority(String token) {
        var found = new HashSet<String>();
        for (var state : WITH_THE_AUTHORITY) {
            var path = "/api/v1/orders?limit=200&state=" + state;
            for (var cursor = ""; cursor != null; ) {
                var answer = platform.get(path + cursor, token);
                if (answer.status() == TOO_MANY) {
                    return Optional.empty();
                }
                var page = body(answer);
                page.path("items")
                        .forEach(order -> found.add(order.path("orderId").asText()));
                var next = page.path("next").asText("");
                cursor = next.isEmpty() ? null : "&cursor=" + next;
            }
        }
        return Optional.of(found);
    }

    private void deleteEndpoints(String token, List<String> done) {
        var listed = platform.get("/api/v1/webhook-endpoints?limit=200", token);
        if (!listed.is2xx()) {
            done.add("webhook endpoints stay: " + listed.body().path("detail").asText());
        }
        for (var endpoint : listed.body().path("items")) {
            var id = endpoint.path("endpointId").asText();
            var deleted = platform.delete("/api/v1/webhook-endpoints/" + id, token);
            done.add(
                    deleted.is2xx()
                            ? "deleted the webhook endpoint " + id
                            : "the webhook endpoint " + id + " stays: "
                                    + deleted.body().path("detail").asText());
        }
    }

    /** Returns whether the order is abandoned now. */
    private boolean end(JsonNode order, Set<String> stay, String token, List<String> done) {
        var id = order.path("orderId").asText();
        var state = order.path("state").asText();
        var path = "/api/v1/orders/" + id;
        if (stay.contains(id)) {
            done.add("order " + id + " stays: the authority has not answered yet. Reset again in a moment");
            return false;
        }
        if (WITH_THE_PROVIDER.contains(state)) {
            act(path, "/withdrawal", token);
        }
        var ended = act(path, "/abandonment", token);
        done.add(
                ended.is2xx()
                        ? "abandoned order " + id
                        : "order " + id + " stays: " + ended.code() + ", "
                                + ended.body().path("detail").asText());
        return ended.is2xx();
    }

    private Platform.Answer act(String path, String act, String token) {
        return platform.post(path + act, null, token, platform.get(path, token).etag());
    }

    private void deregister(JsonNode subject, List<String> done) {
        var number = subject.path("subjectNumber").asText("");
        if (number.isEmpty()) {
            return;
        }
        try {
            authority.handle(new DeregisterAtAuthority.Wish(number, null, "沙箱数据重置"));
            done.add("the authority deregistered " + number + ", and the platform hears of it within seconds");
        } catch (Refusal alreadyEnded) {
            done.add(number + " is not in the authority's register any more");
        }
    }

    /** What the owner of the token holds: the platform shows a member of the staff the data of all holders. */
    private List<JsonNode> own(String path, Owner owner, String token) {
        var found = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = read(path + "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), token);
            page.path("items").forEach(found::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        found.removeIf(one -> !owner.owns(one));
        return found;
    }

    /** Waits while the platform refuses more requests for now. */
    private JsonNode read(String path, String token) {
        var end = clock.machineNow().plus(patience);
        var answer = platform.get(path, token);
        while (answer.status() == TOO_MANY && clock.machineNow().isBefore(end)) {
            PlayFiling.pause(PAUSE);
            answer = platform.get(path, token);
        }
        return body(answer);
    }

    private static JsonNode body(Platform.Answer answer) {
        if (answer.is2xx()) {
            return answer.body();
        }
        throw answer.status() == 401 || answer.status() == 403
                ? Refusal.of(
                        401,
                        "TOKEN_REFUSED",
                        "The token is refused",
                        answer.body().path("detail").asText("The platform refuses the token"),
                        "Sign in as the applicant whose data is to be reset and take the new access token, or take that of a partner's client")
                : PlayFiling.refused(answer);
    }
}
