package cn.icpfiling.filing.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Phone;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J17: nothing is submitted before each of its principals has shown on their phone who they are. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class AuthenticityGateApiTest {

    private static final String OF_THE_HEAD = "/subject/principal";
    private static final String OF_THE_WEBMASTER = "/service/principal";

    @Inject
    AuthenticityGate gate;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant applicant = new Applicant();
    private final String domain = Applicant.domain("ok");
    private final String head = Phone.freshNumber();
    private final String webmaster = Phone.freshNumber();
    private String order;

    @BeforeEach
    void filled_in() {
        order = applicant.drafts(domain);
        entersTheHead("张三", head);
        entersTheWebmaster(webmaster, applicant.obtainsNumber());
        applicant.handsInAll(order);
    }

    @Test
    void a_filing_waits_for_each_of_its_principals_and_the_precheck_names_them_with_the_way() {
        gate.close();
        applicant
                .prechecks(order)
                .then()
                .statusCode(200)
                .body("passed", is(false))
                .body("errors.code", contains("AUTHENTICITY_MISSING", "AUTHENTICITY_MISSING"))
                .body("errors.pointer", contains(OF_THE_HEAD, OF_THE_WEBMASTER))
                .body("errors.rule", everyItem(is("F-070")))
                .body("errors.remedy", everyItem(notNullValue()));
        isRefused(OF_THE_HEAD, OF_THE_WEBMASTER);

        Phone.shows(applicant, order, Phone.HEAD);
        isRefused(OF_THE_WEBMASTER);
        Phone.shows(applicant, order, Phone.WEBMASTER);

        applicant.prechecks(order).then().body("passed", is(true));
        applicant.submits(order).then().statusCode(200).body("state", is("PROVIDER_REVIEW"));
    }

    @Test
    void of_whom_the_source_has_no_picture_a_reviewer_decides_by_the_sheet() {
        entersTheHead("史密斯无照片", head);
        gate.close();
        Phone.shows(applicant, order, Phone.WEBMASTER);
        isRefused(OF_THE_HEAD);
        Phone.shows(applicant, order, Phone.HEAD, "NO_REFERENCE");
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/authenticity")
                .then()
                .body("items[0].standing", is("BY_PAPERS"))
                .body("items[0].result", is("NO_REFERENCE"));
        applicant
                .prechecks(order)
                .then()
                .body("passed", is(true))
                .body("warnings.code", hasItem("AUTHENTICITY_NO_REFERENCE"));

        applicant.submits(order).then().statusCode(200).body("state", is("PROVIDER_REVIEW"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(409)
                .body("code", is("VERDICT_OUTSTANDING"))
                .body("errors.rule", contains("F-070"))
                .body("errors.pointer", contains(OF_THE_HEAD));
        var bySheet = Map.of("pointer", OF_THE_HEAD, "rule", "F-070", "result", "HOLDS", "paper", "VERIFICATION_SHEET");
        Applicant.reviews(Ids.next(), order, "rule-settlements", Map.of("rules", List.of(bySheet)))
                .then()
                .statusCode(200);

        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(200)
                .body("state", is("AWAITING_SUBMISSION"));
    }

    @Test
    void that_answer_is_about_one_person_and_another_name_is_asked_anew() {
        entersTheHead("史密斯无照片", head);
        gate.close();
        Phone.shows(applicant, order, Phone.WEBMASTER);
        Phone.shows(applicant, order, Phone.HEAD, "NO_REFERENCE");
        entersTheHead("史密斯", head);
        isRefused(OF_THE_HEAD);
        Phone.shows(applicant, order, Phone.HEAD);

        applicant
                .prechecks(order)
                .then()
                .body("passed", is(true))
                .body("warnings.code", not(hasItem("AUTHENTICITY_NO_REFERENCE")));
    }

    @Test
    void who_answers_for_both_shows_it_once_and_another_person_is_asked_anew() {
        entersTheWebmaster(head, applicant.obtainsNumber());
        gate.close();
        Phone.shows(applicant, order, Phone.WEBMASTER);
        entersTheHead("李雷", head);
        isRefused(OF_THE_HEAD);
        entersTheHead("李四", head);

        applicant.submits(order).then().statusCode(200);
    }

    @Test
    void what_goes_back_to_the_authority_unchanged_may_still_be_made_whole() {
        applicant.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        Phone.asks(applicant, order, Phone.HEAD).then().statusCode(409).body("code", is("PRINCIPALS_NOT_ASKED"));
        authority.failSms(order);
        gate.close();
        isRefused(OF_THE_HEAD, OF_THE_WEBMASTER);

        Phone.shows(applicant, order, Phone.HEAD);
        Phone.shows(applicant, order, Phone.WEBMASTER);

        applicant.submits(order).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));
    }

    @Test
    @Tag("long")
    void each_order_asks_again_of_a_change_and_of_a_new_service_too() {
        granted();
        gate.close();
        var subject = applicant.call().get("/api/v1/subjects").then().extract().<String>path("items[0].subjectId");
        order = applicant
                .creates()
                .post("/api/v1/subjects/" + subject + "/change")
                .then()
                .statusCode(201)
                .extract()
                .path("orderId");
        refused().body("errors.pointer", hasItem(OF_THE_HEAD)).body("errors.pointer", not(hasItem(OF_THE_WEBMASTER)));
        Phone.shows(applicant, order, Phone.HEAD);
        refused().body("errors.code", not(hasItem("AUTHENTICITY_MISSING")));
        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(200);

        order = applicant.completesDraftOfService(Applicant.domain("ok"));
        isRefused(OF_THE_HEAD, OF_THE_WEBMASTER);
    }

    @Test
    @Tag("long")
    void links_of_many_orders_are_made_at_once() throws Exception {
        var others = IntStream.range(0, 6)
                .mapToObj(_ -> {
                    var other = new Applicant();
                    var theirs = other.drafts(Applicant.domain("ok"));
                    other.entersSubject(theirs, Applicant.subject()).then().statusCode(200);
                    return Map.entry(other, theirs);
                })
                .toList();

        assertThat(AtOnce.call(24, turn -> {
                    var other = others.get(turn % others.size());
                    return Phone.asks(other.getKey(), other.getValue(), Phone.HEAD)
                            .statusCode();
                }))
                .containsOnly(201);
    }

    private void granted() {
        applicant.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(
                order, "京ICP备2033%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    private void isRefused(String... principals) {
        refused()
                .body("errors.code", everyItem(is("AUTHENTICITY_MISSING")))
                .body("errors.pointer", contains(principals));
    }

    private ValidatableResponse refused() {
        return applicant.submits(order).then().statusCode(422).body("code", is("RULES_BROKEN"));
    }

    private void entersTheHead(String name, String number) {
        var subject = new HashMap<>(Applicant.subject());
        subject.put("principal", Applicant.person(name, number));
        applicant.entersSubject(order, subject).then().statusCode(200);
    }

    private void entersTheWebmaster(String number, String serviceNumber) {
        var service = new HashMap<>(Applicant.service(domain, serviceNumber));
        service.put("principal", Applicant.person("李四", number));
        service.put("domains", List.of(domain));
        applicant.entersService(order, service).then().statusCode(200);
    }
}
