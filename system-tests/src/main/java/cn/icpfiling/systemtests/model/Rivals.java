package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Picture;
import cn.icpfiling.systemtests.chaos.Sessions;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Two holders want one subject at the same time. Each has a draft; one submits it, the other submits after the first gives it up (J12, ADR
 * 0054).
 */
final class Rivals {

    private final Crew crew;
    private final Record record;

    Rivals(Crew crew, Record record) {
        this.crew = crew;
        this.record = record;
    }

    void meet() {
        var company = Company.of(Company.Fate.GRANTED);
        crew.sandbox().post("/registry/domains", Forms.purchase(company.who())).expect(201);
        var both = Stream.of(crew.signUp(), crew.signUp()).map(Sessions::caller).toList();
        var orders = both.stream().map(caller -> drafted(caller, company)).toList();

        var answers = Stream.of(0, 1)
                .map(rival -> CompletableFuture.supplyAsync(
                        () -> submits(both.get(rival), orders.get(rival)), Walker.AT_ONCE))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        var winner = answers.get(0).status() == 200 ? 0 : 1;
        requires(answers.get(winner), 200, "");
        requires(answers.get(1 - winner), 409, "SUBJECT_BEING_FILED");
        requires(withdraws(both.get(winner), orders.get(winner)), 200, "");
        requires(submits(both.get(1 - winner), orders.get(1 - winner)), 200, "");
    }

    /** Returns the path of an order that lacks nothing. */
    private String drafted(Caller caller, Company company) {
        var check = caller.post("/api/v1/filing-type-checks", Forms.typeQuestion(company.who()))
                .expect(201)
                .text("/typeCheckId");
        var id = caller.post("/api/v1/orders", Forms.node().put("typeCheckId", check))
                .expect(201)
                .text("/orderId");
        var order = "/api/v1/orders/" + id;
        seeing(caller, order)
                .put(order + "/subject", Forms.subject(company.who()))
                .expect(200);
        seeing(caller, order)
                .put(order + "/service", Forms.service(company.who(), crew.number(caller)))
                .expect(200);
        crew.phones().showTheirFaces(caller, id);
        for (var item : caller.get(order + "/checklist").expect(200).at("/items")) {
            if (item.path("required").asBoolean()) {
                var kind = item.path("kind").asText();
                seeing(caller, order)
                        .send("PUT", order + "/materials/" + kind, Picture.png(kind), "image/png")
                        .expect(200);
            }
        }
        return order;
    }

    private static Answer submits(Caller caller, String order) {
        var declaration = caller.get(order + "/confirmation").expect(200).text("/declaration/version");
        return seeing(caller, order)
                .post(
                        order + "/submission",
                        Forms.node().put("declarationVersion", declaration).put("accepted", true));
    }

    /** The verdict on the domain may arrive between reading the order and withdrawing it: then the holder looks again, as a program does. */
    private static Answer withdraws(Caller caller, String order) {
        var answer = seeing(caller, order).post(order + "/withdrawal");
        for (var again = 0; answer.status() == 412 && again < 5; again++) {
            answer = seeing(caller, order).post(order + "/withdrawal");
        }
        return answer;
    }

    private static Caller seeing(Caller caller, String order) {
        return caller.having(caller.get(order).expect(200));
    }

    private void requires(Answer answer, int status, String code) {
        if (answer.status() != status || !answer.at("/code").asText().equals(code)) {
            record.violation("RIVALS %s was answered %d %s in place of %d %s"
                    .formatted(answer.request(), answer.status(), answer.body(), status, code));
        }
    }
}
