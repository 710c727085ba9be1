package cn.icpfiling.filing.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperLoss;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordOrigin;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.imports.ImportedFilingRequest.AdoptedPaper;
import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportWay;
import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportedAccess;
import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportedService;
import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportedSubject;
import cn.icpfiling.filing.imports.ImportedFilingRequest.LostPaper;
import cn.icpfiling.filing.imports.ImportedFilingRequest.OldProduct;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.FurtherContactTable;
import cn.icpfiling.filing.store.ImportedFilingTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.ImportedFilingFields;
import cn.icpfiling.platform.testkit.ImportedFilingSums;
import cn.icpfiling.platform.testkit.LocalStackResource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each field of a filing of the old platform is in the registered filing. A new field of the request does not compile here until it is
 * read back; the key of the sums is not kept, and the sums show that it came. That each column of the old files is a field of the request
 * says EveryColumnArrivesApiTest of legacy-import-service.
 */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ImportedFieldsApiTest {

    private static final String SUM_KEY = "0f".repeat(32);

    private final Applicant holder = new Applicant();
    private final OldFilings old = new OldFilings();

    @Inject
    ObjectMapper json;

    @Inject
    Sql sql;

    @Inject
    SubjectRepository subjects;

    @Inject
    FiledServiceRepository services;

    @Inject
    SubjectEncryption encrypted;

    @Inject
    ImportedFilingTable imports;

    @Inject
    FurtherContactTable contacts;

    @Inject
    MaterialRepository materials;

    @Test
    void every_field_of_the_request_is_in_the_registered_filing() throws JsonProcessingException {
        old.uploads("P-1", "PRE_APPROVAL").then().statusCode(200);
        var sent = sent();
        assertThat(emptyFields("", sent)).as("each field has a value").isEmpty();

        var answer = OldFilings.legacy()
                .header("Idempotency-Key", Applicant.freshKey())
                .contentType(ContentType.JSON)
                .body(json.writeValueAsString(sent))
                .post("/internal/imported-filings");
        answer.then().statusCode(201);

        var subject = UUID.fromString(answer.path("subjectId"));
        var registered = UnitOfWork.in(() -> registered(subjects.findById(subject)));
        assertThat(json.writerWithDefaultPrettyPrinter().writeValueAsString(registered))
                .isEqualTo(json.writerWithDefaultPrettyPrinter().writeValueAsString(sent));
        var request = json.<JsonNode>valueToTree(sent);
        assertThat(sums()).containsExactly(ImportedFilingSums.content(request), ImportedFilingSums.papers(request));
    }

    @Test
    void every_field_of_the_request_is_in_its_sums() {
        old.uploads("P-1", "PRE_APPROVAL").then().statusCode(200);
        var request = json.<JsonNode>valueToTree(sent());
        var whole = ImportedFilingSums.content(request) + ImportedFilingSums.papers(request);

        assertThat(ImportedFilingFields.of(request)).hasSizeGreaterThan(40).noneMatch(field -> {
            var less = ImportedFilingFields.without(request, field);
            return whole.equals(ImportedFilingSums.content(less) + ImportedFilingSums.papers(less));
        });
    }

    private List<String> sums() {
        return sql.list(
                        row -> List.of(row.getString(1), row.getString(2)),
                        "SELECT content_sum, papers_sum FROM imported_filings WHERE legacy_id = ?",
                        old.legacyId)
                .getFirst();
    }

    /** No two fields of a kind have the same value. */
    private ImportedFilingRequest sent() {
        var subject = new ImportedSubject(
                old.number,
                new RegionView("11", "110100", "110105"),
                4,
                1,
                old.certificate,
                "北京旧平台科技有限公司",
                "证件住所",
                "通信地址",
                "主体\\\n备注",
                new ImportedPerson("张三", 2, "11010519491231002X", "13800138000", "010-81", "z@example.com", true),
                List.of(new ImportedPerson("王五", 8, "军字第7号", "13700137000", "010-82", "w@example.com", true)));
        var service = new ImportedService(
                old.number + "-1",
                "旧平台官网",
                List.of(old.domain),
                "www." + old.domain,
                8_388_608L,
                "其他内容",
                64L,
                List.of(10, 2),
                "网站备注",
                new ImportedPerson("李四", 11, "K1234567", "13900139000", "010-83", "l@example.com", true),
                List.of(new ImportedAccess(16L, 4L, List.of("203.0.113.9", "203.0.113.10"))),
                Instant.parse("2014-07-08T02:00:02Z"));
        return new ImportedFilingRequest(
                old.legacyId,
                holder.account,
                ImportWay.IMPORT,
                Instant.parse("2013-05-06T02:00:01Z"),
                OldProduct.WANGPU,
                subject,
                List.of(service),
                List.of(new AdoptedPaper(
                        "P-1",
                        MaterialKind.PRE_APPROVAL,
                        old.papers.getFirst().get("sha256").toString(),
                        service.number())),
                List.of(MaterialKind.DOMAIN_CERTIFICATE),
                List.of(new LostPaper("P-2", MaterialKind.DOMAIN_CERTIFICATE, PaperLoss.UNREADABLE, service.number())),
                SUM_KEY);
    }

    /** What is on record, in the form in which it was sent. */
    private ImportedFilingRequest registered(Subject subject) {
        assertThat(subject.origin()).isEqualTo(RecordOrigin.IMPORTED);
        var folder = imports.ofSubject(subject.id()).orElseThrow();
        var told = folder.registered();
        var adopted = imports.papersOf(folder.id()).getFirst();
        return new ImportedFilingRequest(
                folder.legacyId(),
                subject.holder(),
                ImportWay.valueOf(told.way()),
                subject.filedAt(),
                OldProduct.valueOf(told.product()),
                subjectPart(subject),
                services.ofSubject(subject.id()).stream().map(this::service).toList(),
                List.of(new AdoptedPaper(
                        adopted.legacyId(),
                        materials.findById(adopted.material()).kind(),
                        adopted.sha256(),
                        numberOf(imports.adoptedBy(subject.id()).getFirst().service()))),
                told.missingPapers(),
                told.lostPapers().stream()
                        .map(lost -> new LostPaper(lost.legacyId(), lost.kind(), lost.loss(), numberOf(lost.service())))
                        .toList(),
                SUM_KEY);
    }

    private ImportedSubject subjectPart(Subject subject) {
        var part = encrypted.part(subject);
        return new ImportedSubject(
                subject.subjectNumber(),
                RegionView.of(subject.region()),
                subject.nature(),
                subject.certificate().type(),
                encrypted.certificateNumber(subject),
                part.name(),
                part.certificateAddress(),
                part.mailingAddress(),
                part.remark(),
                person(part.principal()),
                contacts.of(subject.id()).map(ImportedFieldsApiTest::person).stream()
                        .toList());
    }

    private ImportedService service(FiledService service) {
        var part = encrypted.part(service);
        return new ImportedService(
                service.serviceNumber(),
                part.name(),
                service.domains(),
                part.homePage(),
                part.contentTypes(),
                part.contentNote(),
                part.preApprovals(),
                part.languages(),
                part.remark(),
                person(part.principal()),
                List.of(new ImportedAccess(part.accessMode(), part.serverLocation(), service.importedAddresses())),
                service.filedAt());
    }

    private String numberOf(UUID service) {
        return services.findById(service).serviceNumber();
    }

    private static ImportedPerson person(Person person) {
        return new ImportedPerson(
                person.name(),
                person.certificateType(),
                person.certificateNumber(),
                person.mobile(),
                person.officePhone(),
                person.mail(),
                person.legalRepresentative());
    }

    /** The fields without a value, by their place. */
    private static List<String> emptyFields(String place, Object told) {
        var empty = new ArrayList<String>();
        switch (told) {
            case null -> empty.add(place);
            case List<?> list when list.isEmpty() -> empty.add(place);
            case List<?> list -> list.forEach(item -> empty.addAll(emptyFields(place + "[]", item)));
            case Record row ->
                Stream.of(row.getClass().getRecordComponents()).forEach(component -> {
                    component.getAccessor().setAccessible(true);
                    empty.addAll(emptyFields(place + "/" + component.getName(), value(component.getAccessor(), row)));
                });
            default -> {}
        }
        return empty;
    }

    private static Object value(Method accessor, Record row) {
        try {
            return accessor.invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
