package cn.icpfiling.filing.deregistration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Findings;
import cn.icpfiling.filing.consumers.OverdueFindings;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An overdue finding as the ground of an end that two persons decide, whether a colleague proposes it or the platform. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FindingAsGroundApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    OverdueFindings overdue;

    @Inject
    Sql sql;

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final Applicant holder = new Applicant();
    private final String number =
            "京ICP备2036%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private String service;
    private String subject;

    @BeforeEach
    void filed() {
        granted(approved(holder.submitsDraft(Applicant.domain("ok"))), number + "-1");
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    @Test
    void a_proposal_names_an_overdue_finding_about_the_very_site_with_that_end_as_its_consequence() {
        var act = "services/" + service + "/provider-access-cancellation";
        Colleagues.proposes(first, act, "SITE.SHELL")
                .then()
                .statusCode(422)
                .body("errors.code", contains("FINDING_REQUIRED"))
                .body("errors.pointer", contains("/findingId"))
                .body("errors[0].remedy", notNullValue());
        refused(act, "SITE.SHELL", Ids.next(), "FINDING_UNKNOWN", "/findingId");
        refused(
                act,
                "SITE.SHELL",
                Findings.endingAccess(Ids.next().toString(), service).id,
                "FINDING_OF_OTHER",
                "/findingId");
        refused(
                act,
                "SITE.SHELL",
                Findings.endingAccess(subject, Ids.next().toString()).id,
                "FINDING_OF_OTHER",
                "/findingId");
        refused(act, "SITE.SHELL", Findings.endingAccess(subject, null).id, "FINDING_OF_OTHER", "/findingId");
        refused(
                act,
                "SITE.SHELL",
                Findings.endingAccess(subject, service).becomes("CONTESTED").id,
                "FINDING_NOT_OVERDUE",
                "/findingId");
        refused(
                act,
                "SITE.NOT_IN_USE",
                new Findings(subject, service, "SITE.NOT_IN_USE", "DEREGISTER_SERVICE").id,
                "FINDING_CONSEQUENCE_DIFFERS",
                "/findingId");
        refused(
                act,
                "NUMBER.NOT_SHOWN",
                new Findings(subject, service, "NUMBER.NOT_SHOWN", "NONE").id,
                "FINDING_CONSEQUENCE_DIFFERS",
                "/findingId");
        var finding = Findings.endingAccess(subject, service);
        refused(act, "DOMAIN.EXPIRED", finding.id, "FINDING_REASON_DIFFERS", "/reason");
        finding.isSilent();
        Colleagues.proposes(first, act, "SITE.SHELL", finding.id)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
        assertThat(proposals()).isEmpty();
        finding.answersAgain();

        Colleagues.proposes(first, act, "SITE.SHELL", finding.id)
                .then()
                .statusCode(201)
                .body("findingId", is(finding.id.toString()))
                .body("proposedBy", is(first.toString()));
    }

    /** A campaign's finding ends nothing by itself, and S 1.2 ends the access of an overdue one. */
    @Test
    void two_persons_end_the_access_by_an_overdue_finding_from_which_nothing_follows_by_itself_and_no_filing() {
        var finding = new Findings(subject, service, "CONTENT.SUBJECT_MISMATCH", "NONE");
        refused(
                "services/" + service + "/provider-deregistration",
                "CONTENT.SUBJECT_MISMATCH",
                finding.id,
                "FINDING_CONSEQUENCE_DIFFERS",
                "/findingId");
        overdue.comes(finding.id);
        assertThat(proposals()).isEmpty();

        var proposal = Colleagues.proposes(
                        first,
                        "services/" + service + "/provider-access-cancellation",
                        "CONTENT.SUBJECT_MISMATCH",
                        finding.id)
                .<String>path("proposalId");
        Colleagues.decides(second, proposal, "CONFIRM").then().statusCode(200).body("state", is("CONFIRMED"));

        record().body("accessStatus", is("CANCELLED")).body("accessEndedFinding", is(finding.id.toString()));
    }

    @Test
    void before_the_decision_the_finding_is_verified_again() {
        var finding = Findings.endingAccess(subject, service);
        var proposal = Colleagues.proposes(
                        first, "services/" + service + "/provider-access-cancellation", "SITE.SHELL", finding.id)
                .<String>path("proposalId");

        finding.becomes("CURED");
        Colleagues.decides(second, proposal, "CONFIRM")
                .then()
                .statusCode(422)
                .body("errors.code", contains("FINDING_NOT_OVERDUE"))
                .body("errors.pointer", contains(""));
        finding.isSilent();
        Colleagues.decides(second, proposal, "CONFIRM").then().statusCode(503);
        record().body("accessStatus", is("LIVE"));
        finding.answersAgain().becomes("OVERDUE");
        Colleagues.decides(second, proposal, "CONFIRM").then().statusCode(200).body("state", is("CONFIRMED"));

        record().body("accessStatus", is("CANCELLED")).body("accessEndedFinding", is(finding.id.toString()));
    }

    @Test
    void a_proposal_is_declined_without_asking_for_its_finding() {
        var finding = Findings.endingAccess(subject, service);
        var proposal = Colleagues.proposes(
                        first, "services/" + service + "/provider-access-cancellation", "SITE.SHELL", finding.id)
                .<String>path("proposalId");
        finding.isSilent();

        Colleagues.decides(first, proposal, "DECLINE").then().statusCode(200).body("state", is("DECLINED"));
    }

    @Test
    void the_platform_proposes_a_deregistration_and_two_persons_confirm_it() {
        var finding = new Findings(subject, service, "SITE.NOT_IN_USE", "DEREGISTER_SERVICE");
        overdue.comes(finding.id);
        overdue.comes(finding.id);

        assertThat(proposals()).hasSize(1);
        var proposal = proposals().getFirst();
        shown(proposal)
                .body("state", is("OPEN"))
                .body("act", is("DEREGISTER_SERVICE"))
                .body("findingId", is(finding.id.toString()))
                .body("proposedBy", nullValue());
        Colleagues.decides(holder.account, proposal, "CONFIRM").then().statusCode(403);
        Colleagues.decides(first, proposal, "CONFIRM")
                .then()
                .statusCode(200)
                .body("state", is("OPEN"))
                .body("endorsedBy", is(first.toString()))
                .body("orderId", nullValue());
        Colleagues.decides(first, proposal, "CONFIRM").then().statusCode(403).body("code", is("SECOND_PERSON_NEEDED"));
        finding.becomes("NOTIFIED");
        Colleagues.decides(second, proposal, "CONFIRM").then().statusCode(422);
        finding.becomes("OVERDUE");

        var order = Colleagues.decides(second, proposal, "CONFIRM")
                .then()
                .statusCode(200)
                .body("state", is("CONFIRMED"))
                .body("decidedBy", is(second.toString()))
                .extract()
                .<String>path("orderId");
        granted(order, number + "-1");
        record().body("status", is("DEREGISTERED"))
                .body("endedBy", is("PROVIDER"))
                .body("endedFinding", is(finding.id.toString()));
    }

    /** inspection-service hears of the change later. */
    @Test
    void after_a_granted_change_from_the_finding_the_platform_proposes_the_end_of_access_and_two_persons_confirm_it() {
        var finding = Findings.endingAccess(subject, service);
        sql.update(
                "UPDATE orders SET type = 'CHANGE_SERVICE', finding_id = ?, finding_reason = 'SITE.SHELL', "
                        + "finding_fields = '[]' WHERE subject_id = ?",
                finding.id,
                UUID.fromString(subject));
        overdue.comes(finding.id);

        record().body("accessStatus", is("LIVE"));
        var proposal = proposals().getFirst();
        shown(proposal)
                .body("state", is("OPEN"))
                .body("act", is("CANCEL_ACCESS"))
                .body("findingId", is(finding.id.toString()))
                .body("proposedBy", nullValue());
        Colleagues.decides(first, proposal, "CONFIRM").then().statusCode(200).body("state", is("OPEN"));
        record().body("accessStatus", is("LIVE"));
        Colleagues.decides(second, proposal, "CONFIRM").then().statusCode(200).body("state", is("CONFIRMED"));

        record().body("accessStatus", is("CANCELLED")).body("accessEndedFinding", is(finding.id.toString()));
    }

    /** Its copy of the record may lag behind. A transfer changes a finished order later, and grants nothing anew. */
    @Test
    void after_a_granted_change_that_inspection_service_does_not_know_yet_no_access_ends_without_two_persons() {
        var order = UUID.fromString(holder.call().get("/api/v1/orders").path("items[0].orderId"));
        sql.update(
                "UPDATE orders SET type = 'CHANGE_SERVICE', changed_at = changed_at + INTERVAL 2 HOUR WHERE id = ?",
                order);
        var other = new Findings(subject, service, "ACCESS.IP_ABROAD", "CANCEL_ACCESS")
                .with("openedAt", Instant.now().minusSeconds(3600))
                .with("cures", List.of("POINT_DOMAIN", "CHANGE_SUBJECT"));
        var mended = new Findings(subject, service, "CONTACT.MOBILE", "CANCEL_ACCESS")
                .with("openedAt", Instant.now().minusSeconds(3600))
                .with("cures", List.of("CHANGE_SERVICE"));
        overdue.comes(mended.id);

        record().body("accessStatus", is("LIVE"));
        shown(proposals().getFirst()).body("findingId", is(mended.id.toString()));
        overdue.comes(mended.with("changes", List.of(order)).id);
        record().body("accessStatus", is("CANCELLED"));
        servesAgain();
        overdue.comes(other.id);
        record().body("accessStatus", is("CANCELLED"));
        servesAgain();
        overdue.comes(new Findings(subject, service, "CONTACT.MOBILE", "CANCEL_ACCESS")
                .with("openedAt", Instant.now().plusSeconds(3600))
                .with("cures", List.of("CHANGE_SERVICE"))
                .id);
        record().body("accessStatus", is("CANCELLED"));
    }

    private void servesAgain() {
        sql.update(
                "UPDATE filed_services SET access_status = 'LIVE', access_ended_at = NULL, access_ended_by = NULL,"
                        + " access_ended_reason = NULL, access_ended_finding = NULL WHERE id = ?",
                UUID.fromString(service));
    }

    @ParameterizedTest
    @CsvSource({
        "PROVIDER_REVIEW, NONE, true, LIVE",
        "PROVIDER_CORRECTION, NONE, true, CANCELLED",
        "AUTHORITY_REVIEW, CHANGE_SERVICE, false, LIVE",
        "DRAFT, CHANGE_SERVICE, false, CANCELLED",
        "AUTHORITY_REVIEW, CHANGE_SUBJECT, false, CANCELLED"
    })
    void while_a_change_that_may_mend_the_fault_is_with_provider_or_authority_no_access_ends_without_two_persons(
            OrderState state, String cure, boolean isFromFinding, String access) {
        var finding = Findings.endingAccess(subject, service).with("cures", List.of(cure));
        var order = UUID.fromString(holder.completesDraftOfService(Applicant.domain("ok")));
        sql.update(
                "UPDATE orders SET type = 'CHANGE_SERVICE', finding_id = ?, finding_reason = IF(finding_id IS NULL, NULL, 'SITE.SHELL'),"
                        + " finding_fields = IF(finding_id IS NULL, NULL, '[]'), subject_id = ?, service_id = ?, state = ? WHERE id = ?",
                isFromFinding ? finding.id : null,
                UUID.fromString(subject),
                UUID.fromString(service),
                state.name(),
                order);
        overdue.comes(finding.id);
        // No job takes it up.
        sql.update("UPDATE orders SET state = 'ABANDONED' WHERE id = ?", order);

        record().body("accessStatus", is(access));
        assertThat(proposals()).hasSize(access.equals("LIVE") ? 1 : 0);
    }

    @Test
    @Tag("long")
    void two_sites_of_a_subject_and_the_subject_itself_each_have_a_proposal_of_their_own() {
        var other = approved(submitted(holder.completesDraftOfService(Applicant.domain("ok"))));
        granted(other, number + "-2");
        var sites = holder.call().get("/api/v1/services").<List<String>>path("items.serviceId");

        sites.forEach(site -> overdue.comes(new Findings(subject, site, "SITE.NOT_IN_USE", "DEREGISTER_SERVICE").id));
        overdue.comes(new Findings(subject, null, "SUBJECT.EMPTY", "DEREGISTER_SUBJECT").id);

        assertThat(proposals()).hasSize(3);
        var ofSubject = proposals().getLast();
        shown(ofSubject).body("act", is("DEREGISTER_SUBJECT")).body("serviceId", nullValue());
        Colleagues.decides(first, ofSubject, "DECLINE").then().statusCode(200).body("state", is("DECLINED"));
    }

    @Test
    void the_database_itself_takes_no_confirmation_of_the_platforms_proposal_by_fewer_than_two() {
        overdue.comes(new Findings(subject, service, "SITE.NOT_IN_USE", "DEREGISTER_SERVICE").id);
        var proposal = UUID.fromString(proposals().getFirst());

        for (var endorser : Arrays.asList(null, first)) {
            assertThatThrownBy(() -> confirmed(proposal, endorser, first))
                    .as("endorsed by " + endorser)
                    .rootCause()
                    .hasMessageContaining("provider_proposals_two_persons");
        }
        confirmed(proposal, first, second);
    }

    private void confirmed(UUID proposal, UUID endorsedBy, UUID decidedBy) {
        UnitOfWork.run(() -> sql.update(
                "UPDATE provider_proposals SET state = 'CONFIRMED', endorsed_by = ?,"
                        + " endorsed_at = IF(endorsed_by IS NULL, NULL, UTC_TIMESTAMP(6)), decided_by = ?, order_id = ?"
                        + " WHERE id = ?",
                endorsedBy,
                decidedBy,
                Ids.next(),
                proposal));
    }

    private void refused(String act, String reason, UUID finding, String code, String pointer) {
        Colleagues.proposes(first, act, reason, finding)
                .then()
                .statusCode(422)
                .body("errors.code", contains(code))
                .body("errors.pointer", contains(pointer))
                .body("errors[0].remedy", notNullValue());
    }

    private ValidatableResponse record() {
        return holder.call().get("/api/v1/services/" + service).then().statusCode(200);
    }

    private ValidatableResponse shown(String proposal) {
        return Colleagues.staff(first)
                .get(Colleagues.PROPOSALS + "/" + proposal)
                .then()
                .statusCode(200);
    }

    private List<String> proposals() {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)).toString(),
                "SELECT id FROM provider_proposals WHERE subject_id = ? ORDER BY id",
                UUID.fromString(subject));
    }

    private String submitted(String order) {
        holder.submits(order).then().statusCode(200);
        return order;
    }

    private String approved(String order) {
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        return order;
    }

    private void granted(String order, String serviceNumber) {
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, serviceNumber);
        holder.shows(order).then().body("state", is("COMPLETED"));
    }
}
