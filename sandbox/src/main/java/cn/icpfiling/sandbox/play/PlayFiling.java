package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.authority.AuthoritysTurn;
import cn.icpfiling.sandbox.authority.TypeCodes;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Takes a submitted order to its end: the reviewer's approval, the principals' codes at the authority, and its decision. */
@ApplicationScoped
class PlayFiling {

    private static final Set<String> UNDER_REVIEW = Set.of("PROVIDER_REVIEW", "PROVIDER_RECHECK");
    /** Nothing here can move it on. */
    private static final Set<String> HOLDERS_TURN =
            Set.of("DRAFT", "PROVIDER_CORRECTION", "PROVIDER_REJECTED", "SMS_EXPIRED", "AUTHORITY_REJECTED");

    private static final Set<String> ENDED = Set.of("COMPLETED", "ABANDONED", "EXPIRED");
    private static final List<String> WAITING =
            List.of("PROVIDER_REVIEW", "PROVIDER_RECHECK", "SMS_PENDING", "AUTHORITY_REVIEW");
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Platform platform;
    private final Reviewer reviewer;
    private final TypeCodes typeCodes;
    private final AuthoritysTurn authority;
    private final Duration patience;
    private final TestClock clock;

    PlayFiling(
            Platform platform,
            Reviewer reviewer,
            TypeCodes typeCodes,
            AuthoritysTurn authority,
            SandboxConfig config,
            TestClock clock) {
        this.platform = platform;
        this.reviewer = reviewer;
        this.typeCodes = typeCodes;
        this.authority = authority;
        this.patience = config.playPatience();
        this.clock = clock;
    }

    /** The outcome of a played order, with what was done. */
    record Played(String orderId, String state, Outcome outcome, List<String> steps) {}

    enum Outcome {
        ENDED,
        WAITS_FOR_HOLDER,
        /** A verdict that did not pass is a person's to judge. */
        WAITS_FOR_REVIEWER,
        STILL_RUNNING
    }

    /** An order that the page offers. */
    record Waiting(String orderId, String domain, String type, String state, String submittedAt) {}

    /** Orders in the hands of a reviewer or of the authority, newest first; none if no reviewer is configured. */
    List<Waiting> waiting() {
        if (!reviewer.isThere()) {
            return List.of();
        }
        return WAITING.stream().flatMap(state -> in(state).stream()).toList();
    }

    private List<Waiting> in(String state) {
        var page = reviewer.ask(token -> platform.get("/api/v1/orders?limit=20&state=" + state, token));
        return StreamSupport.stream(page.body().path("items").spliterator(), false)
                .map(order -> new Waiting(
                        order.path("orderId").asText(),
                        order.path("domain").asText("–"),
                        order.path("type").asText(),
                        order.path("state").asText(),
                        order.path("submittedAt").asText("")))
                .toList();
    }

    Played handle(UUID orderId) {
        var steps = new ArrayList<String>();
        var path = "/api/v1/orders/" + orderId;
        for (var end = clock.machineNow().plus(patience); ; ) {
            var shown = reviewer.ask(token -> platform.get(path, token));
            if (!shown.is2xx()) {
                throw refused(shown);
            }
            var state = shown.body().path("state").asText();
            var outcome = outcome(state, shown.body(), path, shown.etag(), steps);
            if (outcome != Outcome.STILL_RUNNING || clock.machineNow().isAfter(end)) {
                return new Played(orderId.toString(), state, outcome, steps);
            }
            pause(PAUSE);
        }
    }

    private Outcome outcome(String state, JsonNode order, String path, String etag, List<String> steps) {
        if (ENDED.contains(state)) {
            return Outcome.ENDED;
        }
        if (HOLDERS_TURN.contains(state)) {
            return Outcome.WAITS_FOR_HOLDER;
        }
        if (UNDER_REVIEW.contains(state)) {
            return review(order, path, etag, steps);
        }
        if (state.equals("SMS_PENDING")) {
            typeCodes
                    .allOf(order.path("orderId").asText())
                    .forEach(phone -> steps.add("typed the authority's code of " + phone));
        }
        if (state.equals("AUTHORITY_REVIEW")
                && authority.decidesNow(order.path("orderId").asText())) {
            steps.add("the authority decides now, without the days of the test clock that the domain asks for");
        }
        return Outcome.STILL_RUNNING;
    }

    private Outcome review(JsonNode order, String path, String etag, List<String> steps) {
        var verdict = order.path("verdict").path("outcome").asText("");
        if (verdict.isEmpty()) {
            return Outcome.STILL_RUNNING;
        }
        if (!verdict.equals("PASSED")) {
            steps.add("the verdict is " + verdict + ", which a person must judge");
            return Outcome.WAITS_FOR_REVIEWER;
        }
        var decided = reviewer.ask(
                token -> platform.post(path + "/provider-decision", Map.of("decision", "APPROVE"), token, etag));
        if (decided.is2xx()) {
            steps.add("approved as the provider's reviewer");
        } else if (decided.status() != 412) {
            steps.add("the approval was refused: " + decided.code() + ", "
                    + decided.body().path("detail").asText());
            return Outcome.WAITS_FOR_REVIEWER;
        }
        return Outcome.STILL_RUNNING;
    }

    static Refusal refused(Platform.Answer answer) {
        var detail = answer.body().path("detail").asText("The platform answered " + answer.status());
        if (answer.status() == 404) {
            return Refusal.notFound(detail, "Check what was entered");
        }
        return Refusal.of(
                502,
                "PLATFORM_REFUSED",
                "The platform refuses",
                detail,
                answer.body().path("remedy").asText("Check what was entered"));
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
