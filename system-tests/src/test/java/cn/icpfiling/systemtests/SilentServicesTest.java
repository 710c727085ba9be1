package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A service that stands still is an unknown, never a pass: what it would have said is made up for when it speaks again. */
@Tag("long")
@Isolated
class SilentServicesTest {

    private final Script script = new Script(ReturnedFiling.STACK);

    @Test
    void while_the_old_platform_is_silent_a_new_filing_is_not_determined_and_opens_no_order()
            throws IOException, InterruptedException {
        var caller = new Accounts(ReturnedFiling.STACK)
                .signUp(Applicant.freshPhone())
                .caller();
        var question = Forms.typeQuestion(Applicant.fresh());
        script.succeeds("pause", "legacy-import-service");

        var check = caller.post("/api/v1/filing-type-checks", question).expect(201);

        assertThat(check.text("/type")).isEqualTo("UNDETERMINED");
        assertThat(check.text("/missing/0")).isEqualTo("OLD_PLATFORM");
        assertRefused(
                caller.post("/api/v1/orders", Forms.node().put("typeCheckId", check.text("/typeCheckId"))),
                409,
                "TYPE_NOT_OPENABLE");
        script.succeeds("resume", "legacy-import-service");
        assertThat(caller.post("/api/v1/filing-type-checks", question)
                        .expect(201)
                        .text("/type"))
                .isEqualTo("FIRST_FILING");
    }

    @Test
    void a_broken_rule_that_could_not_be_asked_at_the_submission_sends_the_order_back_afterwards()
            throws IOException, InterruptedException {
        var filing = ReturnedFiling.filledIn()
                .alsoFiles(Applicant.fresh("expired-", ".com").domain());
        filing.filing().readsTheConfirmation();
        script.succeeds("pause", "verification-service");
        filing.isSubmitted("PROVIDER_REVIEW");
        script.succeeds("resume", "verification-service");

        filing.awaits("PROVIDER_CORRECTION");

        assertThat(filing.reasons(Locale.ENGLISH)).singleElement().satisfies(reason -> {
            assertThat(reason.path("code").asText()).isEqualTo("DOMAIN_EXPIRED");
            assertThat(reason.path("rule").asText()).isEqualTo("D4");
            assertThat(reason.path("pointer").asText()).isEqualTo("/service/domains/1");
            assertThat(reason.path("remedy").asText()).isNotBlank();
        });
        filing.filesItsFirstDomainOnly().submits("PROVIDER_RECHECK").isApproved();
    }

    @AfterEach
    void everybody_speaks_again() throws IOException, InterruptedException {
        script.run("resume", "legacy-import-service");
        script.run("resume", "verification-service");
    }
}
