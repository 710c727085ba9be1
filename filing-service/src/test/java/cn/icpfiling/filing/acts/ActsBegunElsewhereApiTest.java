package cn.icpfiling.filing.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** J6: the list knows what the type check and account-service will say to the acts that begin there. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ActsBegunElsewhereApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    Sql sql;

    @Inject
    KeyedHash hash;

    @Inject
    FactsOnShow facts;

    @Inject
    SubjectRepository subjects;

    @Inject
    FiledServiceRepository services;

    private final Applicant holder = new Applicant();
    private final String domain = Applicant.domain("ok");

    @Test
    void a_filing_is_transferred_unless_an_end_of_it_is_proposed() {
        var service = files();
        acts("subjects", subject()).then().body(blocks("TRANSFER"), is(List.of()));

        var proposal = Colleagues.proposes(
                        Ids.next(), "services/" + service + "/provider-access-cancellation", Colleagues.ORDERED)
                .<String>path("proposalId");
        acts("subjects", subject()).then().body(blocks("TRANSFER"), contains("END_UNDER_WAY"));

        Colleagues.decides(Ids.next(), proposal, "DECLINE").then().statusCode(200);
        acts("subjects", subject()).then().body(blocks("TRANSFER"), is(List.of()));
    }

    @Test
    void a_sponsor_on_the_blacklist_adds_no_service_as_the_type_check_says() {
        var service = files();
        acts("subjects", subject()).then().body(blocks("NEW_SERVICE"), is(List.of()));

        barred(1, holder.certificateNumber);

        acts("subjects", subject())
                .then()
                .body(blocks("NEW_SERVICE"), contains("BLACKLISTED"))
                .body(blocks("DEREGISTER_SUBJECT"), is(List.of()));
        acts("services", service).then().body(blocks("ACCESS_FILING"), contains("ACCESS_LIVE", "BLACKLISTED"));
        holder.checksType(Applicant.domain("ok")).then().body("type", is("BLOCKED"));
    }

    @Test
    void a_site_whose_domains_are_all_on_the_blacklist_gets_no_access_filing() {
        var service = files();
        acts("services", service).then().body(blocks("ACCESS_FILING"), not(hasItem("BLACKLISTED")));

        barred(0, domain);

        acts("services", service).then().body(blocks("ACCESS_FILING"), hasItem("BLACKLISTED"));
        acts("subjects", subject()).then().body(blocks("NEW_SERVICE"), is(List.of()));
    }

    @Test
    void the_blacklist_is_read_once_however_many_domains_of_a_site_are_on_it() {
        var service = UUID.fromString(files());
        barred(0, domain);
        var ofOne = statementsFor(service);
        for (var position = 1; position < 5; position++) {
            var further = Applicant.domain("ok");
            barred(0, further);
            sql.update(
                    "INSERT INTO filed_domains (service_id, position, domain) VALUES (?, ?, ?)",
                    service,
                    position,
                    further);
        }

        assertThat(statementsFor(service)).isEqualTo(ofOne);
    }

    private long statementsFor(UUID id) {
        return UnitOfWork.in(() -> {
            var service = services.findById(id);
            var subject = subjects.findById(service.subjectId());
            var before = statements();
            facts.of(subject, service, false, true);
            return statements() - before;
        });
    }

    /** Of this connection, which a transaction keeps. */
    private long statements() {
        return sql.first(row -> row.getLong(2), "SHOW SESSION STATUS LIKE 'Questions'")
                .orElseThrow();
    }

    private static String blocks(String act) {
        return "acts.find { it.act == '" + act + "' }.blockedBy.code";
    }

    private Response acts(String records, String id) {
        return holder.call().get("/api/v1/" + records + "/" + id + "/acts");
    }

    private String subject() {
        return holder.call().get("/api/v1/subjects").path("items[0].subjectId");
    }

    private String files() {
        var number = "京ICP备2034%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        var order = holder.submitsDraft(domain);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, number + "-1");
        return holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    private void barred(int conditionType, String value) {
        UnitOfWork.run(() -> sql.update(
                "INSERT INTO authority_blacklist (condition_type, condition_index, barred, said_at) VALUES (?, ?, TRUE, ?)",
                conditionType,
                hash.of("authority_blacklist", conditionType + ":" + value),
                Instant.parse("2026-02-01T03:04:05Z")));
    }
}
