package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.authority.DeregisterAtAuthority;
import cn.icpfiling.sandbox.inbox.Inbox;
import cn.icpfiling.sandbox.inbox.Phones;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import cn.icpfiling.sandbox.registry.DomainDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ends what a holder has under way and filed, so that the same company and domain can be filed again. The holder's own token says
 * whose data it is: the platform shows no caller the orders of others, so nothing of others is touched.
 */
@ApplicationScoped
class ResetOwnData {

    private static final Set<String> WITH_THE_PROVIDER =
            Set.of("PROVIDER_REVIEW", "PROVIDER_RECHECK", "AWAITING_SUBMISSION");
    private static final Set<String> WITH_THE_AUTHORITY = Set.of("SMS_PENDING", "AUTHORITY_REVIEW");
    private static final Set<String> ENDED = Set.of("COMPLETED", "ABANDONED", "EXPIRED");

    private final Platform platform;
    private final DeregisterAtAuthority authority;
    private final DomainDirectory registry;
    private final Inbox inbox;

    ResetOwnData(Platform platform, DeregisterAtAuthority authority, DomainDirectory registry, Inbox inbox) {
        this.platform = platform;
        this.authority = authority;
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
        var done = new ArrayList<String>();
        var domains = new TreeSet<String>();
        for (var order : all("/api/v1/orders", token)) {
            if (order.hasNonNull("domain")) {
                domains.add(order.path("domain").asText());
            }
            end(order, token, done);
        }
        all("/api/v1/services", token)
                .forEach(service -> service.path("domains").forEach(domain -> domains.add(domain.asText())));
        for (var subject : all("/api/v1/subjects", token)) {
            deregister(subject, done);
        }
        for (var domain : domains) {
            if (registry.remove(domain)) {
                done.add("removed " + domain + " from the registry");
            }
        }
        phone.ifPresent(to -> {
            var messages = inbox.forget(to);
            if (messages > 0) {
                done.add("deleted " + messages + " messages to the phone");
            }
        });
        return done;
    }

    private void end(JsonNode order, String token, List<String> done) {
        var id = order.path("orderId").asText();
        var state = order.path("state").asText();
        var path = "/api/v1/orders/" + id;
        if (ENDED.contains(state)) {
            return;
        }
        if (WITH_THE_AUTHORITY.contains(state)) {
            done.add("order " + id + " stays: it is with the authority. Play it to the end, then reset again");
            return;
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
            done.add("the authority deregistered " + number + "; the platform hears of it within seconds");
        } catch (Refusal alreadyEnded) {
            done.add(number + " is not in the authority's register any more");
        }
    }

    private List<JsonNode> all(String path, String token) {
        var found = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = platform.get(path + "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), token);
            if (!page.is2xx()) {
                throw page.status() == 401 || page.status() == 403
                        ? Refusal.of(
                                401,
                                "TOKEN_REFUSED",
                                "The token is refused",
                                page.body().path("detail").asText("The platform refuses the token"),
                                "Sign in as the applicant whose data is to be reset, and take the new access token")
                        : PlayFiling.refused(page);
            }
            page.body().path("items").forEach(found::add);
            cursor = page.body().path("next").asText("");
        } while (!cursor.isEmpty());
        return found;
    }
}
