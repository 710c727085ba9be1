package cn.icpfiling.filing.deregistration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Findings;
import cn.icpfiling.filing.OtherReplica;
import cn.icpfiling.filing.consumers.OverdueFindings;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the platform's proposals when their findings, or the proposals beside them, are over. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PlatformProposalsApiTest {

    private static final String REASON = "SITE.NOT_IN_USE";
    private static final String CONSEQUENCE = "DEREGISTER_SERVICE";

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    OverdueFindings overdue;

    @Inject
    ProposeAgain again;

    @Inject
    Sql sql;

    private final UUID first = Ids.next();
    private final Applicant holder = new Applicant();
    private String service;
    private String subject;

    @BeforeEach
    void filed() {
        var number = "京ICP备2037%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        var order = holder.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, number + "-1");
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    @Test
    void a_finding_that_is_over_takes_the_platforms_proposal_with_it_and_a_later_one_is_proposed_again() {
        var other = overdueFinding().becomes("NOTIFIED");
        for (var step : List.of("cured", "dismissed", "ended", "extended", "confirmed")) {
            var finding = overdueFinding();
            overdue.comes(finding.id);
            overdue.isOver(other.id, step);
            shown(last()).body("state", is("OPEN"));

            finding.becomes("CURED");
            overdue.isOver(finding.id, step);
            overdue.isOver(finding.id, step);

            shown(last())
                    .body("state", is("DECLINED"))
                    .body("decidedBy", nullValue())
                    .body("decidedAt", notNullValue());
        }
    }

    @Test
    void the_platform_leaves_a_persons_proposal_and_the_database_takes_no_other_decision_by_none() {
        var finding = overdueFinding();
        Colleagues.proposes(first, "services/" + service + "/provider-deregistration", REASON, finding.id)
                .then()
                .statusCode(201);

        finding.becomes("CURED");
        overdue.isOver(finding.id, "cured");

        shown(last()).body("state", is("OPEN"));
        assertThatThrownBy(() -> UnitOfWork.run(() -> sql.update(
                        "UPDATE provider_proposals SET state = 'DECLINED' WHERE id = ?", UUID.fromString(last()))))
                .rootCause()
                .hasMessageContaining("provider_proposals_decided");
    }

    @Test
    void a_finding_that_found_a_proposal_open_is_proposed_after_that_one_is_declined() {
        var before = overdueFinding();
        overdue.comes(before.id);
        var behind = overdueFinding();
        overdue.comes(behind.id);
        assertThat(proposals()).hasSize(1);
        again.runDue();
        assertThat(proposals()).as("nothing was declined").hasSize(1);

        OtherReplica.holds(sql, "propose-again", () -> {
            Colleagues.decides(first, last(), "DECLINE").then().statusCode(200);
            again.runDue();
            assertThat(proposals()).as("another replica asks").hasSize(1);
        });
        again.runDue();
        again.runDue();

        assertThat(proposals()).hasSize(2);
        shown(last()).body("state", is("OPEN")).body("findingId", is(behind.id.toString()));

        Colleagues.decides(first, last(), "DECLINE").then().statusCode(200);
        again.runDue();
        assertThat(proposals()).as("a person has declined both").hasSize(2);
    }

    /** Both wait for a change that the authority had. It is granted, and no look has told yet what it has mended. */
    @Test
    void a_finding_that_waited_behind_a_proposal_never_ends_the_access_by_itself() {
        var cured = Findings.endingAccess(subject, service).with("cures", List.of("CHANGE_SERVICE"));
        var behind = Findings.endingAccess(subject, service).with("cures", List.of("CHANGE_SERVICE"));
        var order = UUID.fromString(holder.completesDraftOfService(Applicant.domain("ok")));
        sql.update(
                "UPDATE orders SET type = 'CHANGE_SERVICE', subject_id = ?, service_id = ?, state = 'AUTHORITY_REVIEW' WHERE id = ?",
                UUID.fromString(subject),
                UUID.fromString(service),
                order);
        overdue.comes(cured.id);
        overdue.comes(behind.id);
        assertThat(proposals()).hasSize(1);
        // No job takes it up.
        sql.update("UPDATE orders SET state = 'ABANDONED' WHERE id = ?", order);

        cured.becomes("CURED");
        overdue.isOver(cured.id, "cured");
        again.runDue();

        holder.call().get("/api/v1/services/" + service).then().body("accessStatus", is("LIVE"));
        assertThat(proposals()).hasSize(2);
        shown(last()).body("state", is("OPEN")).body("findingId", is(behind.id.toString()));
    }

    /** A page has fifty places, and one that fails each time must not keep the first of them. */
    @Test
    void a_target_that_cannot_be_looked_at_goes_behind_the_others() {
        overdue.comes(overdueFinding().id);
        var declined = last();
        Colleagues.decides(first, declined, "DECLINE").then().statusCode(200);
        var longer = new Findings(subject, service, "SITE." + "X".repeat(100), CONSEQUENCE);
        var waits = lookAgainAt(declined);

        again.runDue();

        assertThat(lookAgainAt(declined)).isAfter(waits);
        longer.becomes("CURED");
        again.runDue();
        assertThat(lookAgainAt(declined)).isNull();
    }

    private LocalDateTime lookAgainAt(String proposal) {
        return sql.list(
                        row -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)),
                        "SELECT look_again_at FROM provider_proposals WHERE id = ?",
                        UUID.fromString(proposal))
                .getFirst()
                .orElse(null);
    }

    @Test
    void an_unknown_finding_is_asked_for_during_an_hour_and_then_recorded() {
        var unknown = Ids.next();

        assertThatThrownBy(() -> overdue.came(unknown, Duration.ofMinutes(59)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        asksAgain -> assertThat(asksAgain.type()).isEqualTo(CommonProblem.UPSTREAM_UNAVAILABLE));
        assertThat(recorded(unknown)).isZero();

        overdue.came(unknown, Duration.ofMinutes(61));
        assertThat(recorded(unknown)).isOne();
    }

    private Findings overdueFinding() {
        return new Findings(subject, service, REASON, CONSEQUENCE);
    }

    private long recorded(UUID finding) {
        return sql.list(
                        row -> row.getString(1),
                        "SELECT details FROM audit_entries WHERE act = 'ENDING.FINDING' AND object_id = ?",
                        finding)
                .size();
    }

    private ValidatableResponse shown(String proposal) {
        return Colleagues.staff(first)
                .get(Colleagues.PROPOSALS + "/" + proposal)
                .then()
                .statusCode(200);
    }

    private String last() {
        return proposals().getLast();
    }

    private List<String> proposals() {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)).toString(),
                "SELECT id FROM provider_proposals WHERE subject_id = ? ORDER BY id",
                UUID.fromString(subject));
    }
}
