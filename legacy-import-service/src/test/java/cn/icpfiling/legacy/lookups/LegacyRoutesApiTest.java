package cn.icpfiling.legacy.lookups;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a look-up tells of a filing of the old platform, and to whom. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class LegacyRoutesApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");
    private static final Instant OF_2018 = Instant.parse("2018-05-06T02:00:00Z");

    @Inject
    OldFilingRows rows;

    @Inject
    Sql sql;

    @Test
    void domain_and_certificate_of_one_filing_show_it_masked() {
        var row = rows.filing(OF_2009, false);

        var shown = lookUp(row.domain(), row.certificate())
                .body("route", equalTo("CLAIM"))
                .body("filedHere", equalTo(false))
                .body("legacyFilingId", equalTo(row.id().toString()))
                .body("filing.subjectNumber", equalTo(row.number()))
                .body("filing.product", equalTo("ICP"))
                .body("filing.region.city", equalTo("110100"))
                .body("filing.maskedPrincipalCertificateNumber", equalTo("110105********002X"))
                .body("maskedLogin", nullValue())
                .body("unfinishedOrder", equalTo(false));
        assertThat(shown.extract().asString()).doesNotContain(row.certificate());
    }

    @Test
    void an_import_names_the_old_login_masked_and_an_unfinished_order() {
        var row = rows.filing(OF_2013, false);
        rows.unfinishedOrder(row);

        lookUp("www." + row.domain(), row.certificate())
                .body("route", equalTo("LEGACY_IMPORT"))
                .body("maskedLogin", equalTo("z***@example.com"))
                .body("unfinishedOrder", equalTo(true));
    }

    /** An import by a login without a password could not succeed, and the type check would lead to it for ever. */
    @Test
    void a_login_of_which_no_password_can_be_compared_leaves_the_claim_unless_a_reset_sets_one() {
        for (var lost : new String[] {"password_hash = NULL", "password_scheme = NULL", "password_scheme = 'md4'"}) {
            var row = rows.filing(OF_2013, false);
            var account = LegacyIds.account("A-" + row.legacyId());
            sql.update("UPDATE legacy_accounts SET " + lost + " WHERE id = ?", account);
            lookUp(row.domain(), row.certificate()).body("route", equalTo("CLAIM"), "maskedLogin", nullValue());

            rows.grantedReset(account);
            lookUp(row.domain(), row.certificate()).body("route", equalTo("LEGACY_IMPORT"));
        }
        var capital = rows.filing(OF_2013, false);
        sql.update(
                "UPDATE legacy_accounts SET password_scheme = 'BCRYPT' WHERE id = ?",
                LegacyIds.account("A-" + capital.legacyId()));
        lookUp(capital.domain(), capital.certificate()).body("route", equalTo("LEGACY_IMPORT"));
    }

    @Test
    void a_login_that_opens_filings_of_two_holders_leaves_the_claim_to_both_and_only_they_read_so() {
        var row = rows.filing(OF_2013, false);
        lookUp(row.domain(), row.certificate()).body("claimable", equalTo(false));
        var another = rows.filing(OF_2013, false);
        sql.update(
                "UPDATE legacy_filings SET legacy_account_id = ? WHERE id = ?",
                LegacyIds.account("A-" + row.legacyId()),
                another.id());

        lookUp(row.domain(), row.certificate())
                .body("route", equalTo("LEGACY_IMPORT"))
                .body("claimable", equalTo(true));
        lookUp(row.domain(), "110199999999999").body("claimable", nullValue());
    }

    @Test
    void one_of_the_two_alone_gives_the_route_and_nothing_else() {
        var row = rows.filing(OF_2013, false);

        for (var found : new ValidatableResponse[] {
            lookUp(row.domain(), "110199999999999"), lookUp("other-" + row.domain(), row.certificate())
        }) {
            found.body("route", equalTo("LEGACY_IMPORT"))
                    .body("filing", nullValue())
                    .body("maskedLogin", nullValue())
                    .body("legacyFilingId", nullValue())
                    .body("submittedAt", nullValue());
        }
    }

    @Test
    void the_domains_filing_counts_before_that_of_the_certificate() {
        var early = rows.filing(OF_2009, false);
        var late = rows.filing(OF_2013, false);

        lookUp(early.domain(), late.certificate())
                .body("route", equalTo("CLAIM"))
                .body("filing", nullValue());
    }

    @Test
    void later_filings_and_those_with_another_provider_are_not_shown() {
        var elsewhere = rows.filing(OF_2009, true);
        lookUp(elsewhere.domain(), elsewhere.certificate())
                .body("route", equalTo("ACCESS_FILING"))
                .body("filing", nullValue());
        var direct = rows.filing(OF_2018, false);
        lookUp(direct.domain(), direct.certificate())
                .body("route", equalTo("DIRECT"))
                .body("filing", nullValue());
        lookUp("unknown-" + direct.domain(), "110188888888888").body("route", equalTo("NONE"));
    }

    @Test
    void the_answer_says_what_names_the_filing() {
        var row = rows.filing(OF_2009, false);

        lookUp(row.domain(), row.certificate()).body("matched", equalTo("BOTH"));
        lookUp(row.domain(), "110199999999999").body("matched", equalTo("DOMAIN"));
        lookUp("other-" + row.domain(), row.certificate()).body("matched", equalTo("CERTIFICATE"));
        lookUp("other-" + row.domain(), "110199999999999").body("matched", nullValue());
    }

    @Test
    void a_domain_that_is_not_found_is_no_no_while_a_load_runs_and_is_one_while_a_file_merely_lies_ready() {
        var domain = "unknown-" + UUID.randomUUID() + ".com";
        lookUp(domain, "110188888888888").body("route", equalTo("NONE"), "incomplete", equalTo(false));

        var file = rows.file("DOMAINS", "READY", false);
        lookUp(domain, "110188888888888").body("incomplete", equalTo(false));
        rows.runs(file);
        lookUp(domain, "110188888888888").body("route", equalTo("NONE"), "incomplete", equalTo(true));
        rows.fileIs(file, "LOADED");
        lookUp(domain, "110188888888888").body("incomplete", equalTo(false));
    }

    @Test
    void a_domain_whose_row_waits_for_its_correction_is_no_no() {
        var domain = "aside-" + UUID.randomUUID() + ".com";
        var aside = rows.setAsideDomain(domain);
        lookUp(domain, "110188888888888").body("route", equalTo("NONE"), "incomplete", equalTo(true));

        rows.abandon(aside);
        lookUp(domain, "110188888888888").body("incomplete", equalTo(false));
    }

    private static ValidatableResponse lookUp(String domain, String certificate) {
        return given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"domain\":\"%s\",\"certificateType\":1,\"certificateNumber\":\"%s\"}"
                        .formatted(domain, certificate))
                .post("/internal/legacy-lookups")
                .then()
                .statusCode(200);
    }
}
