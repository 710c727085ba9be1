package cn.icpfiling.filing.authenticity;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.Phone;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class AuthenticityApiTest {

    private static final String HEAD = Phone.HEAD;

    @Inject
    Sql sql;

    @Inject
    AuditTrail trail;

    @Inject
    AuthenticityPolicy policy;

    @Inject
    OrderRepository orders;

    @Inject
    OrderContentRepository contents;

    @Inject
    @All
    List<DueJobs> jobs;

    @ConfigProperty(name = "icp.authenticity.page")
    String page;

    private Applicant applicant = new Applicant();
    private final String number = Phone.freshNumber();

    private String order;

    @BeforeEach
    void drafted() {
        order = applicant.drafts(Applicant.domain("ok"));
    }

    @Test
    void a_principal_agrees_shows_their_face_and_the_order_knows_at_once() {
        enters("张三");
        var link = linked();
        phone().get(link)
                .then()
                .statusCode(200)
                .body("part", is(HEAD))
                .body("name", is("张*"))
                .body("consent.version", is("2026-01"))
                .body("consent.text", containsString("单独同意"))
                .body("consented", is(false))
                .body("triesLeft", is(5));
        shows(link).then().statusCode(409).body("code", is("CONSENT_MISSING"));
        agrees(link, "2019-08").then().statusCode(409).body("code", is("CONSENT_OUTDATED"));
        agrees(link, "2026-01").then().statusCode(200).body("consented", is(true));
        standing().then().body("items[0].standing", is("WAITING"));

        shows(link).then().statusCode(200).body("result", is("MATCH")).body("triesLeft", is(4));

        standing()
                .then()
                .statusCode(200)
                .body("required", is(false))
                .body("items.part", contains(HEAD, "SERVICE_PRINCIPAL"))
                .body("items.standing", contains("DONE", "MISSING"))
                .body("items[0].consentVersion", is("2026-01"))
                .body("items[0].photoKept", is(true));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.act", contains("DRAFT", "AUTHENTICATE"));
        assertThat(sql.first(
                        row -> row.getString(1),
                        "SELECT consent_purpose FROM authenticity_steps WHERE order_id = ?",
                        UUID.fromString(order)))
                .contains("FACE_MATCH");
        assertThat(told("AUTHENTICITY.LINK") + told("AUTHENTICITY.CONSENT") + told("AUTHENTICITY.CHECK"))
                .isEqualTo(3);
    }

    @Test
    @Tag("long")
    void a_link_that_is_used_over_given_up_or_was_never_made_leads_nowhere_in_the_same_words() {
        enters("张三");
        var givenUp = linked();
        var used = linked();
        agrees(used, "2026-01");
        shows(used).then().body("result", is("MATCH"));
        var over = linked();
        sql.update(
                "UPDATE authenticity_steps SET link_ends_at = '2026-01-01' WHERE order_id = ? AND state = 'OPEN'",
                UUID.fromString(order));

        var nobodys = nowhere(phone().get("/api/v1/authenticity-steps/" + "x".repeat(43)));
        for (var link : List.of(givenUp, used, over, "/api/v1/authenticity-steps/short")) {
            assertThat(nowhere(phone().get(link))).isEqualTo(nobodys);
            assertThat(nowhere(agrees(link, "2026-01"))).isEqualTo(nobodys);
            assertThat(nowhere(shows(link))).isEqualTo(nobodys);
            assertThat(nowhere(sheet(link))).isEqualTo(nobodys);
        }
        standing().then().body("items[0].standing", is("DONE"));
    }

    @Test
    void five_faces_that_do_not_match_close_a_link_and_none_of_them_is_kept() {
        enters("张非本人");
        var link = agreed();
        for (var left = 4; left >= 0; left--) {
            shows(link).then().statusCode(200).body("result", is("MISMATCH")).body("triesLeft", is(left));
        }

        shows(link).then().statusCode(404);
        standing().then().body("items[0].standing", is("FAILED")).body("items[0].photoKept", is(false));
    }

    @Test
    void ten_faces_a_day_are_compared_for_one_person_whatever_the_link_and_the_order() {
        enters("张翻拍");
        for (var links = 0; links < 2; links++) {
            var link = agreed();
            for (var tries = 0; tries < 5; tries++) {
                shows(link).then().statusCode(200).body("result", is("NOT_ALIVE"));
            }
        }
        applicant = new Applicant();
        order = applicant.drafts(Applicant.domain("ok"));
        enters("张三");

        shows(agreed()).then().statusCode(429).header("Retry-After", not(is("0")));
    }

    @Test
    void who_could_not_be_compared_has_not_matched() {
        enters("张停");

        shows(agreed()).then().statusCode(200).body("result", is("UNKNOWN"));

        standing().then().body("items[0].standing", is("WAITING")).body("items[0].photoKept", is(false));
    }

    @Test
    void of_two_at_once_one_matches_and_the_link_is_used_once() throws Exception {
        enters("张三");
        var link = agreed();

        assertThat(AtOnce.call(3, _ -> shows(link).statusCode()))
                .containsOnly(200, 404)
                .filteredOn(status -> status == 200)
                .hasSize(1);
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT act FROM order_history WHERE order_id = ? AND act = 'AUTHENTICATE'",
                        UUID.fromString(order)))
                .hasSize(1);
    }

    @Test
    void links_are_counted_for_their_holder_and_for_a_partner_over_all_of_its_customers() {
        var partner = new Partner();
        applicant = partner.customer();
        order = applicant.drafts(Applicant.domain("ok"));
        enters("张三");
        links(applicant, HEAD).then().statusCode(201);

        counts(120, applicant.account);
        links(applicant, HEAD).then().statusCode(429);
        counts(0, applicant.account);
        counts(2399, partner.id);
        links(applicant, HEAD).then().statusCode(201);
        links(applicant, HEAD).then().statusCode(429).header("Retry-After", not(is("0")));
    }

    private void counts(int events, UUID account) {
        sql.update("UPDATE account_limits SET events = ? WHERE account = ? AND kind = 'PHONE_LINK'", events, account);
    }

    @Test
    void another_name_voids_what_was_shown_and_the_link_of_the_person_before() {
        enters("张三");
        shows(agreed()).then().body("result", is("MATCH"));
        var link = linked();

        enters("李雷");

        standing().then().body("items[0].standing", is("MISSING"));
        phone().get(link).then().statusCode(404);
        enters("张三");
        standing().then().body("items[0].standing", is("DONE"));
    }

    @Test
    void the_sheet_comes_by_the_phone_and_is_a_paper_of_the_order() {
        enters("张三");
        var link = linked();
        sheet(link).then().statusCode(409).body("code", is("CONSENT_MISSING"));
        agrees(link, "2026-01");

        sheet(link).then().statusCode(200).body("sheetPresent", is(true));

        applicant
                .call()
                .get("/api/v1/orders/" + order + "/checklist")
                .then()
                .body("items.find { it.kind == 'VERIFICATION_SHEET' }.present", is(true));
        applicant.shows(order).then().body("materials.kind", contains("VERIFICATION_SHEET"));
        phone().contentType("image/jpeg")
                .body(Papers.png())
                .put(link + "/face")
                .then()
                .statusCode(415);
    }

    @Test
    void a_reviewer_sees_the_photograph_until_its_time_is_over_and_each_look_is_told() {
        var subject = new HashMap<>(Applicant.subject());
        subject.put("principal", Applicant.person("张三", number));
        applicant = new Applicant();
        order = applicant.completesDraft(Applicant.domain("ok"));
        applicant.entersSubject(order, subject).then().statusCode(200);
        photo().then().statusCode(409).body("code", is("NOT_UNDER_REVIEW"));
        applicant.submits(order).then().statusCode(200);
        shows(agreed()).then().body("result", is("MATCH"));

        photo().then().statusCode(200).contentType("image/jpeg").header("Cache-Control", containsString("no-store"));
        assertThat(told("AUTHENTICITY.SHOW")).isEqualTo(1);
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/authenticity/" + HEAD + "/photo")
                .then()
                .statusCode(403);

        sql.update(
                "UPDATE authenticity_steps SET photo_ends_at = '2026-01-01' WHERE order_id = ?",
                UUID.fromString(order));
        jobs.stream()
                .filter(job -> job.getClass().getSimpleName().startsWith("ForgetFaces"))
                .forEach(DueJobs::runDue);

        photo().then().statusCode(404);
        Applicant.reviewer()
                .get("/api/v1/orders/" + order + "/authenticity")
                .then()
                .body("items[0].standing", is("DONE"))
                .body("items[0].photoKept", is(false));
        assertThat(told("AUTHENTICITY.FORGET")).isEqualTo(1);
    }

    @Test
    void a_link_is_made_by_the_holder_for_a_principal_who_is_entered() {
        links(applicant, HEAD).then().statusCode(409).body("code", is("PRINCIPAL_INCOMPLETE"));
        enters("张三");
        links(new Applicant(), HEAD).then().statusCode(404);
        links(applicant, HEAD)
                .then()
                .statusCode(201)
                .body("url", startsWith(page))
                .body("qrCode", startsWith("<svg"))
                .header("Cache-Control", containsString("no-store"));
        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(200);
        links(applicant, HEAD).then().statusCode(409).body("code", is("PRINCIPALS_NOT_ASKED"));
    }

    @Test
    void from_its_day_on_an_order_lacks_the_principals_who_have_not_shown_who_they_are() {
        enters("张三");
        var day = LocalDate.of(2099, 1, 1);
        assertThat(missing(day.minusDays(1))).isEmpty();
        assertThat(missing(day)).containsExactly(Violation.of("/subject/principal", "AUTHENTICITY_MISSING", "F-070"));

        shows(agreed()).then().body("result", is("MATCH"));

        assertThat(missing(day)).isEmpty();
    }

    private List<Violation> missing(LocalDate day) {
        return UnitOfWork.in(() -> {
            var found = orders.findById(UUID.fromString(order));
            return policy.missing(
                    found,
                    contents.subject(found.id()).orElse(null),
                    contents.service(found.id()).orElse(null),
                    policy.known(List.of(found), day).getOrDefault(found.id(), List.of()),
                    day);
        });
    }

    private void enters(String name) {
        var subject = new HashMap<>(Applicant.subject());
        subject.put("principal", Applicant.person(name, number));
        applicant.entersSubject(order, subject).then().statusCode(200);
    }

    /** The path of the door, out of the link. */
    private String linked() {
        var url = links(applicant, HEAD).then().statusCode(201).extract().<String>path("url");
        return "/api/v1/authenticity-steps/" + url.substring(page.length());
    }

    private String agreed() {
        var link = linked();
        agrees(link, "2026-01").then().statusCode(200);
        return link;
    }

    private Response links(Applicant who, String part) {
        return Phone.asks(who, order, part);
    }

    private Response standing() {
        return applicant.call().get("/api/v1/orders/" + order + "/authenticity");
    }

    private Response photo() {
        return Applicant.reviewer().get("/api/v1/orders/" + order + "/authenticity/" + HEAD + "/photo");
    }

    private static RequestSpecification phone() {
        return given();
    }

    private static Response agrees(String link, String version) {
        return phone().contentType(ContentType.JSON)
                .body(Map.of("version", version))
                .post(link + "/consent");
    }

    private static Response shows(String link) {
        return phone().contentType("image/jpeg").body(Papers.jpeg()).put(link + "/face");
    }

    private static Response sheet(String link) {
        return phone().contentType("image/png").body(Papers.png()).put(link + "/sheet");
    }

    /** What is told, without the request's own trace. */
    private static Map<String, Object> nowhere(Response answer) {
        var told =
                new HashMap<>(answer.then().statusCode(404).extract().jsonPath().<String, Object>getMap("$"));
        told.remove("instance");
        return told;
    }

    private int told(String act) {
        return trail.page(AuditTrail.Filter.of("ORDER", UUID.fromString(order)), act, null, 50)
                .size();
    }
}
