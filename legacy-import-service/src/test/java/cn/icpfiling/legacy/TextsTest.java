package cn.icpfiling.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.LegacyProblem;
import cn.icpfiling.legacy.core.LoadProblem;
import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.legacy.core.imports.NoFiling;
import cn.icpfiling.legacy.handover.RefusedHandOver;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.testkit.TextsCovered;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void every_refusal_is_worded_in_both_languages() {
        TextsCovered.by(CommonProblem.class, List.of("LEGACY_DOMAIN_MALFORMED"));
        TextsCovered.by(LoadProblem.class, List.of("LOAD_SOURCE_MALFORMED", "PERIOD_REVERSED", "PERIOD_TOO_LONG"));
        TextsCovered.by(
                LegacyProblem.class,
                Arrays.stream(RefusedHandOver.values()).map(Enum::name).toList());
    }

    @Test
    void every_refusal_of_an_import_and_of_a_reset_is_worded() {
        TextsCovered.by(
                ImportProblem.class,
                List.of(
                        "LEGACY_FILING_MALFORMED",
                        "LEGACY_OLD_MAIL_STAYS",
                        "LEGACY_PASSWORD_TOO_SIMPLE",
                        "LEGACY_PASSWORD_HAS_LOGIN",
                        "LEGACY_PASSWORD_BREACHED",
                        "LEGACY_RESET_CASE_NOT_GRANTED",
                        "LEGACY_RESET_FILING_UNKNOWN",
                        "LEGACY_RESET_FILING_WITHOUT_LOGIN",
                        "LEGACY_RESET_FILING_OTHER_WAY",
                        "LEGACY_RESET_FILING_SHARED_LOGIN",
                        "LEGACY_RESET_FILING_GONE",
                        "LEGACY_RESET_NEW_MAIL_TAKEN",
                        "LEGACY_RESET_ACCOUNT_GONE"));
    }

    @Test
    void the_refusals_of_old_logins_have_the_words_of_the_trade() {
        var texts = Texts.load();
        var words = Map.of(
                ImportProblem.LEGACY_LI_1, "您的备案信息已导入阿里云账号，此备案平台已停止使用",
                ImportProblem.LEGACY_LI_2, "此备案账号无备案信息，请更换账号继续导入",
                ImportProblem.LEGACY_LI_3, "此阿里云账号已导入备案信息，请更换账号重新导入",
                ImportProblem.LEGACY_LI_4, "该账号未激活，此备案平台已停止使用",
                ImportProblem.LEGACY_LI_6, "原账号没有备案主体，不需要转移");

        words.forEach(
                (problem, said) -> assertThat(texts.text(Locale.CHINESE, problem.name() + ".detail", List.of("阿里云")))
                        .isEqualTo(said));
    }

    @Test
    void another_provider_is_named_by_its_profile() {
        var texts = Texts.load();
        for (var key : List.of(
                ImportProblem.LEGACY_LI_1 + ".detail",
                ImportProblem.LEGACY_LI_3 + ".detail",
                "LEGACY_CLAIM." + ClaimState.IN_REVIEW)) {
            assertThat(texts.text(Locale.CHINESE, key, List.of("某某云")))
                    .contains("某某云")
                    .doesNotContain("阿里云");
        }
    }

    @Test
    void li_2_says_by_its_cause_what_to_do() {
        var texts = Texts.load();
        for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(NoFiling.values())
                    .extracting(why -> texts.text(language, "LEGACY_LI_2.remedy", List.of("阿里云", why)))
                    .doesNotHaveDuplicates()
                    .noneMatch(said -> said.contains("{1}") || said.matches(".*[A-Z]_[A-Z].*"));
        }
    }

    /** The reasons are account-service's for a refused case, and the two ways in which a case ends undecided. */
    @Test
    void every_reason_for_which_a_claim_ends_at_the_support_is_worded() {
        TextsCovered.by(
                LegacyProblem.class,
                List.of(
                        "LEGACY_CLAIM_NOT_PROVEN",
                        "LEGACY_CLAIM_NOT_FILED_HERE",
                        "LEGACY_CLAIM_PAPERS_UNREADABLE",
                        "LEGACY_CLAIM_PAPERS_OF_ANOTHER",
                        "LEGACY_CLAIM_PRECONDITION_BROKEN",
                        "LEGACY_CLAIM_EXPIRED",
                        "LEGACY_CLAIM_STOPPED",
                        "LEGACY_CLAIM_DATA_TWICE",
                        "ONLY_FOR_PARTNERS"));
    }

    @Test
    void the_words_after_the_handing_in_are_those_of_the_trade() {
        var texts = Texts.load();

        assertThat(texts.text(Locale.CHINESE, "LEGACY_CLAIM." + ClaimState.IN_REVIEW, List.of("阿里云")))
                .isEqualTo("上传成功！您已经提交认领备案信息，阿里云将在一个工作日内进行审核，请您耐心等待。");
        assertThat(texts.text(Locale.CHINESE, "LEGACY_CLAIM.HEADING", List.of()))
                .isEqualTo("您的备案类型为认领备案");
    }
}
