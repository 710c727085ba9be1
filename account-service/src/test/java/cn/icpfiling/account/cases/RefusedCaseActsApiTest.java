package cn.icpfiling.account.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is refused at a case that two persons decide: another decision than the proposed one, and a message too many. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class RefusedCaseActsApiTest {

    private static final SupportDesk DESK = new SupportDesk();

    private final Caller newPhone = new Caller();
    private JsonPath opened;
    private String id;

    @BeforeEach
    void a_holder_lost_the_phone_and_handed_in_papers() {
        var holder = new Caller();
        holder.signedUp();
        opened = LostPhoneCases.handedIn(newPhone, holder.phone());
        id = opened.getString("caseId");
    }

    @Test
    void the_second_person_decides_as_the_first_one_proposed_or_sends_the_case_back() {
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT").then().body("state", equalTo("PROPOSED"));

        DESK.decides("second-desk", id, "REFUSED", "NOT_PROVEN")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_DECISION_DIFFERS"));

        DESK.decides("second-desk", id, "SENT_BACK", "CHECK_AGAIN")
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"));
    }

    @Test
    void of_two_persons_who_confirm_a_proposal_at_once_one_decides() throws Exception {
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT").then().statusCode(200);
        var seen = DESK.shows("desk", id).header("ETag");
        // Signed in before, so that the two decisions meet.
        var second = Stream.of("second-desk", "third-desk")
                .peek(login -> DESK.shows(login, id).then().statusCode(200))
                .map(login -> (Callable<Integer>) () -> DESK.decides(login, id, seen, "GRANTED", "PAPERS_PROVE_IT")
                        .statusCode())
                .toList();

        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(second).stream().map(one -> one.resultNow()))
                    .containsExactlyInAnyOrder(200, 412);
        }

        DESK.shows("desk", id).then().body("state", equalTo("DECIDED_GRANTED"));
        assertThat(Audited.acts(id)).containsOnlyOnce("SUPPORT_CASE.GRANT PAPERS_PROVE_IT");
    }

    @Test
    @Tag("long")
    void a_case_takes_a_hundred_messages() {
        for (var number = 1; number <= CaseViews.MOST_MESSAGES; number++) {
            writes("第" + number + "条").then().statusCode(200);
        }

        writes("多一条").then().statusCode(409).body("code", equalTo("CASE_MESSAGES_FULL"));
    }

    private Response writes(String text) {
        return newPhone.request()
                .header("Case-Secret", opened.getString("secret"))
                .body(Map.of("text", text))
                .post(LostPhoneCases.CASES + "/" + id + "/messages");
    }
}
