package cn.icpfiling.filing.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The old form had no county, or had it wrong: the subject comes over with what there is, and its holder enters the rest. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ImportedRegionsApiTest {

    private static final Map<String, String> CHAOYANG = Map.of("city", "110100", "county", "110105");

    private final Applicant holder = new Applicant();
    private final OldFilings old = new OldFilings();

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private String subject;
    private String service;

    @Test
    void a_subject_without_a_county_gets_it_by_a_change_that_the_authority_grants() {
        comesOverWith(Map.of("province", "11", "city", "110100"));
        var order = changes("subjects", subject);
        holder.handsIn(order, "CHANGE_PROOF", Papers.png(), "image/png").then().statusCode(200);
        holder.submits(order)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/region/county"))
                .body("errors.code", contains("FIELD_MISSING"));

        entersRegion(order, CHAOYANG).then().statusCode(200).body("region.county", is("110105"));
        record().then().body("region.county", nullValue());
        holder.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, old.number, null);

        holder.shows(order).then().body("state", is("COMPLETED"));
        record().then()
                .body("region.province", is("11"))
                .body("region.city", is("110100"))
                .body("region.county", is("110105"))
                .body("subjectNumber", is(old.number));
    }

    @Test
    void a_subject_with_a_city_of_another_province_enters_one_of_its_own() {
        comesOverWith(Map.of("province", "11", "city", "310100", "county", "310101"));
        var order = changes("subjects", subject);

        entersRegion(order, Map.of("city", "310100", "county", "310101"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/city"))
                .body("errors.code", hasItem("CITY_NOT_IN_PROVINCE"))
                .body("errors.rule", hasItem("F-001"));
        entersRegion(order, Map.of("city", "110100"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/county"));
        entersRegion(order, CHAOYANG)
                .then()
                .statusCode(200)
                .body("region.province", is("11"))
                .body("region.city", is("110100"));
    }

    /** The region is the subject's: a change of a site neither enters it nor fails for it. */
    @Test
    void a_change_of_a_site_goes_on_with_the_region_on_record_and_warns_of_it() {
        comesOverWith(Map.of("province", "11", "city", "110100"));
        var order = changes("services", service);
        var entry = new HashMap<>(Applicant.service(old.domain, ""));
        entry.remove("serviceNumber");
        holder.entersService(order, entry).then().statusCode(200);
        entersRegion(order, CHAOYANG).then().statusCode(409).body("code", is("REGION_FROZEN"));

        holder.prechecks(order)
                .then()
                .statusCode(200)
                .body("warnings.find { it.code == 'REGION_ON_RECORD_UNFIT' }.pointer", is("/region"));
        holder.submits(order).then().statusCode(200);
    }

    /** The Chongwen district became part of Dongcheng in 2010. */
    @Test
    void a_warning_that_was_kept_with_a_submission_names_the_region_that_ended_and_its_successor() {
        comesOverWith(Map.of("province", "11", "city", "110100", "county", "110103"));
        var order = changes("services", service);
        var entry = new HashMap<>(Applicant.service(old.domain, ""));
        entry.remove("serviceNumber");
        holder.entersService(order, entry).then().statusCode(200);
        holder.submits(order).then().statusCode(200);

        holder.shows(order)
                .then()
                .body("warnings.find { it.code == 'REGION_ENDED' }.detail", containsString("110103"))
                .body("warnings.find { it.code == 'REGION_ENDED' }.remedy", containsString("110101"));
    }

    private void comesOverWith(Map<String, Object> region) {
        old.subject.putAll(Applicant.subject());
        old.subject.put("region", region);
        var done = old.registers(holder).then().statusCode(201).extract();
        subject = done.path("subjectId");
        service = done.path("services[0].serviceId");
    }

    private String changes(String things, String id) {
        var order = holder.creates()
                .post("/api/v1/" + things + "/" + id + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        holder.handsInAll(order);
        return order;
    }

    private Response entersRegion(String order, Map<String, String> region) {
        return holder.changes(order).body(region).put("/api/v1/orders/" + order + "/region");
    }

    private Response record() {
        return holder.call().get("/api/v1/subjects/" + subject);
    }
}
