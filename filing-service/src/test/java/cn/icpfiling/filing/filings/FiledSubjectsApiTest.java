package cn.icpfiling.filing.filings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.filing.dossier.OrderDossiers;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** J3: a subject that has a number files another service, or has a service of its own served here, too. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FiledSubjectsApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    OrderDossiers dossiers;

    private final String digits = "%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private final String number = "沪ICP备2025" + digits + "号";

    @Test
    void a_subject_filed_here_gets_another_service_and_its_own_entry_comes_with_the_order() {
        var applicant = new Applicant();
        var first = Applicant.domain("ok");
        var subject = "京ICP备2027" + digits + "号";
        files(applicant, applicant.submitsDraft(first), subject, subject + "-1");

        var second = Applicant.domain("ok");
        applicant
                .checksType(second)
                .then()
                .statusCode(201)
                .body("type", is("NEW_SERVICE_SAME_PROVIDER"))
                .body("opensOrder", is(true));
        var order = applicant.completesDraftOfService(second);
        applicant
                .shows(order)
                .then()
                .body("type", is("NEW_SERVICE_SAME_PROVIDER"))
                .body("subject.name", is("北京示例科技有限公司"))
                .body("subjectNumber", is(subject));
        applicant
                .entersSubject(order, Applicant.subject())
                .then()
                .statusCode(409)
                .body("code", is("SUBJECT_FROZEN"));

        applicant.submits(order).then().statusCode(200).body("state", is("PROVIDER_REVIEW"));
        files(applicant, order, subject, subject + "-2");
        applicant
                .entersSubject(order, Applicant.subject())
                .then()
                .statusCode(409)
                .body("code", is("NOT_EDITABLE"));

        services(applicant)
                .then()
                .body("items.serviceNumber", containsInAnyOrder(subject + "-1", subject + "-2"))
                .body("items.domains.flatten()", containsInAnyOrder(first, second));
        applicant.call().get("/api/v1/subjects").then().body("items.subjectNumber", contains(subject));
    }

    @Test
    void a_service_number_that_paid_for_one_site_pays_for_no_other() {
        var applicant = new Applicant();
        var subject = "京ICP备2028" + digits + "号";
        files(applicant, applicant.submitsDraft(Applicant.domain("ok")), subject, subject + "-1");
        var used = applicant.call().get("/api/v1/service-numbers").<String>path("items[0].number");
        var domain = Applicant.domain("ok");

        applicant
                .entersService(applicant.drafts(domain), Applicant.service(domain, used))
                .then()
                .statusCode(409)
                .body("code", is("SERVICE_NUMBER_TAKEN"));
    }

    @Test
    void a_subject_that_another_provider_filed_keeps_its_number_when_a_service_is_filed_here() {
        var applicant = Applicant.filedElsewhere(digits);
        var domain = Applicant.domain("ok");
        var order = applicant.submitsDraft(domain);
        applicant
                .shows(order)
                .then()
                .body("type", is("NEW_SERVICE_OTHER_PROVIDER"))
                .body("subjectNumber", is(number));
        assertThat(dossiers.of(UUID.fromString(order)).subjectNumber()).isEqualTo(number);

        approved(order);
        assertThatThrownBy(() -> authority.grant(order, "沪ICP备2026000001号", "沪ICP备2026000001号-2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other numbers");
        authority.grant(order, number, number + "-2");

        services(applicant).then().body("items.serviceNumber", contains(number + "-2"));
        applicant.call().get("/api/v1/subjects").then().body("items.subjectNumber", contains(number));
    }

    @Test
    void a_service_that_another_provider_serves_is_served_here_too_under_its_number() {
        var applicant = Applicant.filedElsewhere(digits);
        var domain = Applicant.domain("at-" + digits);
        var order = applicant.submitsDraft(domain);
        applicant.shows(order).then().body("type", is("ACCESS_FILING")).body("subjectNumber", is(number));
        assertThat(dossiers.of(UUID.fromString(order)).filedNumber()).isEqualTo(number + "-1");

        approved(order);
        assertThatThrownBy(() -> authority.grant(order, number, number + "-7"))
                .isInstanceOf(IllegalArgumentException.class);
        authority.grant(order, number, number + "-1");

        services(applicant)
                .then()
                .body("items.serviceNumber", contains(number + "-1"))
                .body("items.accessStatus", contains("LIVE"))
                .body("items.filedNotBefore", contains("2025-01-01"));
        assertThat(told(applicant)).contains("\"filedNotBefore\":\"2025-01-01\"");
        applicant
                .checksType(domain)
                .then()
                .body("type", is("ALREADY_FILED_HERE"))
                .body("opensOrder", is(false));
    }

    @Test
    void a_service_whose_access_was_cancelled_here_is_the_same_record_when_it_comes_back() throws SQLException {
        var applicant = new Applicant();
        var domain = Applicant.domain("ok");
        var subject = "京ICP备2028" + digits + "号";
        files(applicant, applicant.submitsDraft(domain), subject, subject + "-1");
        var before = services(applicant).then().extract().<String>path("items[0].serviceId");
        accessIsCancelled(before);

        var order = applicant.completesDraftOfService(domain);
        applicant.shows(order).then().body("type", is("ACCESS_FILING"));
        applicant.submits(order).then().statusCode(200);
        files(applicant, order, subject, subject + "-1");

        services(applicant)
                .then()
                .body("items.serviceId", contains(before))
                .body("items.serviceNumber", contains(subject + "-1"))
                .body("items.accessStatus", contains("LIVE"))
                .body("items[0].filedNotBefore", nullValue())
                .body("items.domains", contains(List.of(domain)));
    }

    @Test
    void an_abandoned_access_filing_leaves_the_domain_to_its_service() throws SQLException {
        var applicant = new Applicant();
        var domain = Applicant.domain("ok");
        var subject = "京ICP备2029" + digits + "号";
        files(applicant, applicant.submitsDraft(domain), subject, subject + "-1");
        accessIsCancelled(services(applicant).then().extract().path("items[0].serviceId"));
        var order = applicant.completesDraftOfService(domain);
        applicant.submits(order).then().statusCode(200);
        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200);
        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(200);

        // Somebody else has a draft for the domain from before; the domain is still the service's.
        var other = new Applicant();
        other.checksType(domain).then().body("type", is("DOMAIN_HELD_BY_ANOTHER_SUBJECT"));
        applicant.checksType(domain).then().body("type", is("ACCESS_FILING"));
    }

    @Test
    void a_subject_of_another_account_is_not_filed_by_a_second_one() throws SQLException {
        var owner = new Applicant();
        var domain = Applicant.domain("ok");
        var subject = "京ICP备2030" + digits + "号";
        files(owner, owner.submitsDraft(domain), subject, subject + "-1");
        accessIsCancelled(services(owner).then().extract().path("items[0].serviceId"));

        var stranger = new Applicant();
        stranger.certificateNumber = owner.certificateNumber;
        var asked = List.of(domain, Applicant.domain("ok"), Applicant.domain("at-" + digits));
        for (var one : asked) {
            stranger.checksType(one)
                    .then()
                    .body("type", is("OWNED_BY_ANOTHER_ACCOUNT"))
                    .body("opensOrder", is(false))
                    .body("nextSteps.step", contains("RECOVER_ACCOUNT", "CONTACT_SUPPORT"));
        }
        stranger.opensOrder(domain).then().statusCode(409).body("code", is("TYPE_NOT_OPENABLE"));
    }

    @Test
    void of_two_accounts_that_bring_one_subject_from_elsewhere_at_once_one_submits_its_order_and_holds_it()
            throws Exception {
        var domain = Applicant.domain("at-" + digits);
        var accounts = List.of(
                Applicant.filedElsewhere(digits), Applicant.filedElsewhere(digits), Applicant.filedElsewhere(digits));
        accounts.forEach(one -> one.certificateNumber = accounts.getFirst().certificateNumber);
        var orders =
                List.of(accounts.get(0).completesDraft(domain), accounts.get(1).completesDraft(domain));

        var answers = AtOnce.call(
                2, turn -> accounts.get(turn).submits(orders.get(turn)).statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        // the check of a third account says why, without telling whose order it is
        accounts.get(2)
                .checksType(domain)
                .then()
                .body("type", is("ACCESS_FILING"))
                .body("opensOrder", is(false))
                .body("nextSteps.step", contains("OPEN_ORDER", "CONTACT_SUPPORT"))
                .body("nextSteps[0].blockedBy.code", contains("ORDER_IN_PROGRESS"))
                .body("nextSteps[0].blockedBy[0].orderId", nullValue());
        accounts.get(answers.indexOf(200))
                .checksType(domain)
                .then()
                .body("opensOrder", is(false))
                .body("nextSteps.step", contains("OPEN_ORDER", "SHOW_ORDER"));
    }

    @Test
    void whoever_holds_a_subject_cannot_bring_another_one_from_elsewhere() {
        var applicant = new Applicant();
        var subject = "京ICP备2031" + digits + "号";
        files(applicant, applicant.submitsDraft(Applicant.domain("ok")), subject, subject + "-1");

        var elsewhere = Applicant.filedElsewhere(digits);
        applicant.certificateNumber = elsewhere.certificateNumber;
        applicant.region = elsewhere.region;
        for (var domain : List.of(Applicant.domain("ok"), Applicant.domain("at-" + digits))) {
            applicant.opensOrder(domain).then().statusCode(409).body("code", is("HOLDER_HAS_SUBJECT"));
        }
    }

    private void files(Applicant applicant, String order, String subject, String service) {
        approved(order);
        authority.grant(order, subject, service);
        applicant.shows(order).then().body("state", is("COMPLETED")).body("serviceNumbers", contains(service));
    }

    private void approved(String order) {
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
    }

    private static Response services(Applicant applicant) {
        return applicant.call().get("/api/v1/services");
    }

    /** The last event of the applicant's only record. */
    private static String told(Applicant applicant) {
        var subject = applicant.call().get("/api/v1/subjects").<String>path("items[0].subjectId");
        var records = new TestTopic("icp.filing.record.v1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !records.recordsOf(subject).isEmpty());
        return new String(records.recordsOf(subject).getLast().value(), StandardCharsets.UTF_8);
    }

    private static void accessIsCancelled(String service) throws SQLException {
        try (var database = LocalStack.connection();
                var update = database.prepareStatement(
                        "update filed_services set access_status = 'CANCELLED', version = version + 1 where id = ?")) {
            update.setBytes(1, Binary.of(UUID.fromString(service)));
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
