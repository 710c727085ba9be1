package cn.icpfiling.account.transfercases;

import static cn.icpfiling.account.transfercases.TransferScene.SOON;
import static cn.icpfiling.account.transfercases.TransferScene.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.store.UnansweredLookUpTable;
import cn.icpfiling.account.transfers.Holder;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that filing-service cannot tell of never counts as a no: people learn of it, and the case goes on with the answer. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class UnansweredSourceApiTest {

    private static final SupportDesk DESK = new SupportDesk();
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private Holder owner;
    private TransferScene scene;

    @Inject
    FindTransferSources findSources;

    @Inject
    UnansweredLookUpTable unanswered;

    @BeforeEach
    void two_people_have_accounts() {
        scene = TransferScene.of(Holder.signedUp());
        owner = Holder.signedUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails:", "forbids:"})
    void a_lasting_error_at_filing_service_is_shown_to_people_and_the_case_goes_on_when_it_is_mended(String how) {
        scene.isFiledFor(owner.account());
        Caller.contactsAreElsewhere(how + scene.subject(), 1000);
        var id = openedAndHandedIn();
        looksUp(id);
        DESK.shows("desk", id).then().body("sourceUnanswered", nullValue());

        change(id, "opened_at = opened_at - interval 2 hour, unanswered_since = unanswered_since - interval 2 hour");
        looksUp(id);

        assertThat(owner.caller().texts()).noneMatch(text -> text.contains("/api/v1/case-stops/"));
        DESK.shows("desk", id).then().body("sourceKnown", nullValue()).body("sourceUnanswered", equalTo(true));
        assertThat(unanswered.oldest(CaseKind.OFFLINE_TRANSFER)).isPresent();
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "REFUSED", "NOT_FILED_HERE")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_SOURCE_UNKNOWN"));
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_SOURCE_UNKNOWN"));

        Caller.contactsAreElsewhere(how + scene.subject(), 0);

        await().atMost(SOON).until(() -> {
            // Again each time: a scheduled look-up that failed before may end only now, and is due in ten minutes.
            change(id, "next_try_at = '2020-01-01'", "sought_at is null");
            findSources.findDue();
            return owner.caller().texts().stream().anyMatch(text -> text.contains("/api/v1/case-stops/"));
        });
        DESK.shows("desk", id).then().body("sourceKnown", equalTo(true)).body("sourceUnanswered", nullValue());
    }

    /** A replica of an earlier release clears nothing when it finds the source, and may look a case up that ended meanwhile. */
    @Test
    void a_source_that_an_earlier_release_found_alarms_no_person_and_an_ended_case_is_looked_up_no_more() {
        var id = openedAndHandedIn();
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return TransferScene.is(id, "sought_at is not null");
        });
        change(id, "unanswered_since = '2020-01-01'");
        assertThat(unanswered.oldest(CaseKind.OFFLINE_TRANSFER)).isNotEqualTo(Optional.of(LONG_AGO));
        assertThat(unanswered.since(UUID.fromString(id))).isEmpty();

        scene.withdraws(id).then().statusCode(200);
        change(id, "sought_at = null, next_try_at = '2020-01-01'");
        findSources.findDue();
        assertThat(TransferScene.is(id, "next_try_at = '2020-01-01'"))
                .as("never claimed")
                .isTrue();
    }

    private String openedAndHandedIn() {
        var id = scene.opened();
        scene.handsIn(id);
        return id;
    }

    /** Looks the source up now, until an answer failed. The scheduled job may be the one that does. */
    private void looksUp(String id) {
        change(id, "next_try_at = '2020-01-01'");
        await().atMost(SOON).until(() -> {
            findSources.findDue();
            return TransferScene.is(id, "unanswered_since is not null and next_try_at > utc_timestamp(6)");
        });
    }
}
