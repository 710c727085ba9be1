package cn.icpfiling.filing.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an answer masks cannot be written back, and need not be: a patch leaves alone what it does not name. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class EntryPatchesApiTest {

    private static final String MERGE_PATCH = "application/merge-patch+json; charset=UTF-8";

    @Inject
    OrderContentRepository contents;

    private final Applicant applicant = new Applicant();
    private final String domain = Applicant.domain("ok");
    private String order;

    @BeforeEach
    void an_order_is_there() {
        order = applicant.completesDraft(domain);
    }

    @Test
    void an_answer_written_back_is_refused_with_a_pointer_to_each_masked_field() {
        for (var part : List.of("subject", "service")) {
            var shown = applicant.shows(order).jsonPath().<String, Object>getMap(part);
            shown.values().removeIf(value -> value == null);

            applicant
                    .changes(order)
                    .body(shown)
                    .put("/api/v1/orders/" + order + "/" + part)
                    .then()
                    .statusCode(422)
                    .body("code", is("RULES_BROKEN"))
                    .body("errors.code", everyItem(is("MASKED_VALUE")))
                    .body("errors.pointer", hasItem("/principal/name"))
                    .body("errors.pointer", hasItem("/principal/certificateNumber"))
                    .body("errors.pointer", hasItem("/principal/mobile"))
                    .body("errors.pointer", hasItem("/principal/mail"));
        }
        assertThat(service().principal().name()).isEqualTo("李四");
        assertThat(subject().certificateAddress()).isEqualTo("北京市朝阳区示例路1号");
    }

    @Test
    void a_masked_certificate_number_is_refused_by_the_type_check() {
        var question = new HashMap<>(applicant.question(domain));
        question.put("certificateNumber", "911100********0077");

        applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(422)
                .body("errors.findAll { it.pointer == '/certificateNumber' }.code", hasItem("MASKED_VALUE"));
    }

    @Test
    void a_site_is_renamed_without_any_personal_field() {
        var before = service();

        patches("service", Map.of("name", "示例科技新官网"))
                .then()
                .statusCode(200)
                .body("service.name", is("示例科技新官网"))
                .body("service.principal.name", is("李*"));

        assertThat(service().name()).isEqualTo("示例科技新官网");
        assertThat(service().principal()).isEqualTo(before.principal());
        assertThat(service().serviceNumber()).isEqualTo(before.serviceNumber());
        assertThat(service().domains()).isEqualTo(before.domains());
        applicant.submits(order).then().statusCode(200);
    }

    @Test
    void one_field_of_a_principal_changes_and_null_removes_another() {
        patches("subject", "{\"remark\":\"新地址\",\"principal\":{\"mobile\":\"13900139001\",\"officePhone\":null}}")
                .then()
                .statusCode(200)
                .body("subject.principal.officePhone", nullValue());

        assertThat(subject().remark()).isEqualTo("新地址");
        assertThat(subject().principal().mobile()).isEqualTo("13900139001");
        assertThat(subject().principal().officePhone()).isNull();
        assertThat(subject().principal().certificateNumber()).isEqualTo("11010519491231002X");
    }

    @Test
    void a_list_is_replaced_as_a_whole() {
        var other = Applicant.domain("ok");

        patches("service", Map.of("domains", List.of(domain, other))).then().statusCode(200);
        patches("service", Map.of("domains", List.of(other)))
                .then()
                .statusCode(200)
                .body("service.domains", contains(other));
    }

    @Test
    void a_patch_of_an_empty_draft_enters_what_it_names() {
        var other = new Applicant();
        var draft = other.drafts(Applicant.domain("ok"));

        other.changes(draft)
                .contentType(MERGE_PATCH)
                .body(Map.of("name", "北京示例科技有限公司"))
                .patch("/api/v1/orders/" + draft + "/subject")
                .then()
                .statusCode(200)
                .body("subject.name", is("北京示例科技有限公司"))
                .body("subject.principal", nullValue());
    }

    @Test
    void a_masked_value_in_a_patch_is_refused_and_nothing_changes() {
        patches("service", Map.of("name", "新名", "principal", Map.of("name", "李*", "mail", "l***@example.com")))
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/principal/name", "/principal/mail"))
                .body("errors.code", everyItem(is("MASKED_VALUE")));

        assertThat(service().name()).isEqualTo("示例科技官网");
    }

    @Test
    void the_form_of_a_patch_is_as_strict_as_that_of_the_whole() {
        patches("service", Map.of("principal", Map.of("surname", "李")))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/principal/surname"))
                .body("errors.code", contains("UNKNOWN_FIELD"));
        patches("service", Map.of("languages", "1"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/languages"))
                .body("errors.code", contains("WRONG_TYPE"));
        patches("subject", Map.of("name", "长".repeat(257)))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/name"))
                .body("errors.code", contains("SIZE"));
    }

    @Test
    void a_patch_needs_the_tag_that_was_seen() {
        var path = "/api/v1/orders/" + order + "/service";
        var seen = Applicant.tag(applicant.call(), order);
        patches("service", Map.of("name", "第一个名称")).then().statusCode(200);

        applicant
                .call()
                .contentType(MERGE_PATCH)
                .body(Map.of("name", "第二个名称"))
                .patch(path)
                .then()
                .statusCode(428);
        applicant
                .call()
                .header("If-Match", seen)
                .contentType(MERGE_PATCH)
                .body(Map.of("name", "第二个名称"))
                .patch(path)
                .then()
                .statusCode(412);
        assertThat(service().name()).isEqualTo("第一个名称");
    }

    @Test
    void an_order_that_was_submitted_takes_no_patch() {
        applicant.submits(order).then().statusCode(200);

        patches("service", Map.of("name", "新名称")).then().statusCode(409).body("code", is("NOT_EDITABLE"));
    }

    private Response patches(String part, Object patch) {
        return applicant
                .changes(order)
                .contentType(MERGE_PATCH)
                .body(patch)
                .patch("/api/v1/orders/" + order + "/" + part);
    }

    private SubjectPart subject() {
        return UnitOfWork.in(() -> contents.subject(UUID.fromString(order)).orElseThrow());
    }

    private ServicePart service() {
        return UnitOfWork.in(() -> contents.service(UUID.fromString(order)).orElseThrow());
    }
}
