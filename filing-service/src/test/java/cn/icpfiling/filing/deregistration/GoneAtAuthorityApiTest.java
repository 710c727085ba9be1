package cn.icpfiling.filing.deregistration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record that the authority does not have any more is ended here by two persons, and by no order. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class GoneAtAuthorityApiTest {

    private static final String GONE = GoneAtAuthority.REASON;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final Applicant holder = new Applicant();
    private final String domain = Applicant.domain("ok");
    private final String number =
            "京ICP备2036%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private String service;
    private String subject;

    @BeforeEach
    void filed() {
        var order = holder.submitsDraft(domain);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, number + "-1");
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    @Test
    void a_colleague_confirms_and_the_record_ends_here_at_once_and_frees_its_domain() {
        var proposal = proposed("services/" + service);
        Colleagues.decides(first, proposal, "CONFIRM").then().statusCode(403).body("code", is("SECOND_PERSON_NEEDED"));

        Colleagues.decides(second, proposal, "CONFIRM")
                .then()
                .statusCode(200)
                .body("state", is("CONFIRMED"))
                .body("orderId", nullValue());

        holder.call()
                .get("/api/v1/services/" + service)
                .then()
                .body("status", is("DEREGISTERED"))
                .body("endedBy", is("PROVIDER"));
        new Applicant().checksType(domain).then().statusCode(201).body("type", is("FIRST_FILING"));
    }

    @Test
    void a_subject_ends_with_all_of_its_sites() {
        var proposal = proposed("subjects/" + subject);

        Colleagues.decides(second, proposal, "CONFIRM").then().statusCode(200);

        holder.call().get("/api/v1/subjects/" + subject).then().body("status", is("DEREGISTERED"));
        holder.call().get("/api/v1/services/" + service).then().body("status", is("DEREGISTERED"));
    }

    @Test
    void what_the_authority_shows_is_refused_also_if_it_shows_it_since_the_proposal_only() {
        var proposal = proposed("services/" + service);
        FiledAtTheAuthority.under(domain, number, number + "-1");

        Colleagues.decides(second, proposal, "CONFIRM")
                .then()
                .statusCode(422)
                .body("errors.code", contains("RECORD_NOT_GONE"));
        proposes("subjects/" + subject)
                .then()
                .statusCode(422)
                .body("errors.code", contains("RECORD_NOT_GONE"))
                .body("errors.pointer", contains("/reason"));
        FiledAtTheAuthority.under(domain, "沪ICP备2025000002号", "沪ICP备2025000002号-1");
        Colleagues.decides(second, proposal, "CONFIRM").then().statusCode(200);
    }

    @Test
    void a_silent_authority_ends_nothing() {
        FiledAtTheAuthority.silentAbout(domain);

        proposes("services/" + service).then().statusCode(503);
    }

    @Test
    void an_access_does_not_end_for_that_reason() {
        Colleagues.proposes(first, "services/" + service + "/provider-access-cancellation", GONE)
                .then()
                .statusCode(422)
                .body("errors.code", contains("REASON_UNKNOWN"));
    }

    private String proposed(String record) {
        var answer = proposes(record);
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.path("proposalId");
    }

    private Response proposes(String record) {
        return Colleagues.proposes(first, record + "/provider-deregistration", GONE);
    }
}
