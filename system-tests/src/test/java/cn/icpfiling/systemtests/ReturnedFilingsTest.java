package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Applicant.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Every way in which a first filing comes back, and how each goes on. */
class ReturnedFilingsTest {

    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*", Pattern.DOTALL);

    @Story
    void a_correction_is_named_by_field_in_both_languages_and_checked_again() {
        var filing = ReturnedFiling.filledIn().submits("PROVIDER_REVIEW");

        var returned = filing.isDecided(
                        "REQUEST_CORRECTION",
                        Map.of(
                                "/subject/principal/mobile",
                                "CONTACT.MOBILE",
                                "/materials/SUBJECT_CERTIFICATE",
                                "MATERIAL.INCOMPLETE"))
                .expect(200);

        assertThat(returned.text("/state")).isEqualTo("PROVIDER_CORRECTION");
        assertReasons(
                filing,
                Map.of(
                        "/subject/principal/mobile",
                        "CONTACT.MOBILE",
                        "/materials/SUBJECT_CERTIFICATE",
                        "MATERIAL.INCOMPLETE"));
        filing.isTold("需要修改");
        filing.entersTheSubjectAgain()
                .handsInAgain("SUBJECT_CERTIFICATE")
                .submits("PROVIDER_RECHECK")
                .isApproved()
                .isUploaded();
        assertThat(filing.reasons(Locale.CHINESE)).isEmpty();
        assertThat(filing.acts())
                .containsExactly("DRAFT", "SUBMIT", "REQUEST_CORRECTION", "RESUBMIT", "APPROVE", "UPLOAD");
    }

    @Story
    void a_rejected_order_is_mended_and_reviewed_from_the_start() {
        var filing = ReturnedFiling.filledIn().submits("PROVIDER_REVIEW");

        filing.isDecided("REJECT", Map.of("/materials/VERIFICATION_SHEET", "MATERIAL.UNTRUE"))
                .expect(200);

        filing.awaits("PROVIDER_REJECTED");
        assertReasons(filing, Map.of("/materials/VERIFICATION_SHEET", "MATERIAL.UNTRUE"));
        filing.handsInAgain("VERIFICATION_SHEET").submits("PROVIDER_REVIEW").isApproved();
        assertThat(filing.acts()).startsWith("DRAFT", "SUBMIT", "REJECT", "RESUBMIT", "APPROVE");
    }

    @Story
    void an_order_is_pulled_back_until_the_authority_has_it() {
        var filing = ReturnedFiling.filledIn().submits("PROVIDER_REVIEW");

        assertThat(filing.withdrawal().expect(200).text("/state")).isEqualTo("DRAFT");

        filing.entersTheSubjectAgain().submits("PROVIDER_REVIEW").isApproved().isUploaded();
        assertRefused(filing.withdrawal(), 409, "ACT_NOT_ALLOWED");
        assertRefused(filing.abandonment(), 409, "ACT_NOT_ALLOWED");
        assertThat(filing.filing().order().at("/allowedActs")).isEmpty();
    }

    @Story
    void five_wrong_codes_bring_it_back_unchanged_and_the_next_code_completes_it() {
        var filing = ReturnedFiling.withTheAuthority();
        var head = filing.who().head();
        var wrong = filing.codeOf(head).equals("000000") ? "000001" : "000000";

        for (var left = 4; left >= 0; left--) {
            var refused = filing.types(head, wrong).expect(422);
            assertThat(refused.text("/triesLeft")).isEqualTo(String.valueOf(left));
        }
        filing.types(head, filing.codeOf(head)).expect(410);

        filing.awaits("SMS_EXPIRED").isTold("短信核验未完成");
        assertReasons(filing, Map.of("", "AUTHORITY_SMS_FAILED"));
        assertRefused(
                filing.filing()
                        .changing()
                        .put("/api/v1/orders/" + filing.filing().orderId() + "/subject", Forms.subject(filing.who())),
                409,
                "NOT_EDITABLE");
        filing.isSubmitted("AWAITING_SUBMISSION").isUploaded().isVerifiedAndGranted();
        assertThat(filing.acts())
                .containsExactly(
                        "DRAFT",
                        "SUBMIT",
                        "APPROVE",
                        "UPLOAD",
                        "SMS_FAILED",
                        "RESUBMIT",
                        "UPLOAD",
                        "SMS_VERIFIED",
                        "GRANT");
    }

    @Story
    void what_the_authority_refuses_is_edited_reviewed_again_and_granted() {
        var suffix = Applicant.fresh("refuse-photo-", ".com").domain();
        var filing = ReturnedFiling.filledIn()
                .alsoFiles(suffix)
                .submits("PROVIDER_REVIEW")
                .isApproved()
                .isUploaded();
        filing.filing().typesTheAuthoritysCodes();

        filing.awaits("AUTHORITY_REJECTED").isTold("未通过管局审核");

        assertReasons(filing, Map.of("/service/domains/1", "PHOTO"));
        assertThat(filing.reasons(Locale.CHINESE).getFirst().path("detail").asText())
                .isEqualTo("核验照片不清晰，请重新拍摄");
        filing.filesItsFirstDomainOnly()
                .submits("PROVIDER_REVIEW")
                .isApproved()
                .isUploaded()
                .isVerifiedAndGranted();
    }

    @Story
    void what_the_authority_cannot_work_comes_back_before_any_code_and_is_edited_and_granted() {
        var filing = ReturnedFiling.filledIn()
                .alsoFiles(Applicant.fresh("faulty-phone-", ".com").domain())
                .submits("PROVIDER_REVIEW")
                .isApproved();

        filing.awaits("AUTHORITY_REJECTED").isTold("未通过管局审核");

        assertReasons(filing, Map.of("", "AUTHORITY_PROCESSING_ERROR"));
        assertThat(filing.codesOf(filing.who().head())).isEmpty();
        filing.filesItsFirstDomainOnly()
                .submits("PROVIDER_REVIEW")
                .isApproved()
                .isUploaded()
                .isVerifiedAndGranted();
        assertThat(filing.acts())
                .containsExactly(
                        "DRAFT",
                        "SUBMIT",
                        "APPROVE",
                        "UPLOAD",
                        "REFUSE",
                        "RESUBMIT",
                        "APPROVE",
                        "UPLOAD",
                        "SMS_VERIFIED",
                        "GRANT");
    }

    @Story
    void a_person_whom_the_identity_source_does_not_know_so_sends_it_back_by_itself() {
        var fresh = Applicant.fresh();
        var head = fresh.head();
        var misspelt = new Person(head.name() + "不符", head.idNumber(), head.phone());
        var filing = ReturnedFiling.filledIn(fresh).entersTheHeadAs(misspelt).isSubmitted("PROVIDER_REVIEW");

        filing.awaits("PROVIDER_CORRECTION").isTold("需要修改");

        assertReasons(filing, Map.of("/subject/principal/certificateNumber", "IDENTITY_MISMATCH"));
        assertThat(filing.lastActor()).isEqualTo("SYSTEM");
        filing.entersTheHeadAs(head).submits("PROVIDER_RECHECK").isApproved();
    }

    @Story
    void an_abandoned_order_frees_its_number_for_the_next() {
        var filing = ReturnedFiling.filledIn();
        var number = filing.filing().serviceNumber();
        assertThat(filing.stateOfTheServiceNumber()).isEqualTo("BOUND");

        assertThat(filing.abandonment().expect(200).text("/state")).isEqualTo("ABANDONED");

        assertThat(filing.stateOfTheServiceNumber()).isEqualTo("FREE");
        var next = filing.anotherOrder().opensADraft();
        next.changing()
                .put("/api/v1/orders/" + next.orderId() + "/service", Forms.service(filing.who(), number))
                .expect(200);
        assertThat(filing.stateOfTheServiceNumber()).isEqualTo("BOUND");
    }

    @Story
    void a_domain_whose_registry_does_not_answer_stays_unknown_and_keeps_the_order_from_approval() {
        var filing = ReturnedFiling.filledIn(Applicant.fresh("rdapdown-", ".com"));
        var precheck = filing.filing().precheck().expect(200);
        assertThat(precheck.at("/errors")).isEmpty();
        assertThat(precheck.at("/unknowns")).isNotEmpty();
        filing.isSubmitted("PROVIDER_REVIEW");

        var refused = filing.isDecided("APPROVE", Map.of());

        assertRefused(refused, 409, "VERDICT_OUTSTANDING");
        assertThat(refused.text("/remedy")).isNotBlank();
        assertThat(filing.filing().order().text("/state")).isEqualTo("PROVIDER_REVIEW");
    }

    /** The order names exactly these, each with words and a remedy in the language of whoever looks. */
    private static void assertReasons(ReturnedFiling filing, Map<String, String> codesByPointer) {
        var chinese = filing.reasons(Locale.CHINESE);
        var english = filing.reasons(Locale.ENGLISH);
        for (var told : List.of(chinese, english)) {
            assertThat(told).hasSize(codesByPointer.size()).allSatisfy(reason -> {
                assertThat(codesByPointer)
                        .containsEntry(
                                reason.path("pointer").asText(),
                                reason.path("code").asText());
                assertThat(text(reason, "detail")).isNotBlank();
                assertThat(text(reason, "remedy")).isNotBlank();
            });
        }
        assertThat(chinese)
                .allMatch(reason -> CHINESE.matcher(text(reason, "remedy")).matches());
        assertThat(english)
                .noneMatch(reason -> CHINESE.matcher(text(reason, "remedy")).matches());
    }

    private static String text(JsonNode reason, String field) {
        return reason.path(field).asText();
    }
}
