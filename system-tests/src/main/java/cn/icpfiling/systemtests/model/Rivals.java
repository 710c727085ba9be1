package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Forms;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Two holders want one subject at the same time. One gets it; the other gets it after the first gives it up (J12). */
final class Rivals {

    private final Crew crew;
    private final Record record;

    Rivals(Crew crew, Record record) {
        this.crew = crew;
        this.record = record;
    }

    void meet() {
        var company = Company.of(Company.Fate.GRANTED).who();
        crew.sandbox().post("/registry/domains", Forms.purchase(company)).expect(201);
        var both = Stream.of(crew.signUp(), crew.signUp())
                .map(session -> session.caller())
                .toList();
        var checks = both.stream()
                .map(caller -> caller.post("/api/v1/filing-type-checks", Forms.typeQuestion(company))
                        .expect(201)
                        .text("/typeCheckId"))
                .toList();

        var answers = Stream.of(0, 1)
                .map(rival ->
                        CompletableFuture.supplyAsync(() -> open(both.get(rival), checks.get(rival)), Walker.AT_ONCE))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        var winner = answers.get(0).status() == 201 ? 0 : 1;
        requires(answers.get(winner), 201, "");
        requires(answers.get(1 - winner), 409, "ORDER_IN_PROGRESS");
        var order = "/api/v1/orders/" + answers.get(winner).at("/orderId").asText();
        var shown = both.get(winner).get(order);
        requires(both.get(winner).having(shown).post(order + "/abandonment"), 200, "");
        requires(open(both.get(1 - winner), checks.get(1 - winner)), 201, "");
    }

    private static Answer open(Caller caller, String check) {
        return caller.post("/api/v1/orders", Forms.node().put("typeCheckId", check));
    }

    private void requires(Answer answer, int status, String code) {
        if (answer.status() != status || !answer.at("/code").asText().equals(code)) {
            record.violation("RIVALS %s was answered %d %s in place of %d %s"
                    .formatted(answer.request(), answer.status(), answer.body(), status, code));
        }
    }
}
