package cn.icpfiling.account.noticetrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.FindingScene;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SentNoticesApiTest {

    private static final String SENT = "/api/v1/sent-notices";
    private static final String INTERNAL = "/internal/notices";

    private final Caller caller = new Caller();

    @Inject
    Notices notices;

    @Inject
    AccountRepository accounts;

    @Test
    void the_notices_of_a_finding_are_traced_by_finding_subject_and_account_without_their_texts() {
        var scene = new FindingScene().signedUp("zh").filed().notified();
        var service = Caller.serviceToken();

        for (var query : Map.of("finding", scene.finding.toString(), "subject", scene.subject.toString())
                .entrySet()) {
            var traced = caller.as(service)
                    .queryParam(query.getKey(), query.getValue())
                    .get(INTERNAL);
            traced.then()
                    .statusCode(200)
                    .body("items", hasSize(10))
                    .body("items.template", everyItem(equalTo("FINDING_NOTIFIED")))
                    .body("items.address", everyItem(containsString("*")))
                    .body("items.cause", everyItem(containsString(scene.finding.toString())));
            assertThat(traced.asString())
                    .doesNotContain("域名", scene.head.phone(), scene.headMail, FindingScene.HEAD, "\"text\"");
        }
        var history = caller.as(service)
                .contentType("application/json")
                .body(Map.of("ids", Map.of("subject", List.of(scene.subject)), "limit", 200))
                .post("/internal/history-entries");
        history.then()
                .statusCode(200)
                .body("entries.findAll { it.what == 'FINDING_NOTIFIED' }", hasSize(10))
                .body("entries.find { it.what == 'FINDING_NOTIFIED' }.told.details.channel", not(equalTo(null)));
        assertThat(history.asString()).doesNotContain("域名", scene.head.phone(), scene.headMail, FindingScene.HEAD);
        caller.as(caller.entersAs("desk").getString("accessToken"))
                .queryParam("account", scene.account())
                .get(SENT)
                .then()
                .statusCode(200)
                .body("items", hasSize(10));
    }

    @Test
    void a_read_of_the_notices_of_a_finding_or_of_a_prefilled_order_is_in_the_trace_of_the_filing() {
        var scene = new FindingScene().signedUp("zh").filed().notified();
        var prefilled = Ids.next();
        UnitOfWork.run(() -> notices.tell(
                accounts.findById(UUID.fromString(scene.account())),
                NoticeTemplate.ORDER_EXPIRED,
                "filing.order.expired/" + prefilled + "/1",
                Map.of("order", "00000003"),
                About.the(About.Kind.PREFILLED_ORDER, prefilled)));
        var desk = caller.entersAs("desk").getString("accessToken");
        for (var query :
                Map.of("finding", scene.finding, "prefilledOrder", prefilled).entrySet()) {
            caller.as(desk)
                    .queryParam(query.getKey(), query.getValue())
                    .get(SENT)
                    .then()
                    .statusCode(200);
        }

        var asked = Map.of("subject", scene.subject, "prefilled", prefilled);
        var objects = Map.of("subject", scene.finding, "prefilled", prefilled);
        for (var kind : asked.entrySet()) {
            caller.as(Caller.serviceToken())
                    .contentType("application/json")
                    .body(Map.of("ids", Map.of(kind.getKey(), List.of(kind.getValue())), "limit", 200))
                    .post("/internal/history-entries")
                    .then()
                    .statusCode(200)
                    .body("entries.find { it.kind == 'NOTICE' }.objectId", not(equalTo(null)))
                    .body(
                            "entries.findAll { it.what == 'NOTICES.READ' }.objectId",
                            contains(objects.get(kind.getKey()).toString()));
        }
    }

    @Test
    void the_notices_of_an_order_are_found_page_by_page_and_each_page_is_audited() throws SQLException {
        var holder = UUID.fromString(caller.signedUp().getString("account.accountId"));
        var order = Ids.next();
        for (var step = 1; step <= 3; step++) {
            var cause = "filing.order.expired/" + order + "/" + step;
            UnitOfWork.run(() -> notices.tell(
                    accounts.findById(holder),
                    NoticeTemplate.ORDER_EXPIRED,
                    cause,
                    Map.of("order", "00000003"),
                    About.the(About.Kind.ORDER, order)));
        }
        var desk = caller.entersAs("desk").getString("accessToken");

        var first = caller.as(desk)
                .queryParam("order", order)
                .queryParam("limit", 2)
                .get(SENT);
        first.then().statusCode(200).body("items", hasSize(2)).body("items[0].cause", containsString("/3"));
        String next = first.path("next");
        caller.as(desk)
                .queryParam("order", order)
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get(SENT)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", equalTo(null));

        assertThat(reads(order)).isEqualTo(2);
        caller.as(desk)
                .queryParam("order", UUID.randomUUID())
                .get(SENT)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void a_request_names_exactly_one_thing() {
        var desk = caller.entersAs("desk").getString("accessToken");

        caller.as(desk).get(SENT).then().statusCode(400).body("errors.code", hasItem("ONE_THING_WANTED"));
        caller.as(desk)
                .queryParam("order", UUID.randomUUID())
                .queryParam("finding", UUID.randomUUID())
                .get(SENT)
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("ONE_THING_WANTED"));
        caller.as(Caller.serviceToken()).get(INTERNAL).then().statusCode(400);
    }

    @Test
    void an_applicant_reads_no_trace_and_a_one_time_code_is_in_none() {
        var opened = caller.signedUp();
        var account = opened.getString("account.accountId");

        caller.as(opened.getString("session.accessToken"))
                .queryParam("account", account)
                .get(SENT)
                .then()
                .statusCode(403);
        caller.as(caller.entersAs("desk").getString("accessToken"))
                .queryParam("account", account)
                .get(SENT)
                .then()
                .statusCode(200)
                .body("items.template", not(hasItem(containsString("CODE_"))));
    }

    private static long reads(UUID order) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement(
                        "select count(*) from audit_entries where act = 'NOTICES.READ' and object_id = unhex(replace(?, '-', ''))")) {
            query.setString(1, order.toString());
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
