package cn.icpfiling.filing.wayback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.PublicRegister;
import cn.icpfiling.filing.StatedFindings;
import cn.icpfiling.filing.drafting.ChangesScene;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J20: after an inspection each of the five ways back is named, and a later type check agrees with it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class WayBackApiTest extends ChangesScene {

    private static final String NAME = "北京示例科技有限公司";
    private static final Map<String, String> HUNAN = Map.of("province", "43", "city", "430100", "county", "430102");

    @Test
    void a_site_that_is_not_used_is_deregistered_while_its_access_lives() {
        wayBack().body("way", is("NONE")).body("findings", empty()).body("typeCheck", nullValue());
        stated("NOTIFIED", "NUMBER.NOT_SHOWN", "MEND_SITE");
        wayBack().body("way", is("MEND")).body("steps.operation", contains("listFindings"));

        var finding = stated("NOTIFIED", "SITE.NOT_IN_USE", "DEREGISTER");

        wayBack()
                .body("way", is("DEREGISTER"))
                .body("findings.findingId", hasItem(finding.toString()))
                .body("steps.path", contains("/api/v1/services/" + service + "/deregistration"))
                .body("typeCheck", nullValue());
        typeCheckSays("ALREADY_FILED_HERE");
    }

    @Test
    void a_fault_of_the_whole_subject_is_named_at_each_of_its_sites_and_one_of_another_site_is_not()
            throws SQLException {
        var other = Ids.next().toString();
        StatedFindings.stated(subject, other, "OVERDUE", "NUMBER.NOT_SHOWN", List.of(), List.of("MEND_SITE"));
        wayBack().body("way", is("NONE")).body("findings", empty());
        var finding = StatedFindings.ofSubjectAt(subject, other, "OVERDUE", "SPONSOR_NAME.RENAMED")
                .toString();

        wayBack()
                .body("way", is("MEND"))
                .body("findings.findingId", contains(finding))
                .body("steps.operation", contains("listFindings"))
                .body(not(containsString(other)));
        typeCheckSays("ALREADY_FILED_HERE");

        accessIsCancelled();
        FiledAtTheAuthority.under(one, number, number + "-1");
        FiledAtTheAuthority.under(holder.certificateNumber, number, number + "-1");
        PublicRegister.shows(NAME, number, number + "-1");
        wayBack()
                .body("way", is("ACCESS_FILING"))
                .body("typeCheck", is("ACCESS_FILING"))
                .body("findings.findingId", contains(finding))
                .body("findings.cures", contains(List.of("CHANGE_SUBJECT")))
                .body(not(containsString(other)));
        opens(typeCheckSays("ACCESS_FILING"));
    }

    @Test
    void a_cancelled_site_that_the_authority_still_shows_gets_its_access_back() throws SQLException {
        accessIsCancelled();
        FiledAtTheAuthority.under(one, number, number + "-1");
        FiledAtTheAuthority.under(holder.certificateNumber, number, number + "-1");
        PublicRegister.shows(NAME, number, number + "-1");
        var finding = stated("ENDED", "CONTACT.MOBILE", "CHANGE_SERVICE");

        wayBack()
                .body("way", is("ACCESS_FILING"))
                .body("typeCheck", is("ACCESS_FILING"))
                .body("missing", empty())
                .body("findings.findingId", contains(finding.toString()))
                .body("findings.cures", contains(List.of("CHANGE_SERVICE")))
                .body("steps.operation", contains("listFindings", "checkFilingType", "draftOrder", "changeService"))
                .body("detail", notNullValue())
                .body("publicQuery", notNullValue());
        opens(typeCheckSays("ACCESS_FILING"));
    }

    @Test
    void a_subject_without_a_site_is_first_deregistered_on_paper() throws SQLException {
        siteHasEnded();
        set("update subjects set province = '43' where id = ?");
        holder.region = HUNAN;
        FiledAtTheAuthority.noMore(one);
        FiledAtTheAuthority.under(holder.certificateNumber, number, "");
        PublicRegister.shows(NAME, number, "");

        wayBack()
                .body("way", is("OFFLINE_DEREGISTRATION"))
                .body("typeCheck", is("EMPTY_SUBJECT"))
                .body("steps.path", hasItem("/api/v1/offline-deregistrations"));
        typeCheckSays("EMPTY_SUBJECT");
    }

    @Test
    void where_the_authority_shows_nothing_all_begins_anew() throws SQLException {
        siteHasEnded();
        set("update subjects set status = 'DEREGISTERED' where id = ?");
        FiledAtTheAuthority.noMore(one);
        FiledAtTheAuthority.noMore(holder.certificateNumber);
        PublicRegister.showsNothing(NAME);

        wayBack().body("way", is("FIRST_FILING")).body("typeCheck", is("FIRST_FILING"));
        opens(typeCheckSays("FIRST_FILING"));
    }

    @Test
    void where_the_authority_shows_other_sites_a_new_service_is_filed() throws SQLException {
        siteHasEnded();
        FiledAtTheAuthority.noMore(one);
        FiledAtTheAuthority.under(holder.certificateNumber, number, number + "-7");
        PublicRegister.shows(NAME, number, number + "-7");

        wayBack().body("way", is("NEW_SERVICE")).body("typeCheck", is("NEW_SERVICE_SAME_PROVIDER"));
        opens(typeCheckSays("NEW_SERVICE_SAME_PROVIDER"));
    }

    @Test
    @Tag("long")
    void a_source_that_is_silent_or_contradicts_is_unknown_and_names_the_page() throws SQLException {
        siteHasEnded();
        set("update subjects set status = 'DEREGISTERED' where id = ?");
        FiledAtTheAuthority.noMore(one);
        FiledAtTheAuthority.noMore(holder.certificateNumber);
        PublicRegister.isSilentAbout(NAME);
        wayBack()
                .body("way", is("UNKNOWN"))
                .body("missing", contains("PUBLIC_QUERY"))
                .body("steps", empty())
                .body("publicQuery", notNullValue());

        // the sponsor has another certificate at the authority
        PublicRegister.shows(NAME, "京ICP备2031000001号", "京ICP备2031000001号-1");
        wayBack().body("way", is("UNKNOWN")).body("missing", empty());

        PublicRegister.showsNothing(NAME);
        FiledAtTheAuthority.silentAbout(one);
        wayBack().body("way", is("UNKNOWN")).body("missing", contains("AUTHORITY"));

        // canary: with all answers it is a way
        FiledAtTheAuthority.noMore(one);
        wayBack().body("way", is("FIRST_FILING"));
    }

    @Test
    void a_number_that_ended_by_our_records_does_not_count_however_long_the_public_query_shows_it()
            throws SQLException {
        siteHasEnded();
        set("update subjects set status = 'DEREGISTERED' where id = ?");
        FiledAtTheAuthority.under(one, number, number + "-1");
        FiledAtTheAuthority.under(holder.certificateNumber, number, number + "-1");
        PublicRegister.shows(NAME, number, number + "-1");

        wayBack().body("way", is("FIRST_FILING"));
        typeCheckSays("FIRST_FILING");
    }

    @Test
    void a_record_that_the_authority_has_deleted_without_a_word_leads_nowhere_by_guess() throws SQLException {
        accessIsCancelled();
        FiledAtTheAuthority.noMore(one);
        FiledAtTheAuthority.under(holder.certificateNumber, number, "");
        PublicRegister.shows(NAME, number, "");

        wayBack().body("way", is("UNKNOWN")).body("steps", empty());
    }

    @Test
    void findings_that_cannot_be_read_are_named_missing() {
        StatedFindings.isSilentAbout(subject);

        wayBack().body("way", is("UNKNOWN")).body("missing", contains("INSPECTION"));
    }

    @Test
    void staff_may_ask_and_strangers_may_not() {
        for (var role : List.of("support", "inspector")) {
            Rest.given()
                    .auth()
                    .oauth2(TestTokens.bearer(Ids.next(), role))
                    .get("/api/v1/services/" + service + "/way-back")
                    .then()
                    .statusCode(200)
                    .body("way", is("NONE"));
        }
        new Applicant()
                .call()
                .get("/api/v1/services/" + service + "/way-back")
                .then()
                .statusCode(404);
        Rest.given()
                .auth()
                .oauth2(TestTokens.bearer(Ids.next(), "reviewer"))
                .get("/api/v1/services/" + service + "/way-back")
                .then()
                .statusCode(403);
        Rest.given()
                .auth()
                .oauth2(TestTokens.bearer(Ids.next(), "inspector"))
                .get("/api/v1/services/" + service)
                .then()
                .statusCode(403);
    }

    @Test
    void a_caller_asks_only_so_often_in_an_hour() {
        var staff = Ids.next();
        sql.update(
                "INSERT INTO account_limits (account, kind, since, events) VALUES (?, 'WAY_BACK', UTC_TIMESTAMP(6), 120)",
                staff);

        Rest.given()
                .auth()
                .oauth2(TestTokens.bearer(staff, "support"))
                .get("/api/v1/services/" + service + "/way-back")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue());
        wayBack();
    }

    @Test
    void each_way_is_said_in_both_languages() {
        assertThat(List.of("zh", "en"))
                .allSatisfy(language -> holder.call()
                        .header("Accept-Language", language)
                        .get("/api/v1/services/" + service + "/way-back")
                        .then()
                        .statusCode(200)
                        .body("detail", notNullValue())
                        .body("remedy", notNullValue()));
    }

    private ValidatableResponse wayBack() {
        return holder.call()
                .get("/api/v1/services/" + service + "/way-back")
                .then()
                .statusCode(200);
    }

    private String typeCheckSays(String type) {
        return holder.checksType(one)
                .then()
                .statusCode(201)
                .body("type", is(type))
                .extract()
                .path("typeCheckId");
    }

    private void opens(String check) {
        holder.creates()
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(201);
    }

    private UUID stated(String state, String reason, String cure) {
        return StatedFindings.stated(subject, service, state, reason, List.of(), List.of(cure));
    }

    private void accessIsCancelled() throws SQLException {
        set("update filed_services set access_status = 'CANCELLED' where subject_id = ?");
    }

    private void siteHasEnded() throws SQLException {
        set("update filed_services set status = 'DEREGISTERED', access_status = 'CANCELLED' where subject_id = ?");
    }
}
