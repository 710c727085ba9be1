package cn.icpfiling.filing.wayback;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.filing.PublicRegister;
import cn.icpfiling.filing.StatedFindings;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.wayback.WayBack;
import cn.icpfiling.filing.drafting.ChangesScene;
import cn.icpfiling.filing.filings.EndFiling;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** J20: each way back that is named is walked by its own steps, until the site is served again or has left the register. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class WalkedWaysBackApiTest extends ChangesScene {

    private static final String NAME = "北京示例科技有限公司";

    @Inject
    BusinessClock clock;

    @Inject
    EndFiling endFiling;

    @Inject
    SubjectRepository subjects;

    @Inject
    FiledServiceRepository services;

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEREGISTER", "OFFLINE_DEREGISTRATION", "FIRST_FILING", "NEW_SERVICE"})
    @Tag("long")
    void a_way_back_is_walked_to_its_end(WayBack way) throws SQLException {
        comesTo(way);
        var step = wayBack(service)
                .body("way", is(way.name()))
                .extract()
                .<List<String>>path("steps.path")
                .getLast();

        switch (way) {
            case DEREGISTER -> deregisters(step);
            case OFFLINE_DEREGISTRATION -> {
                isFreedOnPaper();
                wayBack(service).body("way", is("FIRST_FILING"));
                servedUnder("湘ICP备2033" + number.substring(9, 15) + "号", "-1");
            }
            case FIRST_FILING -> servedUnder(number.replace("2032", "2033"), "-1");
            default -> servedUnder(number, "-8");
        }
    }

    /** What an overdue finding, or one that is not overdue yet, has led to. */
    private void comesTo(WayBack way) throws SQLException {
        if (way == WayBack.DEREGISTER) {
            StatedFindings.stated(subject, service, "NOTIFIED", "SITE.NOT_IN_USE", List.of(), List.of("DEREGISTER"));
            return;
        }
        StatedFindings.stated(subject, service, "ENDED", "CONTACT.MOBILE", List.of(), List.of("CHANGE_SERVICE"));
        endsServices();
        FiledAtTheAuthority.noMore(one);
        switch (way) {
            case OFFLINE_DEREGISTRATION -> {
                set("update subjects set province = '43' where id = ?");
                holder.region = Map.of("province", "43", "city", "430100", "county", "430102");
                shows("");
            }
            case FIRST_FILING -> showsNoMore();
            default -> shows(number + "-7");
        }
    }

    /** As a file of the authority does. */
    private void endsServices() {
        UnitOfWork.run(() -> {
            var ending = subjects.locked(UUID.fromString(subject));
            endFiling.ofServices(ending, services.ofSubject(ending.id()), byAuthority(), Map.of());
        });
    }

    private RecordEnd byAuthority() {
        return RecordEnd.byAuthority("接入取消后长期未恢复", clock.instant());
    }

    private void shows(String serviceNumber) {
        FiledAtTheAuthority.under(holder.certificateNumber, number, serviceNumber);
        PublicRegister.shows(NAME, number, serviceNumber);
    }

    private void showsNoMore() {
        UnitOfWork.run(() -> endFiling.ofSubject(subjects.locked(UUID.fromString(subject)), byAuthority(), Map.of()));
        FiledAtTheAuthority.noMore(holder.certificateNumber);
        PublicRegister.showsNothing(NAME);
    }

    /** The site leaves the register before its access is cancelled; its domain is free for another filing. */
    private void deregisters(String step) {
        var token = holder.call()
                .queryParam("act", "DEREGISTER_SERVICE")
                .get("/api/v1/services/" + service + "/impact")
                .then()
                .statusCode(200)
                .extract()
                .path("impactToken");
        var order = holder.creates()
                .body(Map.of("impactToken", token))
                .post(step)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, number + "-1");

        holder.shows(order).then().body("state", is("COMPLETED"));
        holder.call()
                .get("/api/v1/services")
                .then()
                .body("items.status", contains("DEREGISTERED"))
                .body("items.endedBy", contains("HOLDER"));
        new Applicant().checksType(one).then().body("type", is("FIRST_FILING"));
    }

    private void isFreedOnPaper() {
        var offline = OfflineCase.opens(holder, OfflineCase.typeCheck(holder, one))
                .then()
                .statusCode(201)
                .body("ground", is("OWN_EMPTY_SUBJECT"))
                .extract()
                .<String>path("caseId");
        OfflineCase.handsIn(holder, offline, LegalTime.dayOf(clock.instant()))
                .then()
                .statusCode(200);
        showsNoMore();
        movedByDays(12);
        OfflineCase.shows(holder, offline).then().body("state", is("FREED"));
    }

    /** Files the domain as the type check says, and has it granted. */
    private void servedUnder(String subjectNumber, String suffix) {
        var order = holder.drafts(one);
        if (!subjectNumber.equals(number)) {
            holder.entersSubject(order, Applicant.subject()).then().statusCode(200);
        }
        holder.entersService(order, Applicant.service(one, holder.obtainsNumber()))
                .then()
                .statusCode(200);
        holder.handsInAll(order);
        holder.submits(order).then().statusCode(200);
        decided(order, subjectNumber, subjectNumber + suffix);

        holder.shows(order).then().body("state", is("COMPLETED"));
        holder.call().get("/api/v1/services").then().body("items.serviceNumber", hasItem(subjectNumber + suffix));
        var served = holder.call()
                .get("/api/v1/services")
                .then()
                .body("items.accessStatus", hasItems("LIVE", "CANCELLED"))
                .extract()
                .<String>path("items.find { it.accessStatus == 'LIVE' }.serviceId");
        wayBack(served).body("way", is("NONE"));
        holder.checksType(one).then().body("type", is("ALREADY_FILED_HERE"));
    }

    private ValidatableResponse wayBack(String id) {
        return holder.call().get("/api/v1/services/" + id + "/way-back").then().statusCode(200);
    }

    /** As the sandbox moves the clock: what is due is done before the answer. */
    private static void movedByDays(int days) {
        Rest.given()
                .auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body(Map.of("offset", Duration.ofDays(days).toString()))
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }
}
