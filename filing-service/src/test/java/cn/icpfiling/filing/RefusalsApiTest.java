package cn.icpfiling.filing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RefusalsApiTest {

    @Inject
    Sql sql;

    @Inject
    KeyedHash hash;

    private final Applicant applicant = new Applicant();

    @Test
    void the_type_check_names_every_fault_at_once() {
        var question = new HashMap<>(applicant.question("localhost"));
        question.put("certificateNumber", "91350100M000100Y44");
        question.put("region", Map.of("province", "99", "city", "110100"));

        applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(422)
                .body("code", is("RULES_BROKEN"))
                .body("errors.pointer", containsInAnyOrder("/region/province", "/certificateNumber", "/domain"))
                .body("errors.code", hasItem("CHECK_DIGIT"))
                .body("errors.remedy", not(hasItem(is((String) null))));
    }

    @Test
    void a_credit_code_of_the_first_pilot_is_taken_once_the_applicant_confirms_it() {
        var question = new HashMap<>(applicant.question(Applicant.domain("ok")));
        question.put("certificateNumber", "９１３５０１００Ｍ０００１ＴＧＱＸＭ");

        applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("CHECK_DIGIT"))
                .body("errors.pointer", hasItem("/certificateNumber"));

        question.put("certificateNumberConfirmed", true);
        applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(201)
                .body("type", is("FIRST_FILING"));
    }

    @Test
    void a_certificate_that_the_nature_does_not_have_is_refused() {
        var question = new HashMap<>(applicant.question(Applicant.domain("ok")));
        question.put("nature", 2);

        applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/certificateType"))
                .body("errors.code", contains("CERTIFICATE_TYPE_NOT_ALLOWED"));
    }

    @Test
    void an_unknown_field_or_a_missing_one_is_named() {
        var question = new HashMap<>(applicant.question(Applicant.domain("ok")));
        question.put("surprise", 1);
        applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/surprise"));

        applicant
                .call()
                .body(Map.of("nature", 4))
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/region", "/domain"));
    }

    @ParameterizedTest
    @CsvSource({
        "legacy,CLAIM,",
        "legacydown,UNDETERMINED,OLD_PLATFORM",
        "authoritydown,UNDETERMINED,AUTHORITY",
        "filed-elsewhere,DOMAIN_HELD_BY_ANOTHER_SUBJECT,",
        "listsdown,UNDETERMINED,APPROVED_LISTS",
        "emptylists,UNDETERMINED,APPROVED_LISTS",
        "blacklist,BLOCKED,"
    })
    void other_types_are_told_and_open_no_order(String label, String type, String missing) {
        var answer = applicant.checksType(Applicant.domain(label));

        answer.then()
                .statusCode(201)
                .body("type", is(type))
                .body("opensOrder", is(false))
                .body("missing", missing == null ? empty() : contains(missing));
        applicant
                .creates()
                .body(Map.of("typeCheckId", answer.<String>path("typeCheckId")))
                .post("/api/v1/orders")
                .then()
                .statusCode(409)
                .body("code", is("TYPE_NOT_OPENABLE"));
    }

    @Test
    void an_entry_of_the_stored_blacklist_blocks_while_the_authority_is_silent_and_is_kept_with_its_age() {
        var domain = Applicant.domain("authoritydown");
        sql.update(
                "INSERT INTO authority_blacklist (condition_type, condition_index, barred, said_at) VALUES (0, ?,"
                        + " TRUE, ?)",
                hash.of("authority_blacklist", "0:" + domain),
                Instant.parse("2026-02-01T03:04:05Z"));

        var check = applicant
                .checksType(domain)
                .then()
                .statusCode(201)
                .body("type", is("BLOCKED"))
                .body("missing", empty())
                .body("facts.fact", contains("BLACKLISTED"))
                .body("facts.source", contains("STORED_BLACKLIST"))
                .body("facts.asOf", contains("2026-02-01T03:04:05.000000Z"))
                .body("facts.entry", contains("DOMAIN"))
                .body("nextSteps.step", contains("TAKE_ANOTHER_DOMAIN", "CONTACT_AUTHORITY"))
                .body("opensOrder", is(false))
                .extract()
                .<String>path("typeCheckId");

        applicant
                .call()
                .get("/api/v1/filing-type-checks/" + check)
                .then()
                .statusCode(200)
                .body("facts.asOf", contains("2026-02-01T03:04:05.000000Z"))
                .body("facts.entry", contains("DOMAIN"));
    }

    @Test
    void an_unapproved_top_level_domain_is_blocked_and_says_so() {
        applicant
                .checksType("ok-" + Ids.next().toString().substring(24) + ".io")
                .then()
                .statusCode(201)
                .body("type", is("BLOCKED"))
                .body("facts.find { it.fact == 'TLD_APPROVED' }.value", is("NO"));
    }

    @Test
    void a_type_check_is_its_owners() {
        var check = applicant.checksType(Applicant.domain("ok")).<String>path("typeCheckId");
        var stranger = new Applicant();

        stranger.call().get("/api/v1/filing-type-checks/" + check).then().statusCode(404);
        stranger.creates()
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(404);
    }

    @Test
    void somebody_elses_order_is_not_found_and_no_token_is_no_answer() {
        var order = applicant.drafts(Applicant.domain("ok"));
        var stranger = new Applicant();

        for (var path : new String[] {"", "/history", "/checklist", "/confirmation", "/materials/PRE_APPROVAL"}) {
            stranger.call().get("/api/v1/orders/" + order + path).then().statusCode(404);
        }
        stranger.entersSubject(order, Applicant.subject()).then().statusCode(404);
        stranger.submits(order).then().statusCode(404);
        stranger.prechecks(order).then().statusCode(404);
        stranger.handsIn(order, "PRE_APPROVAL", Papers.png(), "image/png")
                .then()
                .statusCode(404);
        Applicant.decides(Ids.next().toString(), Map.of("decision", "APPROVE"))
                .then()
                .statusCode(404);
        Rest.get("/api/v1/orders/" + order).then().statusCode(401).body("code", is("UNAUTHENTICATED"));
        Applicant.reviewer()
                .body(Applicant.subject())
                .put("/api/v1/orders/" + order + "/subject")
                .then()
                .statusCode(403);
        Applicant.reviewer().get("/api/v1/orders/" + order).then().statusCode(200);
    }

    @Test
    void an_empty_draft_is_told_everything_that_it_lacks() {
        var order = applicant.drafts(Applicant.domain("ok"));

        applicant
                .prechecks(order)
                .then()
                .statusCode(200)
                .body("passed", is(false))
                .body(
                        "errors.pointer",
                        hasItems(
                                "/subject/name",
                                "/subject/principal/mobile",
                                "/service/domains",
                                "/service/serviceNumber",
                                "/materials/SUBJECT_CERTIFICATE"));
        applicant
                .submits(order)
                .then()
                .statusCode(422)
                .body("code", is("RULES_BROKEN"))
                .body("errors.pointer", hasItem("/materials/SUBJECT_CERTIFICATE"));
        applicant.shows(order).then().body("state", is("DRAFT")).body("submission", is(0));
    }

    @ParameterizedTest
    @CsvSource({"expired,D4,DOMAIN_EXPIRED", "fresh,D3,REAL_NAME_NOT_SYNCED"})
    void a_broken_domain_rule_keeps_an_order_from_being_submitted(String label, String rule, String code) {
        var order = applicant.completesDraft(Applicant.domain(label));

        applicant
                .submits(order)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/service/domains/0"))
                .body("errors.rule", contains(rule))
                .body("errors.code", contains(code))
                .body("errors[0].remedy", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"down", "rdapdown", "short", "nullanswer", "noresults", "fewresults", "nullrules", "nojson"})
    void what_cannot_be_answered_now_does_not_keep_it_from_being_submitted(String label) {
        var order = applicant.completesDraft(Applicant.domain(label));

        applicant
                .prechecks(order)
                .then()
                .body("passed", is(true))
                .body("unknowns.code", contains("SOURCE_UNAVAILABLE"));
        applicant.submits(order).then().statusCode(200);
    }

    @Test
    void a_rule_that_is_missing_from_the_answer_is_unknown_by_its_name() {
        var order = applicant.completesDraft(Applicant.domain("short"));

        applicant.prechecks(order).then().body("unknowns.rule", contains("D4"));
    }

    @Test
    void the_declaration_must_be_the_present_one_and_accepted() {
        var order = applicant.completesDraft(Applicant.domain("ok"));

        applicant
                .acts(order)
                .body(Map.of("declarationVersion", "2019-01", "accepted", true))
                .post("/api/v1/orders/" + order + "/submission")
                .then()
                .statusCode(409)
                .body("code", is("DECLARATION_OUTDATED"));
        applicant
                .acts(order)
                .body(Map.of("declarationVersion", "2026-01", "accepted", false))
                .post("/api/v1/orders/" + order + "/submission")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/accepted"));
    }

    @Test
    void nothing_is_edited_while_others_have_it() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));

        applicant
                .entersSubject(order, Applicant.subject())
                .then()
                .statusCode(409)
                .body("code", is("NOT_EDITABLE"))
                .body("detail", containsString("接入商初审中"));
        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.png(), "image/png")
                .then()
                .statusCode(409);
        applicant.submits(order).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @CsvSource({
        "i-hongkong-1,422,INSTANCE_NOT_MAINLAND",
        "i-trial-1,422,INSTANCE_TRIAL",
        "i-missing-1,422,INSTANCE_UNKNOWN",
        "i-expiring-1,422,INSTANCE_TERM_TOO_SHORT",
        "i-down-1,503,UPSTREAM_UNAVAILABLE"
    })
    void not_every_instance_has_service_numbers(String instance, int status, String code) {
        applicant.obtainsNumber(instance).then().statusCode(status).body("code", is(code));
    }

    @Test
    void a_service_number_of_somebody_else_is_unknown() {
        var order = applicant.drafts(Applicant.domain("ok"));
        var number = new Applicant().obtainsNumber();

        applicant
                .entersService(order, Map.of("serviceNumber", number))
                .then()
                .statusCode(422)
                .body("errors.code", contains("SERVICE_NUMBER_UNKNOWN"));
    }

    @Test
    void of_thirty_thousand_faulty_domains_a_hundred_faults_are_told() {
        var order = applicant.drafts(Applicant.domain("ok"));

        applicant
                .entersService(order, Map.of("domains", Collections.nCopies(30_000, "")))
                .then()
                .statusCode(400)
                .body("errors", hasSize(100))
                .body("errors[0].pointer", is("/domains"))
                .body("errors[0].code", is("SIZE"));
    }
}
