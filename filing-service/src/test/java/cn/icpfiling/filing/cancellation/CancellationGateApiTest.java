package cn.icpfiling.filing.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.ProvinceRuleSets;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** J7: whether the filing password is asked for is a dated rule of the province, of a cancelled access too. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class CancellationGateApiTest extends CancellationScene {

    @Inject
    Sql sql;

    @Inject
    AuditTrail trail;

    @AfterEach
    void what_others_see_is_as_before() {
        ProvinceRuleSets.replaces(sql, ProvinceRuleSets.SHIPPED);
    }

    @Test
    void where_a_province_asks_for_no_filing_password_the_code_alone_ends_the_access() {
        var holder = new Applicant();
        var service = files(holder, domain);
        impact(holder, service).then().body("confirmedBy", is("FILING_PASSWORD"));
        cancels(holder, service, Applicant.freshKey(), without("filingPassword", proof(token(holder, service))))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/filingPassword"))
                .body("errors.code", contains("FILING_PASSWORD_REQUIRED"))
                .body("errors.rule", contains("R-040"));

        ProvinceRuleSets.replaces(
                sql,
                ProvinceRuleSets.SHIPPED
                        + ProvinceRuleSets.entry("T-11-GATE", "ENDING_GATE", "11", "SMS")
                        + "    types: [CANCEL_ACCESS]\n");

        impact(holder, service).then().body("confirmedBy", is("SMS"));
        cancels(holder, service, Applicant.freshKey(), without("filingPassword", proof(token(holder, service))))
                .then()
                .statusCode(200)
                .body("accessStatus", is("CANCELLED"));
        assertThat(trail.of("SUBJECT", UUID.fromString(subjectOf(holder))))
                .filteredOn(entry -> entry.act().equals("RECORD.CANCEL_ACCESS"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("proof", "CODE"));
    }
}
