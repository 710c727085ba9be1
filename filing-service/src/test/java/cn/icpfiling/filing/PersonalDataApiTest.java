package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Names, numbers, phones and addresses can be read in no column of any table and in no answer. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PersonalDataApiTest {

    private static final List<String> SECRETS =
            List.of("欧阳无双", "44011320141005001X", "13987654321", "ouyang-secret@example.com", "无名路四十二号");

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant applicant = new Applicant();

    @Test
    void a_filed_website_leaves_no_personal_data_in_clear() throws Exception {
        var domain = Applicant.domain("ok");
        var order = applicant.drafts(domain);
        applicant.entersSubject(order, subject()).then().statusCode(200);
        applicant
                .entersService(order, Applicant.service(domain, applicant.obtainsNumber()))
                .then()
                .statusCode(200);
        applicant.handsInAll(order);
        applicant.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(
                order, "京ICP备2026%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));

        assertSilent("order", applicant.shows(order).asString());
        assertSilent(
                "history",
                applicant.call().get("/api/v1/orders/" + order + "/history").asString());
        assertSilent("subjects", applicant.call().get("/api/v1/subjects").asString());
        for (var table : tables()) {
            assertSilent(table, everything(table));
        }
    }

    private void assertSilent(String where, String text) {
        var secrets = new ArrayList<>(SECRETS);
        secrets.add(applicant.certificateNumber);
        assertThat(secrets).as(where).noneMatch(text::contains);
    }

    private static Map<String, Object> subject() {
        return Map.of(
                "name", "北京示例科技有限公司",
                "certificateAddress", "北京市朝阳区无名路四十二号",
                "mailingAddress", "北京市朝阳区无名路四十二号",
                "principal",
                        Map.of(
                                "name", "欧阳无双",
                                "certificateType", 2,
                                "certificateNumber", "44011320141005001X",
                                "mobile", "13987654321",
                                "officePhone", "010-82998299",
                                "mail", "ouyang-secret@example.com",
                                "legalRepresentative", true));
    }

    private static List<String> tables() throws Exception {
        var tables = new ArrayList<String>();
        try (var connection = LocalStack.connection();
                var found = connection.createStatement().executeQuery("SHOW TABLES")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        assertThat(tables).contains("orders", "order_contents", "subjects", "outbox");
        return tables;
    }

    private static String everything(String table) throws Exception {
        var text = new StringBuilder();
        try (var connection = LocalStack.connection();
                var rows = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    var bytes = rows.getBytes(column);
                    text.append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }
}
