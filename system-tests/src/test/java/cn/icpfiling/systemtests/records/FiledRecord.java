package cn.icpfiling.systemtests.records;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One holder with one filed service, and everything that can be opened there without entering anything. */
final class FiledRecord {

    private static final Set<String> OVER = Set.of("COMPLETED", "ABANDONED", "EXPIRED");

    private final Caller caller;
    private final String subject;
    private final String service;

    /** What opens an order, or would. */
    enum Opening {
        CHANGE_SUBJECT,
        CHANGE_SERVICE,
        /** Without having seen what they cost: never opens one. */
        DEREGISTER_SUBJECT,
        DEREGISTER_SERVICE;

        boolean isOfService() {
            return this == CHANGE_SERVICE || this == DEREGISTER_SERVICE;
        }

        boolean isUnseen() {
            return this == DEREGISTER_SUBJECT || this == DEREGISTER_SERVICE;
        }
    }

    FiledRecord(FirstFiling filing) {
        caller = filing.caller();
        subject = caller.get("/api/v1/subjects").expect(200).text("/items/0/subjectId");
        service = caller.get("/api/v1/services").expect(200).text("/items/0/serviceId");
    }

    /** Looks at what is shown, does it, and compares. Nobody else acts meanwhile. */
    List<String> triesAndCompares(Opening act) {
        var wrong = new ArrayList<String>();
        var shown = shown(act);
        var open = open();
        var reasons = reasons(shown);
        if (reasons.contains("ORDER_IN_PROGRESS") == open.isEmpty()) {
            wrong.add("%s is shown with %s while %s is open".formatted(act, reasons, open));
        }
        var answer = opens(act);
        if (!isAsShown(act, shown.path("allowed").asBoolean(), reasons, answer)) {
            wrong.add("%s is shown with %s and answered %d %s".formatted(act, reasons, answer.status(), answer.body()));
        }
        if (answer.status() == 201 && !open().equals(List.of(answer.text("/orderId")))) {
            wrong.add("%s opened %s, open is %s".formatted(act, answer.text("/orderId"), open()));
        }
        return wrong;
    }

    private static boolean isAsShown(Opening act, boolean allowed, Set<String> reasons, Answer answer) {
        if (allowed && act.isUnseen()) {
            return answer.status() == 422 && answer.at("/code").asText().equals("IMPACT_REQUIRED");
        }
        return allowed
                ? answer.status() == 201
                : answer.status() == 409 && reasonsOf(answer).equals(reasons);
    }

    /** Every act in a session of its own at the same moment: one opens an order, the others are told of it. */
    List<String> triesAllAtOnce() throws InterruptedException {
        var wishes = Stream.of(Opening.CHANGE_SUBJECT, Opening.CHANGE_SERVICE)
                .flatMap(act -> Stream.of(act, act, act))
                .map(act -> (Callable<Answer>) () -> opens(act))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(wishes).stream()
                    .map(done -> done.resultNow())
                    .toList();
            var opened =
                    answers.stream().filter(answer -> answer.status() == 201).count();
            var refused = answers.stream()
                    .filter(answer -> answer.status() == 409
                            && answer.at("/code").asText().equals("ORDER_IN_PROGRESS"))
                    .count();
            return opened == 1 && refused == wishes.size() - 1 && open().size() == 1
                    ? List.of()
                    : List.of("of %d at once %d opened an order and %d were refused, %s are open: %s"
                            .formatted(wishes.size(), opened, refused, open(), answers));
        }
    }

    /** What is open is abandoned, so that there is something to open. */
    void givesUp() {
        open().forEach(order -> {
            var path = "/api/v1/orders/" + order;
            caller.having(caller.get(path).expect(200))
                    .post(path + "/abandonment")
                    .expect(200);
        });
    }

    private Answer opens(Opening act) {
        var path = act.isOfService() ? "/api/v1/services/" + service : "/api/v1/subjects/" + subject;
        return caller.post(path + (act.isUnseen() ? "/deregistration" : "/change"), Forms.node());
    }

    private JsonNode shown(Opening act) {
        var path = act.isOfService() ? "/api/v1/services/" + service : "/api/v1/subjects/" + subject;
        return stream(caller.get(path + "/acts").expect(200).at("/acts"))
                .filter(one -> one.path("act").asText().equals(act.name()))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(act + " is not shown beside " + Arrays.toString(Opening.values())));
    }

    private List<String> open() {
        return stream(caller.get("/api/v1/orders?limit=200").expect(200).at("/items"))
                .filter(order -> !OVER.contains(order.path("state").asText()))
                .map(order -> order.path("orderId").asText())
                .toList();
    }

    private static Set<String> reasons(JsonNode shown) {
        var reasons = new TreeSet<String>();
        shown.path("blockedBy").forEach(block -> reasons.add(block.path("code").asText()));
        return reasons;
    }

    private static Set<String> reasonsOf(Answer refusal) {
        var reasons = new TreeSet<String>();
        refusal.at("/errors")
                .forEach(error -> reasons.add(error.path("code").asText().replaceFirst("^ACT_", "")));
        return reasons;
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
