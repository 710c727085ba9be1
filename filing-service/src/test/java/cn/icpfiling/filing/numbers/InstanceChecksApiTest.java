package cn.icpfiling.filing.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Between the number and the submission the cloud's answer changes, by the beginning of the instance's id. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class InstanceChecksApiTest {

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();

    @Test
    void a_renewed_instance_with_another_address_is_submitted_with_what_the_cloud_tells_now() {
        var order = complete("i-renewed-");
        sql.update("UPDATE service_numbers SET term_ends = '2020-01-01' WHERE order_id = ?", order);

        applicant.submits(order.toString()).then().statusCode(200).body("warnings", empty());
        assertThat(sql.list(
                        row -> row.getString(1) + " " + row.getString(2),
                        "SELECT term_ends, ip_addresses FROM service_numbers WHERE order_id = ?",
                        order))
                .containsExactly("2100-12-31 [\"203.0.113.8\"]");
    }

    @ParameterizedTest
    @CsvSource({"i-vanishing-,SERVICE_NUMBER_INSTANCE_GONE", "i-moving-,SERVICE_NUMBER_INSTANCE_NOT_MAINLAND"})
    void a_number_whose_instance_is_gone_or_abroad_pays_for_nothing(String instance, String code) {
        var order = complete(instance).toString();

        applicant
                .prechecks(order)
                .then()
                .statusCode(200)
                .body("passed", is(false))
                .body("errors.code", contains(code));
        applicant
                .submits(order)
                .then()
                .statusCode(422)
                .body("errors.code", contains(code))
                .body("errors.rule", contains("F-050"));
    }

    @Test
    void while_the_cloud_is_silent_what_it_last_told_counts_and_the_reviewer_is_told() {
        var order = complete("i-silent-").toString();

        applicant
                .prechecks(order)
                .then()
                .statusCode(200)
                .body("passed", is(true))
                .body("warnings.code", contains("SERVICE_NUMBER_INSTANCE_UNANSWERED"));
        applicant.submits(order).then().statusCode(200);
    }

    /** Each waits for the other, so one after the other ends in silence. */
    @Test
    void the_cloud_is_asked_while_verification_service_is() {
        var order = complete("i-meeting-", Applicant.domain("meeting")).toString();

        applicant
                .prechecks(order)
                .then()
                .statusCode(200)
                .body("passed", is(true))
                .body("warnings", empty());
        applicant.submits(order).then().statusCode(200).body("warnings", empty());
    }

    @Test
    void a_precheck_reads_the_term_that_the_cloud_tells_now() {
        var order = complete("i-renewed-");
        sql.update("UPDATE service_numbers SET term_ends = '2020-01-01' WHERE order_id = ?", order);

        applicant.prechecks(order.toString()).then().statusCode(200).body("errors", empty());
    }

    private UUID complete(String instance) {
        return complete(instance, Applicant.domain("ok"));
    }

    private UUID complete(String instance, String domain) {
        var order = applicant.drafts(domain);
        applicant.entersSubject(order, Applicant.subject()).then().statusCode(200);
        var number = applicant
                .obtainsNumber(instance + Ids.next())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("number");
        applicant.entersService(order, Applicant.service(domain, number)).then().statusCode(200);
        applicant.handsInAll(order);
        return UUID.fromString(order);
    }
}
