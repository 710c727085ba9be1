package cn.icpfiling.filing.filings;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contacts in a filing reach the services that notify and call them, and no others. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class SubjectContactsApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    EndFiling endFiling;

    @Inject
    SubjectRepository subjects;

    @Inject
    FiledServiceRepository services;

    @Inject
    SubjectEncryption encrypted;

    @Inject
    FieldCipher cipher;

    private final List<UUID> added = new ArrayList<>();
    private final Applicant holder = new Applicant();
    private final String number =
            "京ICP备2035%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private String subject;
    private String service;

    @BeforeEach
    void is_filed() {
        var order = holder.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number);
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    @Test
    void both_principals_are_shown_in_clear_with_their_filing_numbers() {
        contacts("account-service", "?serviceId=" + service)
                .statusCode(200)
                .body("subject.number", is(number))
                .body("subject.name", is("张三"))
                .body("subject.mobile", is("13800138000"))
                .body("subject.officePhone", is("010-82998299"))
                .body("subject.mail", is("person@example.com"))
                .body("service.number", is(number + "-1"))
                .body("service.name", is("李四"));
        contacts("inspection-service", "")
                .statusCode(200)
                .body("subject.name", is("张三"))
                .body("service", nullValue())
                .body("services", nullValue());
    }

    @Test
    void the_principals_of_all_services_are_shown_for_what_concerns_the_whole_subject() {
        contacts("account-service", "?allServices=true")
                .statusCode(200)
                .body("subject.name", is("张三"))
                .body("service", nullValue())
                .body("services.serviceId", contains(service))
                .body("services.contact.number", contains(number + "-1"))
                .body("services.contact.name", contains("李四"));
    }

    @Test
    void of_200_services_one_answer_has_all_and_of_201_it_says_with_which_the_rest_is_asked_for() {
        has(200);
        contacts("account-service", "?allServices=true")
                .statusCode(200)
                .body("services", hasSize(200))
                .body("servicesAfter", nullValue());

        has(201);
        var first = contacts("account-service", "?allServices=true")
                .statusCode(200)
                .body("services", hasSize(200))
                .extract()
                .jsonPath();
        var last = first.getString("servicesAfter");
        assertThat(first.getList("services.serviceId")).contains(last);
        var rest = contacts("account-service", "?allServices=true&servicesAfter=" + last)
                .statusCode(200)
                .body("servicesAfter", nullValue())
                .body("services.contact.name", contains("李四"))
                .extract()
                .jsonPath();
        assertThat(first.getList("services.serviceId")).doesNotContainAnyElementsOf(rest.getList("services.serviceId"));
    }

    /** The subject has so many services on record until the test ends, all with the principal of the first. */
    private void has(int count) {
        UnitOfWork.run(() -> {
            var filed = services.findById(UUID.fromString(service));
            var content = cipher.decrypt("filed_services", "content", filed.id(), filed.encryptedContent());
            var ofSubject = subjects.findById(UUID.fromString(subject));
            for (var more = services.ofSubject(ofSubject.id()).size(); more < count; more++) {
                var id = Ids.next();
                services.persist(FiledService.registered(
                        id,
                        ofSubject,
                        number + "-" + (more + 1),
                        "网站",
                        List.of(),
                        null,
                        encrypted.encryptService(id, content),
                        Instant.now()));
                added.add(id);
            }
        });
    }

    @AfterEach
    void has_no_more_services() {
        UnitOfWork.run(() -> services.delete("id in ?1", added));
    }

    @Test
    void of_a_deregistered_subject_they_are_those_of_the_services_that_ended_with_it() {
        ends((found, end) ->
                endFiling.ofServices(found, List.of(services.locked(UUID.fromString(service))), end, Map.of()));
        contacts("account-service", "?allServices=true").statusCode(200).body("services", hasSize(0));

        ends((found, end) -> endFiling.ofSubject(found, end, Map.of()));
        contacts("account-service", "?allServices=true")
                .statusCode(200)
                .body("subject.name", is("张三"))
                .body("services", hasSize(0));
    }

    @Test
    void the_principals_of_a_deregistered_subject_are_shown_so_that_they_are_told_of_an_end() {
        ends((found, end) -> endFiling.ofSubject(found, end, Map.of()));

        contacts("account-service", "?allServices=true").statusCode(200).body("services.serviceId", contains(service));
    }

    private void ends(BiConsumer<Subject, RecordEnd> act) {
        UnitOfWork.run(() ->
                act.accept(subjects.locked(UUID.fromString(subject)), RecordEnd.byAuthority("a test", Instant.now())));
    }

    @Test
    void they_are_shown_after_the_access_and_the_record_have_ended() throws SQLException {
        try (var database = LocalStack.connection();
                var ended = database.prepareStatement("update filed_services set access_status = 'CANCELLED',"
                        + " status = 'DEREGISTERED' where id = unhex(replace(?, '-', ''))")) {
            ended.setString(1, service);
            ended.executeUpdate();
        }

        contacts("account-service", "?serviceId=" + service).statusCode(200).body("service.name", is("李四"));
    }

    @Test
    void another_service_an_unknown_subject_and_a_foreign_service_are_refused() {
        contacts("verification-service", "").statusCode(403).body("code", is("FORBIDDEN"));
        contacts("account-service", "?serviceId=" + Ids.next()).statusCode(404);
        contacts("account-service", "?serviceId=the-first").statusCode(400);
        var unknown = Ids.next().toString();
        for (var reader : new String[] {"account-service", "verification-service"}) {
            asks(reader, unknown, "").statusCode(404).body("code", is("NOT_FOUND"));
        }
        holder.call().get("/internal/subjects/{id}/contacts", subject).then().statusCode(401);
    }

    private ValidatableResponse contacts(String reader, String query) {
        return asks(reader, subject, query);
    }

    private static ValidatableResponse asks(String reader, String subject, String query) {
        return given().auth()
                .oauth2(TestTokens.internal(reader))
                .get("/internal/subjects/" + subject + "/contacts" + query)
                .then();
    }
}
