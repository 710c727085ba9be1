package cn.icpfiling.account.transfercases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.account.transfers.Holder;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** J14, offline: what keeps a filing from moving is told to those who can mend it, before papers are handed in in vain. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TransferPreconditionsApiTest {

    private static final SupportDesk DESK = new SupportDesk();
    private static final Map<String, Object> NOTHING = Map.of("openOrder", false);
    private static final Map<String, Object> AN_ORDER = Map.of("openOrder", true);
    private static final Map<String, Object> A_FILING =
            Map.of("openOrder", false, "subject", Map.of("subjectId", UUID.randomUUID(), "services", 1));

    private Holder target;
    private Holder source;
    private TransferScene scene;

    @Inject
    FindTransferSources findSources;

    @Inject
    SeekOwnersAnew seekOwners;

    @Inject
    OwnersDay ownersDay;

    @Inject
    BusinessClock clock;

    @BeforeEach
    void a_filing_is_held_by_another_account() {
        target = Holder.signedUp();
        source = Holder.signedUp();
        scene = TransferScene.of(target);
        scene.isFiledFor(source.account());
    }

    @AfterEach
    void forgetLimits() {
        clock.moveTo(Duration.ZERO);
        TransferScene.forgetLimits();
    }

    @Test
    void an_account_with_a_filing_or_an_open_order_opens_no_case_whatever_it_names() {
        for (var filing : List.of(scene.domain(), "d-" + UUID.randomUUID() + ".cn")) {
            Holder.knows(target.account(), A_FILING);
            opens(filing).then().statusCode(409).body("code", equalTo("TRANSFER_TARGET_HAS_SUBJECT"));
            Holder.knows(target.account(), AN_ORDER);
            opens(filing).then().statusCode(409).body("code", equalTo("TRANSFER_TARGET_HAS_OPEN_ORDER"));
        }
        Holder.knows(target.account(), Map.of("silent", true));
        opens(scene.domain()).then().statusCode(503).body("code", equalTo("UPSTREAM_UNAVAILABLE"));

        Holder.knows(target.account(), NOTHING);
        Holder.knows(source.account(), AN_ORDER);
        opens(scene.domain()).then().statusCode(201);
    }

    @Test
    void papers_are_not_taken_while_the_own_account_has_an_open_order() {
        var id = opened();
        SupportDesk.hasPapersOfAPerson(id);
        Holder.knows(target.account(), AN_ORDER);
        scene.hands(id).then().statusCode(409).body("code", equalTo("TRANSFER_TARGET_HAS_OPEN_ORDER"));
        scene.own(id).then().body("state", equalTo("WAITING_FOR_YOU"));

        Holder.knows(target.account(), NOTHING);
        scene.hands(id).then().statusCode(200);
    }

    @Test
    void the_desk_sees_what_hinders_the_grant_on_both_sides_and_cannot_grant_it() {
        var id = handedIn();
        DESK.shows("desk", id).then().body("hindrances", equalTo(List.of())).body("hindrancesUnknown", nullValue());
        Holder.knows(source.account(), AN_ORDER);
        Holder.knows(target.account(), A_FILING);

        var hindrances = List.of("TRANSFER_SOURCE_HAS_OPEN_ORDER", "TRANSFER_TARGET_HAS_SUBJECT");
        DESK.shows("desk", id).then().body("hindrances", equalTo(hindrances));
        DESK.claims("desk", id).then().statusCode(200);
        for (var hindrance : hindrances) {
            DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo(hindrance));
            Holder.knows(source.account(), NOTHING);
        }
        Holder.knows(target.account(), NOTHING);
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT").then().body("state", equalTo("PROPOSED"));
    }

    @Test
    void a_filing_does_not_leave_before_its_owner_had_a_day_to_stop_the_case() {
        QuarkusMock.installMockForInstance(new OwnersDay(clock, true), ownersDay);
        var id = handedIn();
        clock.moveTo(Duration.ofHours(1));
        DESK.claims("desk", id).then().statusCode(200);

        DESK.shows("desk", id).then().body("hindrances", equalTo(List.of("TRANSFER_OWNER_JUST_TOLD")));
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT")
                .then()
                .statusCode(409)
                .body("code", equalTo("TRANSFER_OWNER_JUST_TOLD"));

        clock.moveTo(Duration.ofHours(25));
        DESK.shows("desk", id).then().body("hindrances", equalTo(List.of()));
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT").then().body("state", equalTo("PROPOSED"));
    }

    /** While the partner was active the case would have been refused: an owner who was told then had nothing to stop. */
    @Test
    void the_day_of_a_customers_owner_begins_with_the_notice_after_the_suspension() {
        QuarkusMock.installMockForInstance(new OwnersDay(clock, true), ownersDay);
        var partner = TestPartner.create("customers:read", "customers:write");
        var owner = Map.<String, Object>of("mobile", new Caller().phone());
        scene.isFiledFor(partner.opens("C-" + UUID.randomUUID(), owner).getString("customerId"));
        var id = handedIn();
        clock.moveTo(Duration.ofHours(48));
        Rows.execute(
                "update partners set suspended_at = utc_timestamp(6) + interval 47 hour" + Holder.is(partner.id()));
        DESK.shows("desk", id).then().body("hindrances", equalTo(List.of("TRANSFER_OWNER_JUST_TOLD")));

        seekOwners.run();
        TransferScene.forgetLimits();
        findSources.findDue();
        scene.knowsTheSource(id);
        DESK.shows("desk", id).then().body("hindrances", equalTo(List.of("TRANSFER_OWNER_JUST_TOLD")));
        clock.moveTo(Duration.ofHours(73));
        DESK.shows("desk", id).then().body("hindrances", equalTo(List.of()));
    }

    @Test
    void a_case_is_shown_without_hindrances_while_filing_service_does_not_answer() {
        var id = handedIn();
        Holder.knows(source.account(), Map.of("silent", true));

        DESK.shows("desk", id)
                .then()
                .statusCode(200)
                .body("sourceKnown", equalTo(true))
                .body("hindrances", nullValue())
                .body("hindrancesUnknown", equalTo(true));
    }

    @Test
    void the_holder_does_not_read_what_hinders_the_source() {
        Holder.knows(source.account(), AN_ORDER);
        var id = handedIn();

        assertThat(scene.own(id).asString()).doesNotContain("ORDER", "hindrances");
    }

    @Test
    void a_precondition_is_given_as_the_reason_only_after_the_support_wrote_which_one() {
        var id = handedIn();
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "REFUSED", "PRECONDITION_BROKEN")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_MESSAGE_MISSING"));
        DESK.shows("desk", id).then().body("state", equalTo("CLAIMED"));

        DESK.writes("desk", id, "原账号有进行中的订单", false).then().statusCode(200);
        DESK.decides("desk", id, "REFUSED", "PRECONDITION_BROKEN").then().statusCode(200);
        DESK.decides("second-desk", id, "REFUSED", "PRECONDITION_BROKEN").then().statusCode(200);
        scene.own(id)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("reasonText.detail", containsString("见申请中的客服留言"))
                .body("messages[0].text", equalTo("原账号有进行中的订单"));
    }

    private String opened() {
        var id = scene.opened();
        findSources.findDue();
        return id;
    }

    private String handedIn() {
        var id = opened();
        scene.handsIn(id);
        scene.awaitsTheLookUp(id);
        return id;
    }

    private Response opens(String filing) {
        return scene.opens(target.token(), filing);
    }
}
