package cn.icpfiling.filing.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What today's form does not take comes over too, and says how it is cured. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ImportedGapsApiTest {

    private final Applicant holder = new Applicant();
    private final OldFilings old = new OldFilings();

    @Inject
    Sql sql;

    private String subject;
    private String service;

    @Test
    void a_site_without_a_domain_comes_over_and_is_ended_and_never_changed() {
        old.service.put("domains", List.of());
        var done = old.registers(holder);
        done.then().statusCode(201).body("services[0].domains", empty());
        service = done.path("services[0].serviceId");
        subject = done.path("subjectId");

        holder.call()
                .get("/api/v1/services/" + service)
                .then()
                .statusCode(200)
                .body("lacks", contains("DOMAIN"))
                .body("domains", empty())
                .body("accessStatus", is("LIVE"));
        holder.call()
                .get("/api/v1/services/" + service + "/acts")
                .then()
                .statusCode(200)
                .body("acts.find { it.act == 'CHANGE_SERVICE' }.blockedBy.code", contains("SITE_WITHOUT_DOMAIN"))
                .body("acts.find { it.act == 'CHANGE_SERVICE' }.blockedBy[0].remedy", notNullValue())
                .body(
                        "acts.find { it.act == 'ACCESS_FILING' }.blockedBy.code",
                        contains("ACCESS_LIVE", "SITE_WITHOUT_DOMAIN"))
                .body("acts.find { it.act == 'CANCEL_ACCESS' }.allowed", is(true))
                .body("acts.find { it.act == 'DEREGISTER_SERVICE' }.allowed", is(true));
        holder.creates()
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(409)
                .body("errors.code", contains("ACT_SITE_WITHOUT_DOMAIN"));
        holder.call()
                .get("/api/v1/services/" + service + "/way-back")
                .then()
                .statusCode(200)
                .body("way", is("NONE"))
                .body("domain", nullValue());
        var token = holder.call()
                .queryParam("act", "DEREGISTER_SERVICE")
                .get("/api/v1/services/" + service + "/impact")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("impactToken");
        holder.creates()
                .body(Map.of("impactToken", token))
                .post("/api/v1/services/" + service + "/deregistration")
                .then()
                .statusCode(201)
                .body("type", is("DEREGISTER_SERVICE"));
    }

    /** No source knows a site that was filed by its address alone, so only a type check of a new domain leads on. */
    @Test
    void the_way_back_of_a_site_without_a_domain_changes_with_its_end() {
        old.service.put("domains", List.of());
        service = old.registers(holder).path("services[0].serviceId");
        var id = UUID.fromString(service);
        UnitOfWork.run(() -> sql.update("UPDATE filed_services SET access_status = 'CANCELLED' WHERE id = ?", id));
        wayBack().body("way", is("WITHOUT_DOMAIN")).body("typeCheck", nullValue());

        UnitOfWork.run(() -> sql.update("UPDATE filed_services SET status = 'DEREGISTERED' WHERE id = ?", id));

        wayBack()
                .body("way", is("OTHER"))
                .body("typeCheck", nullValue())
                .body("missing", empty())
                .body("steps.operation", contains("checkFilingType"));
    }

    private ValidatableResponse wayBack() {
        return holder.call()
                .get("/api/v1/services/" + service + "/way-back")
                .then()
                .statusCode(200);
    }

    @Test
    void a_site_without_a_domain_and_an_address_lacks_both() {
        old.service.put("domains", List.of());
        old.service.put("accesses", List.of());
        service = old.registers(holder).path("services[0].serviceId");

        holder.call().get("/api/v1/services/" + service).then().body("lacks", contains("DOMAIN", "ADDRESS"));
    }

    /** Type 8, an officer's certificate, is not in today's form (docs/trade.md 4.2). */
    @Test
    void a_certificate_that_is_not_given_any_more_comes_over_and_the_next_change_demands_a_present_one() {
        old.subject.putAll(Map.of("nature", 5, "certificateType", 8, "name", "赵六"));
        old.certificate = "军字第" + Ids.next().toString().substring(24) + "号";
        var done = old.registers(holder);
        done.then().statusCode(201);
        subject = done.path("subjectId");
        service = done.path("services[0].serviceId");

        holder.call().get("/api/v1/subjects/" + subject).then().statusCode(200).body("certificateType", is(8));
        holder.submits(changes())
                .then()
                .statusCode(422)
                .body("errors.find { it.pointer == '/certificateType' }.code", is("CERTIFICATE_TYPE_HISTORIC"));
    }

    /** A body of more than 1 MiB, which is the bound of other operations. */
    @Test
    @Tag("long")
    void a_filing_with_hundreds_of_sites_comes_over() {
        var sites = IntStream.rangeClosed(1, 400)
                .mapToObj(at -> {
                    var site = new HashMap<>(old.service);
                    site.putAll(Map.of(
                            "number", old.number + "-" + at,
                            "domains", List.of("s" + at + "." + old.domain),
                            "remark", "备".repeat(1024)));
                    return site;
                })
                .toList();
        var body = old.body(holder.account);
        body.put("services", sites);

        OldFilings.legacy()
                .header("Idempotency-Key", Applicant.freshKey())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/imported-filings")
                .then()
                .statusCode(201)
                .body("services", hasSize(400));
    }

    /** An access filing does not enter the subject, so it cannot close the gaps that keep it from being submitted. */
    @Test
    void a_subject_with_gaps_that_is_served_here_no_more_is_completed_by_a_change() {
        var done = old.registers(holder);
        subject = done.path("subjectId");
        var id = UUID.fromString(done.path("services[0].serviceId"));
        UnitOfWork.run(() -> sql.update("UPDATE filed_services SET access_status = 'CANCELLED' WHERE id = ?", id));

        holder.call()
                .get("/api/v1/subjects/" + subject + "/acts")
                .then()
                .body("acts.find { it.act == 'CHANGE_SUBJECT' }.allowed", is(true));
        var order = holder.creates()
                .post("/api/v1/subjects/" + subject + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        holder.entersSubject(order, Applicant.subject()).then().statusCode(200);
        holder.handsInAll(order);
        holder.handsIn(order, "CHANGE_PROOF", Papers.png(), "image/png").then().statusCode(200);
        holder.submits(order).then().statusCode(200).body("state", is("PROVIDER_REVIEW"));
    }

    /** The last access may end while the holder is at it, and it could be opened anew at once. */
    @Test
    void a_change_that_closes_gaps_may_be_submitted_after_the_end_of_the_last_access() {
        var done = old.registers(holder);
        var order = holder.creates()
                .post("/api/v1/subjects/" + done.path("subjectId") + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");

        Colleagues.endAccess(done.path("services[0].serviceId")).then().statusCode(200);

        holder.shows(order).then().body("allowedActs", hasItem("SUBMIT"));
    }

    /** As any other filing (docs/trade.md 2.4): the access comes first. */
    @Test
    void a_complete_subject_that_is_served_here_no_more_is_not_changed() {
        old.subject.put("certificateAddress", "北京市海淀区中关村大街1号");
        old.subject.put("mailingAddress", "北京市海淀区中关村大街1号");
        old.subject.put("principal", Applicant.person("李四", "11010519491231002X"));
        var done = old.registers(holder);
        var id = UUID.fromString(done.path("services[0].serviceId"));
        UnitOfWork.run(() -> sql.update("UPDATE filed_services SET access_status = 'CANCELLED' WHERE id = ?", id));

        holder.creates()
                .post("/api/v1/subjects/" + done.path("subjectId") + "/change")
                .then()
                .statusCode(409)
                .body("errors.code", contains("ACT_ACCESS_CANCELLED"));
    }

    private String changes() {
        var order = holder.creates()
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        var entry = new HashMap<>(Applicant.service(old.domain, ""));
        entry.remove("serviceNumber");
        holder.entersService(order, entry).then().statusCode(200);
        return order;
    }
}
