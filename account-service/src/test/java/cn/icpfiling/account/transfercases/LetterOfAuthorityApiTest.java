package cn.icpfiling.account.transfercases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The letter of authority of an offline transfer, as PDF. TransferCasesApiTest reads the page. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class LetterOfAuthorityApiTest {

    private static final String PDF = "application/pdf";

    private final Caller holder = new Caller();
    private final String domain = "d-" + UUID.randomUUID() + ".cn";
    private String account;
    private String token;
    private String theCase;
    private String letter;

    @BeforeEach
    void a_case_is_open() {
        var signedUp = holder.signedUp();
        account = signedUp.getString("account.accountId");
        token = signedUp.getString("session.accessToken");
        theCase = holder.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("filing", domain, "holderKind", "ORGANISATION", "name", "王小明"))
                .post("/api/v1/transfer-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
        letter = "/api/v1/transfer-cases/" + theCase + "/letter-of-authority";
    }

    @Test
    void it_has_the_words_of_the_page_and_a_name_for_its_file() throws IOException {
        var drawn = asks(PDF);
        drawn.then()
                .statusCode(200)
                .contentType(PDF)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"letter-of-authority-" + theCase + ".pdf\"");

        try (var document = Loader.loadPDF(drawn.asByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\R", ""))
                    .contains("备案转移授权书", domain, account, theCase)
                    .doesNotContain("〔U+");
        }
        asks("*/*").then().statusCode(200).contentType("text/html");
        asks("application/json").then().statusCode(406);
        holder.as(new Caller().signedUp().getString("session.accessToken"))
                .accept(PDF)
                .get(letter)
                .then()
                .statusCode(404);
    }

    @Test
    void head_answers_as_get_and_an_account_has_sixty_an_hour() throws SQLException {
        holder.as(token).accept(PDF).head(letter).then().statusCode(200).contentType(PDF);
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update account_limits set events = events + 59 where kind = 'LETTER' and "
                                    + "events = 1 and account_id = x'" + account.replace("-", "") + "'"))
                    .isEqualTo(1);
        }

        asks(PDF)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("TOO_MANY_REQUESTS"));
        asks("text/html").then().statusCode(200);
    }

    private Response asks(String type) {
        return holder.as(token).accept(type).get(letter);
    }
}
