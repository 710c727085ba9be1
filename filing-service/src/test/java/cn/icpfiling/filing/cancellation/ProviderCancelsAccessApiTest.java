package cn.icpfiling.filing.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Findings;
import cn.icpfiling.filing.LockWaits;
import cn.icpfiling.filing.consumers.OverdueFindings;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of open orders when an access ends, by the provider or while the authority has an order. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ProviderCancelsAccessApiTest extends CancellationScene {

    @Inject
    OverdueFindings overdue;

    @Inject
    SubjectRepository subjects;

    @Test
    void the_provider_needs_two_persons_and_a_reason_and_an_open_order_goes_back_to_its_applicant() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var another = Applicant.domain("ok");
        var order = holder.completesDraftOfService(another);
        holder.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        var first = Ids.next();
        var cancellation = "services/" + service + "/provider-access-cancellation";
        Colleagues.proposes(first, cancellation, "BECAUSE")
                .then()
                .statusCode(422)
                .body("errors.code", contains("REASON_UNKNOWN"));
        Colleagues.staff(first)
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of("reason", "SITE.SHELL", "findingId", "no id"))
                .post("/api/v1/" + cancellation)
                .then()
                .statusCode(400);

        var proposal = Colleagues.proposes(first, cancellation, Colleagues.ORDERED)
                .then()
                .statusCode(201)
                .body("act", is("CANCEL_ACCESS"))
                .extract()
                .<String>path("proposalId");
        Colleagues.decides(first, proposal, "CONFIRM").then().statusCode(403).body("code", is("SECOND_PERSON_NEEDED"));
        holder.call().get("/api/v1/services").then().body("items.accessStatus", contains("LIVE"));
        Colleagues.decides(Ids.next(), proposal, "CONFIRM")
                .then()
                .statusCode(200)
                .body("state", is("CONFIRMED"))
                .body("orderId", nullValue())
                .body("returnedOrder", is(order));

        holder.call().get("/api/v1/services/" + service).then().body("accessEndedBy", is("PROVIDER"));
        holder.shows(order)
                .then()
                .body("state", is("PROVIDER_CORRECTION"))
                .body("reasons.code", contains("ACCESS.CANCELLED_BY_PROVIDER"))
                .body("allowedActs", hasItem("RESUBMIT"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(RECORDS.recordsOf(subjectOf(holder)))
                        .anySatisfy(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                                .contains("\"by\":\"PROVIDER\"", "\"reason\":\"AUTHORITY.ENDING_ORDERED\"")));
        Colleagues.proposes(first, cancellation, Colleagues.ORDERED)
                .then()
                .statusCode(409)
                .body("errors.code", contains("ACT_ACCESS_CANCELLED"));
        holder.creates()
                .body(Map.of("reason", Colleagues.ORDERED))
                .post("/api/v1/" + cancellation)
                .then()
                .statusCode(403);
        Colleagues.proposes(first, "services/" + Ids.next() + "/provider-access-cancellation", Colleagues.ORDERED)
                .then()
                .statusCode(404);
    }

    @Test
    void a_change_of_a_site_that_is_served_no_more_can_only_be_given_up() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var order = holder.creates()
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");

        Colleagues.endAccess(service).then().statusCode(200);

        holder.shows(order).then().body("allowedActs", contains("ABANDON"));
        holder.submits(order).then().statusCode(409).body("code", is("ACT_BLOCKED"));
    }

    @Test
    @Tag("long")
    void a_change_that_is_drafted_while_a_decision_waits_for_the_subject_can_only_be_given_up() throws Exception {
        var holder = new Applicant();
        var service = files(holder, domain);
        var proposal = Colleagues.proposes(
                        Ids.next(), "services/" + service + "/provider-access-cancellation", Colleagues.ORDERED)
                .<String>path("proposalId");

        var order = draftedBefore(
                holder,
                service,
                () -> Colleagues.decides(Ids.next(), proposal, "CONFIRM").then().statusCode(200));

        holder.submits(order)
                .then()
                .statusCode(409)
                .body("code", is("ACT_BLOCKED"))
                .body("errors.code", contains("ACT_ACCESS_CANCELLED"));
    }

    @Test
    @Tag("long")
    void a_change_that_is_drafted_while_a_finding_waits_for_the_subject_can_only_be_given_up() throws Exception {
        var holder = new Applicant();
        var service = files(holder, domain);
        var finding = Findings.endingAccess(subjectOf(holder), service);

        var order = draftedBefore(holder, service, () -> overdue.comes(finding.id));

        holder.shows(order).then().body("allowedActs", contains("ABANDON"));
        holder.submits(order).then().statusCode(409).body("errors.code", contains("ACT_ACCESS_CANCELLED"));
    }

    /** The end has looked for an open order, and waits for the subject's lock behind the draft of the order. */
    private String draftedBefore(Applicant holder, String service, Runnable end) throws Exception {
        var subject = UUID.fromString(subjectOf(holder));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            record Running(Future<String> draft, Future<?> end) {}
            var running = UnitOfWork.once(() -> {
                subjects.locked(subject);
                var draft = threads.submit(() -> holder.creates()
                        .post("/api/v1/services/" + service + "/change")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("orderId"));
                LockWaits.await(1, "subject");
                var ending = threads.submit(end);
                LockWaits.await(2, "subject");
                return new Running(draft, ending);
            });
            running.end().get();
            return running.draft().get();
        }
    }

    @Test
    @Tag("long")
    void an_order_with_the_authority_goes_its_way() {
        var holder = new Applicant();
        var service = files(holder, domain);
        var order = holder.completesDraftOfService(Applicant.domain("ok"));
        holder.submits(order).then().statusCode(200);
        approved(order);

        Colleagues.endAccess(service).then().statusCode(200).body("returnedOrder", nullValue());

        holder.shows(order).then().body("state", is("AUTHORITY_REVIEW"));
    }
}
