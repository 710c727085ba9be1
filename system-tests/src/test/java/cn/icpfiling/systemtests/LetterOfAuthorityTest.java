package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** J14 offline: an organisation prints the letter by which it gives its filing to the account that asks for it. */
class LetterOfAuthorityTest {

    private static final Stack STACK = Stack.fromEnvironment();

    private final Accounts accounts = new Accounts(STACK);

    @Test
    void the_letter_names_the_filing_and_the_account_that_gets_it_on_the_page_and_in_the_pdf() throws IOException {
        var target = accounts.signUp(Applicant.freshPhone());
        var who = Applicant.fresh();
        var id = target.caller()
                .post(
                        "/api/v1/transfer-cases",
                        Forms.node()
                                .put("filing", who.domain())
                                .put("holderKind", "ORGANISATION")
                                .put("name", who.head().name()))
                .expect(201)
                .text("/caseId");
        var path = "/api/v1/transfer-cases/" + id + "/letter-of-authority";

        var page = target.caller().accepting("text/html").get(path).expect(200);
        var drawn = target.caller().accepting("application/pdf").get(path).expect(200);

        var both = List.of("备案转移授权书", who.domain(), target.accountId(), id);
        assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).contains(both);
        assertThat(drawn.contentType()).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(drawn.bytes())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains(both)
                    .doesNotContain("〔U+");
        }
        var other = accounts.signUp(Applicant.freshPhone()).caller();
        Problems.assertRefused(other.get(path), 404, "NOT_FOUND");
    }
}
