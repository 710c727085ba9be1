package cn.icpfiling.filing.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A subject has one order on its way, and a draft of a stranger keeps it from none (ADR 0054). */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class HeldCertificatesApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    Sql sql;

    private static final Map<String, Object> REJECTED = Map.of(
            "decision",
            "REJECT",
            "reasons",
            List.of(Map.of("code", "MATERIAL.UNTRUE", "pointer", "/materials/SUBJECT_CERTIFICATE")));

    private final Applicant sponsor = new Applicant();
    private final Applicant stranger = ofTheSameSubject();

    @Test
    void a_draft_of_a_stranger_keeps_the_sponsor_from_nothing() {
        var drafted = stranger.completesDraft(Applicant.domain("ok"));

        sponsor.checksType(Applicant.domain("ok"))
                .then()
                .body("type", is("FIRST_FILING"))
                .body("opensOrder", is(true))
                .body("nextSteps.step", contains("OPEN_ORDER"));
        var order = sponsor.submitsDraft(Applicant.domain("ok"));

        refused(stranger, drafted, "SUBJECT_BEING_FILED");
        stranger.shows(drafted).then().body("state", is("DRAFT"));
        sponsor.shows(order).then().body("state", is("PROVIDER_REVIEW"));
    }

    @Test
    void of_several_submissions_for_one_subject_at_once_one_goes_on() throws Exception {
        var applicants = Stream.generate(this::ofTheSameSubject).limit(4).toList();
        var orders = applicants.stream()
                .map(applicant -> applicant.completesDraft(Applicant.domain("ok")))
                .toList();

        var answers = AtOnce.call(
                orders.size(),
                turn -> applicants.get(turn).submits(orders.get(turn)).statusCode());

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        var second = answers.indexOf(409);
        refused(applicants.get(second), orders.get(second), "SUBJECT_BEING_FILED");
    }

    @Test
    void while_an_order_is_on_its_way_no_other_account_drafts_one() {
        var order = sponsor.submitsDraft(Applicant.domain("ok"));

        stranger.opensOrder(Applicant.domain("ok")).then().statusCode(409).body("code", is("ORDER_IN_PROGRESS"));

        Applicant.decides(order, REJECTED).then().statusCode(200);
        stranger.drafts(Applicant.domain("ok"));
    }

    @Test
    void an_order_that_came_back_holds_its_certificate_again_from_its_next_submission_on() {
        var late = sponsor.completesDraft(Applicant.domain("ok"));
        var early = stranger.submitsDraft(Applicant.domain("ok"));
        refused(sponsor, late, "SUBJECT_BEING_FILED");

        Applicant.decides(early, REJECTED).then().statusCode(200);

        sponsor.submits(late).then().statusCode(200);
        refused(stranger, early, "SUBJECT_BEING_FILED");
        sponsor.acts(late).post("/api/v1/orders/" + late + "/withdrawal").then().statusCode(200);
        stranger.submits(early).then().statusCode(200);
    }

    @Test
    void a_draft_for_a_subject_that_was_filed_meanwhile_is_not_submitted() {
        var drafted = stranger.completesDraft(Applicant.domain("ok"));
        var order = sponsor.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(
                order, "京ICP备2041%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));

        refused(stranger, drafted, "SUBJECT_OF_ANOTHER_ACCOUNT");
    }

    /** The states of the key are a copy of those of the code. */
    @Test
    void the_schema_keeps_a_certificate_in_the_states_in_which_an_order_holds_it() {
        var order = UUID.fromString(sponsor.drafts(Applicant.domain("ok")));
        for (var state : OrderState.values()) {
            sql.update("UPDATE orders SET state = ? WHERE id = ?", state.name(), order);

            assertThat(sql.first(
                                    row -> row.getBytes(1) != null || row.getBytes(2) != null,
                                    "SELECT open_certificate, open_certificate_b FROM orders WHERE id = ?",
                                    order)
                            .orElseThrow())
                    .as(state.name())
                    .isEqualTo(state.holdsCertificate());
        }
        sql.update("UPDATE orders SET state = 'ABANDONED' WHERE id = ?", order);
    }

    @Test
    void the_key_of_the_schema_refuses_the_second_of_two_submitted_orders() {
        sponsor.submitsDraft(Applicant.domain("ok"));
        var drafted = UUID.fromString(new Applicant().drafts(Applicant.domain("ok")));
        var copied = "UPDATE orders a, orders b SET a.certificate_index = b.certificate_index,"
                + " a.certificate_index_b = b.certificate_index_b, a.state = ? WHERE a.id = ? AND b.holder = ?";

        sql.update(copied, "DRAFT", drafted, sponsor.account);
        assertThatThrownBy(() -> sql.update(copied, "PROVIDER_REVIEW", drafted, sponsor.account))
                .isInstanceOf(DatabaseFailure.class);
    }

    private Applicant ofTheSameSubject() {
        var applicant = new Applicant();
        applicant.certificateNumber = sponsor.certificateNumber;
        return applicant;
    }

    private static void refused(Applicant applicant, String order, String code) {
        applicant.submits(order).then().statusCode(409).body("code", is(code));
    }
}
