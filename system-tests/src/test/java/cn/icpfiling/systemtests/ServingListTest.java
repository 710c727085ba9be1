package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J30 through the gateway: a partner's edge pulls what it may serve, and is told of the filing and of the end of the access. */
@Tag("long")
class ServingListTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String LIST = "/api/v1/serving-list";
    private static final Duration SECONDS = Duration.ofSeconds(15);

    @Test
    void a_granted_domain_may_be_served_and_one_without_access_may_not() {
        var partner = Partner.letIn(STACK);
        var other = Partner.letIn(STACK);
        var edge = partner.caller("filings:read", "events:read");
        var before = edge.get(LIST).expect(200);
        assertThat(before.at("/items").size()).isZero();
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(partner.actsFor(partner.opens("C-1")))
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers()
                .principalsShowTheirFaces()
                .prechecks()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted();

        var granted = changeSince(edge, before.text("/version"));
        assertThat(granted.text("/items/0/domain")).isEqualTo(filing.who().domain());
        assertThat(granted.text("/items/0/state")).isEqualTo("SERVE");
        assertThat(granted.text("/items/0/serviceNumber")).isEqualTo(filing.subjectNumber() + "-1");
        isTold(edge, granted);

        var service = filing.caller().get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var staff = new Staff(STACK);
        var proposal = "/api/v1/provider-proposals/"
                + staff.caller("support")
                        .post(
                                "/api/v1/services/" + service + "/provider-access-cancellation",
                                Forms.node().put("reason", "AUTHORITY.ENDING_ORDERED"))
                        .expect(201)
                        .text("/proposalId");
        var second = staff.caller("second-support");
        second.having(second.get(proposal).expect(200))
                .post(proposal + "/decision", Forms.node().put("decision", "CONFIRM"))
                .expect(200);

        var stopped = changeSince(edge, granted.text("/version"));
        assertThat(stopped.text("/items/0/state")).isEqualTo("STOP");
        assertThat(stopped.text("/items/0/reason")).isEqualTo("ACCESS_CANCELLED");
        isTold(edge, stopped);
        assertThat(events(other.caller("events:read")).size())
                .as("events of another partner")
                .isZero();
        assertThat(edge.get(LIST).expect(200).text("/items/0/state")).isEqualTo("STOP");
        var reached = LIST + "?since=" + stopped.text("/version") + "&mark=";
        assertThat(edge.get(reached + stopped.text("/mark")).expect(200).at("/items"))
                .isEmpty();
        assertThat(edge.get(reached + "elsewhere").expect(410).text("/code")).isEqualTo("SERVING_LIST_CHANGES_GONE");
        assertThat(edge.get(LIST + "?since=4711").expect(410).text("/code")).isEqualTo("SERVING_LIST_CHANGES_GONE");
    }

    /** The newest event says the change as the list does, and no version is missing before it. */
    private static void isTold(Caller edge, Answer change) {
        var item = change.at("/items/0");
        Awaitility.await().atMost(SECONDS).untilAsserted(() -> {
            var events = events(edge);
            assertThat(events).hasSize(item.path("version").asInt());
            assertThat(events.path(events.size() - 1).path("serving")).isEqualTo(item);
            assertThat(events.path(events.size() - 1).path("sequence")).isEqualTo(item.path("version"));
        });
    }

    private static JsonNode events(Caller reader) {
        return reader.get("/api/v1/events?types=filing.serving.changed")
                .expect(200)
                .at("/items");
    }

    private static Answer changeSince(Caller edge, String version) {
        Awaitility.await()
                .atMost(SECONDS)
                .until(() -> edge.get(LIST + "?since=" + version)
                                .expect(200)
                                .at("/items")
                                .size()
                        > 0);
        return edge.get(LIST + "?since=" + version).expect(200);
    }
}
