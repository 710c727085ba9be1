package cn.icpfiling.filing.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Findings;
import cn.icpfiling.filing.consumers.OverdueFindings;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An overdue finding ends the access without a person, if it is still overdue when the event comes. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FindingEndsAccessApiTest extends CancellationScene {

    private static final TestTopic FINDINGS = new TestTopic("icp.inspection.finding.v1");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    OverdueFindings overdue;

    @Inject
    Sql sql;

    private final Applicant holder = new Applicant();

    @Test
    void the_access_ends_on_the_ground_of_the_finding_and_an_open_order_goes_back_to_its_applicant() {
        var service = files(holder, domain);
        var order = holder.completesDraftOfService(Applicant.domain("ok"));
        holder.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        var finding = Findings.endingAccess(subjectOf(holder), service);

        overdue.comes(finding.id);

        record(service)
                .body("accessStatus", is("CANCELLED"))
                .body("accessEndedBy", is("PROVIDER"))
                .body("accessEndedFinding", is(finding.id.toString()))
                .body("status", is("REGISTERED"));
        holder.shows(order)
                .then()
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", contains("ACCESS.CANCELLED_BY_PROVIDER"));
        assertThat(outcomes()).containsExactly("ACCESS_CANCELLED");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ends())
                        .singleElement()
                        .asString()
                        .contains(
                                "\"by\":\"PROVIDER\"",
                                "\"reason\":\"SITE.SHELL\"",
                                "\"finding\":\"" + finding.id + "\""));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sql.list(
                                row -> row.getString(1), "SELECT reason FROM serving_entries WHERE domain = ?", domain))
                        .containsExactly("ACCESS_CANCELLED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CURED", "CONTESTED", "NOTIFIED", "DISMISSED", "ENDED", "A_STATE_OF_A_LATER_RELEASE"})
    @Tag("long")
    void a_finding_that_is_not_overdue_any_more_ends_nothing_and_the_audit_says_so(String state) {
        var service = files(holder, domain);
        var finding = Findings.endingAccess(subjectOf(holder), service).becomes(state);

        overdue.comes(finding.id);

        record(service).body("accessStatus", is("LIVE"));
        assertThat(outcomes()).containsExactly("NOT_OVERDUE");
        finding.becomes("OVERDUE");
        overdue.comes(finding.id);
        record(service).body("accessStatus", is("CANCELLED"));
    }

    @Test
    void a_finding_without_a_consequence_or_with_one_that_does_not_fit_ends_nothing() {
        var service = files(holder, domain);
        var subject = subjectOf(holder);

        overdue.comes(new Findings(subject, service, "NUMBER.NOT_SHOWN", "NONE").id);
        overdue.comes(new Findings(subject, service, "SITE.SHELL", "A_LATER_CONSEQUENCE").id);
        overdue.comes(new Findings(subject, service, "SITE.SHELL", "DEREGISTER_SUBJECT").id);
        overdue.comes(new Findings(subject, null, "SUBJECT.EMPTY", "CANCEL_ACCESS").id);

        record(service).body("accessStatus", is("LIVE"));
        assertThat(outcomes()).hasSize(4).containsOnly("NO_CONSEQUENCE");
    }

    @Test
    void a_finding_about_a_site_that_the_subject_does_not_have_here_ends_nothing() {
        var service = files(holder, domain);
        var stranger = Ids.next().toString();

        overdue.comes(Findings.endingAccess(stranger, service).id);
        overdue.comes(Findings.endingAccess(subjectOf(holder), stranger).id);

        record(service).body("accessStatus", is("LIVE"));
        assertThat(outcomes()).containsExactly("NOT_FILED_HERE");
        assertThat(outcomes(stranger)).containsExactly("NOT_FILED_HERE");
    }

    @Test
    void what_ended_between_the_question_and_the_act_stays_as_it_ended() {
        var service = files(holder, domain);
        var finding = Findings.endingAccess(subjectOf(holder), service);
        var act = overdue.asked(finding.id);
        Colleagues.endAccess(service).then().statusCode(200);

        UnitOfWork.run(act);

        record(service).body("accessStatus", is("CANCELLED")).body("accessEndedFinding", nullValue());
        assertThat(outcomes()).containsExactly("ENDED_BEFORE");
    }

    @Test
    @Tag("long")
    void of_two_findings_that_come_at_once_with_a_colleagues_confirmation_one_ends_the_access() throws Exception {
        var service = files(holder, domain);
        var subject = subjectOf(holder);
        var findings = List.of(Findings.endingAccess(subject, service), Findings.endingAccess(subject, service));
        var proposal = Colleagues.proposes(
                        Ids.next(), "services/" + service + "/provider-access-cancellation", Colleagues.ORDERED)
                .<String>path("proposalId");

        AtOnce.call(5, caller -> {
            if (caller == 4) {
                Colleagues.decides(Ids.next(), proposal, "CONFIRM");
            } else {
                overdue.comes(findings.get(caller % 2).id);
            }
            return caller;
        });

        record(service).body("accessStatus", is("CANCELLED"));
        assertThat(outcomes()).hasSize(4);
        assertThat(outcomes().stream().filter("ACCESS_CANCELLED"::equals)).hasSizeLessThanOrEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(ends()).hasSize(1));
    }

    @Test
    void an_order_with_the_authority_goes_its_way() {
        var service = files(holder, domain);
        var order = holder.completesDraftOfService(Applicant.domain("ok"));
        holder.submits(order).then().statusCode(200);
        approved(order);

        overdue.comes(Findings.endingAccess(subjectOf(holder), service).id);

        record(service).body("accessStatus", is("CANCELLED"));
        holder.shows(order).then().body("state", is("AUTHORITY_REVIEW"));
    }

    @Test
    @Tag("long")
    void access_that_is_granted_again_carries_no_finding_and_ends_by_itself_only_if_the_finding_was_opened_after_it() {
        var service = files(holder, domain);
        var finding = Findings.endingAccess(subjectOf(holder), service);
        overdue.comes(finding.id);

        var order = holder.completesDraftOfService(domain);
        holder.submits(order).then().statusCode(200);
        approved(order);
        authority.grant(order, number, number + "-1");

        record(service).body("accessStatus", is("LIVE")).body("accessEndedFinding", nullValue());
        overdue.comes(finding.with("openedAt", Instant.now().minusSeconds(3600)).id);
        record(service).body("accessStatus", is("LIVE"));
        // As a transfer does, which makes no grant younger.
        sql.update("UPDATE orders SET changed_at = changed_at + INTERVAL 2 HOUR WHERE id = ?", UUID.fromString(order));
        overdue.comes(finding.with("openedAt", Instant.now().plusSeconds(3600)).id);
        record(service).body("accessEndedFinding", is(finding.id.toString()));
        assertThat(outcomes()).containsExactly("ACCESS_CANCELLED", "PROPOSED", "ACCESS_CANCELLED");
    }

    @Test
    @Tag("long")
    void while_inspection_service_is_silent_nothing_ends_and_the_inbox_asks_again() {
        var service = files(holder, domain);
        var finding = Findings.endingAccess(subjectOf(holder), service).isSilent();
        assertThatThrownBy(() -> overdue.asked(finding.id))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        silent -> assertThat(silent.type()).isEqualTo(CommonProblem.UPSTREAM_UNAVAILABLE));

        tell(service, finding.id, Ids.next(), 4);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sql.list(
                                row -> row.getString(1),
                                "SELECT reason FROM inbox_parked_events WHERE event_key = ?",
                                service))
                        .containsExactly("RETRY"));
        record(service).body("accessStatus", is("LIVE"));
        finding.answersAgain();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> record(service).body("accessStatus", is("CANCELLED")));
        assertThat(outcomes()).containsExactly("ACCESS_CANCELLED");
    }

    @Test
    void an_event_that_comes_twice_is_handled_once() {
        var service = files(holder, domain);
        var first = Findings.endingAccess(subjectOf(holder), service);
        var second = new Findings(subjectOf(holder), service, "NUMBER.NOT_SHOWN", "NONE");
        var event = Ids.next();

        tell(service, first.id, event, 4);
        tell(service, first.id, event, 4);
        tell(service, first.id, Ids.next(), 3);
        tell(service, second.id, Ids.next(), 4);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(outcomes()).containsExactly("ACCESS_CANCELLED", "NO_CONSEQUENCE"));
    }

    @Test
    @Tag("long")
    void the_database_itself_takes_a_finding_for_one_access_only_and_never_for_the_holders_own_end() {
        var service = files(holder, domain);
        var other = new Applicant();
        var order = other.submitsDraft(Applicant.domain("ok"));
        approved(order);
        authority.grant(order, number.replace("2033", "2034"), number.replace("2033", "2034") + "-1");
        var second = other.call().get("/api/v1/services").<String>path("items[0].serviceId");
        var finding = Ids.next();
        var end = "UPDATE filed_services SET access_status = 'CANCELLED', access_ended_at = UTC_TIMESTAMP(6),"
                + " access_ended_by = ?, access_ended_finding = ? WHERE id = ?";

        assertThatThrownBy(() -> UnitOfWork.run(() -> sql.update(end, "HOLDER", finding, UUID.fromString(service))))
                .rootCause()
                .hasMessageContaining("filed_services_access_ground");
        UnitOfWork.run(() -> sql.update(end, "PROVIDER", finding, UUID.fromString(service)));
        assertThatThrownBy(() -> UnitOfWork.run(() -> sql.update(end, "PROVIDER", finding, UUID.fromString(second))))
                .rootCause()
                .hasMessageContaining("filed_services_access_finding");
    }

    private ValidatableResponse record(String service) {
        return holder.call().get("/api/v1/services/" + service).then().statusCode(200);
    }

    private List<String> outcomes() {
        return outcomes(subjectOf(holder));
    }

    private List<String> outcomes(String subject) {
        return sql.list(
                row -> row.getString(1),
                "SELECT JSON_VALUE(details, '$.outcome') FROM audit_entries WHERE act = 'ENDING.FINDING' AND object_id = ?"
                        + " ORDER BY id",
                UUID.fromString(subject));
    }

    private List<String> ends() {
        return RECORDS.recordsOf(subjectOf(holder)).stream()
                .filter(record -> TestTopic.header(record.headers(), "ce_type").endsWith("access-cancelled"))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private void tell(String service, UUID finding, UUID event, long sequence) {
        FINDINGS.send(
                service,
                event,
                "inspection.finding.overdue",
                finding,
                sequence,
                "{\"findingId\": \"" + finding + "\", \"more\": 1}");
    }
}
