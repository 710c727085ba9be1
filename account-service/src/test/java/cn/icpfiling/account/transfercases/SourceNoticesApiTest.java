package cn.icpfiling.account.transfercases;

import static cn.icpfiling.account.Rows.count;
import static cn.icpfiling.account.Rows.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A crowd of accounts does not flood the owner of a filing with notices, and no case gets on without its owner told. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SourceNoticesApiTest {

    private static final SupportDesk DESK = new SupportDesk();
    private static final int CROWD = 4;

    private final Caller owner = new Caller();
    private String account;

    @Inject
    FindTransferSources findSources;

    @BeforeEach
    void an_owner_has_a_filing() {
        account = owner.signedUp().getString("account.accountId");
    }

    @AfterEach
    void forgetLimits() {
        execute("delete from limit_events");
    }

    @Test
    void of_many_cases_at_once_one_tells_the_owner_and_the_others_wait_a_day() throws Exception {
        var cases = new ArrayList<String>();
        for (var one = 0; one < CROWD; one++) {
            cases.add(opened());
        }
        try (var threads = Executors.newFixedThreadPool(CROWD)) {
            for (var one = 0; one < CROWD; one++) {
                threads.execute(findSources::findDue);
            }
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> waiting(cases) == CROWD - 1);

        assertThat(told(cases)).isOne();
        var untold = cases.stream()
                .filter(id -> DESK.shows("desk", id).path("sourceKnown") == null)
                .toList();
        assertThat(untold).hasSize(CROWD - 1);
        var before = told(cases);

        // A day later there is room for one more.
        execute("delete from limit_events");
        execute("update support_cases set next_try_at = utc_timestamp(6) where id in (" + ids(untold) + ")");
        findSources.findDue();

        await().atMost(Duration.ofSeconds(15)).until(() -> waiting(cases) == CROWD - 2);
        assertThat(told(cases)).isEqualTo(before + 1);
    }

    @Test
    @Tag("long")
    void a_case_waits_a_day_for_cases_of_other_targets_and_no_longer() throws Exception {
        var cases = new ArrayList<String>();
        for (var one = 0; one < CROWD; one++) {
            cases.add(opened());
        }
        findSources.findDue();
        await().atMost(Duration.ofSeconds(15)).until(() -> waiting(cases) == CROWD - 1);
        var last = cases.getLast();

        execute("update support_cases set opened_at = opened_at - interval 1 day, next_try_at = utc_timestamp(6)"
                + " where id in (" + ids(List.of(last)) + ")");
        findSources.findDue();

        await().atMost(Duration.ofSeconds(15)).until(() -> told(List.of(last)) == 1);
        assertThat(waiting(cases)).as("the younger ones still wait").isEqualTo(CROWD - 2);
    }

    /** Each case has a domain of its own, so the limit of cases that name one filing counts none of them twice. */
    private String opened() {
        var domain = "d-" + UUID.randomUUID() + ".cn";
        Caller.isFiled(domain, account, owner.phone(), "NONE");
        var caller = new Caller();
        var token = caller.signedUp().getString("session.accessToken");
        return caller.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("filing", domain, "holderKind", "PERSON", "name", "王小明"))
                .post("/api/v1/transfer-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    /** How many of the cases have no source yet and are not looked up for most of a day. */
    private static long waiting(List<String> cases) {
        return count("select count(*) from support_cases where sought_at is null"
                + " and next_try_at > utc_timestamp(6) + interval 23 hour and id in (" + ids(cases) + ")");
    }

    private static long told(List<String> cases) {
        var causes =
                cases.stream().map(id -> "'support-case/" + id + "/against'").collect(Collectors.joining(","));
        return count("select count(distinct cause) from notices where cause in (" + causes + ")");
    }

    private static String ids(List<String> cases) {
        return cases.stream().map(id -> "x'" + id.replace("-", "") + "'").collect(Collectors.joining(","));
    }
}
