package cn.icpfiling.verification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.testkit.TextsCovered;
import cn.icpfiling.verification.core.ListAct;
import cn.icpfiling.verification.core.ListState;
import cn.icpfiling.verification.core.VerificationProblem;
import cn.icpfiling.verification.core.rules.ApprovalReason;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.IdentityCode;
import cn.icpfiling.verification.core.rules.OrganisationCode;
import cn.icpfiling.verification.core.rules.PhoneCode;
import cn.icpfiling.verification.core.rules.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void every_code_has_its_words_in_both_languages() {
        var codes = new ArrayList<>(List.of(
                "DOMAIN_MALFORMED",
                "DOMAIN_IS_SUFFIX",
                "REAL_NAME_SYNC_UNCERTAIN",
                "DOMAIN_REPEATED",
                "TOO_MANY_LINES",
                "LINE_TOO_LONG",
                "LINE_UNREADABLE",
                "REVEAL_REASON_OF_ANOTHER_ROLE"));
        Stream.of(FindingCode.values()).map(FindingCode::name).forEach(codes::add);
        Stream.of(IdentityCode.values()).map(IdentityCode::name).forEach(codes::add);
        Stream.of(PhoneCode.values()).map(PhoneCode::name).forEach(codes::add);
        Stream.of(OrganisationCode.values()).map(OrganisationCode::reason).forEach(codes::add);

        Stream.of(
                        "NOT_UTF8",
                        "COLUMNS",
                        "SIZE",
                        "LINE_UNREADABLE",
                        "LINE_COLUMNS",
                        "VALUE_MISSING",
                        "VALUE_TOO_LONG",
                        "TLD_MALFORMED",
                        "STATUS_UNKNOWN",
                        "DAY_MALFORMED",
                        "ENDS_BEFORE_IT_BEGINS",
                        "IANA_ID_MALFORMED",
                        "DAYS_OVERLAP",
                        "FAULTS_LEFT_OUT",
                        "EFFECTIVE_IN_THE_PAST")
                .map("LIST_"::concat)
                .forEach(codes::add);

        TextsCovered.by(CommonProblem.class, codes);
        TextsCovered.by(VerificationProblem.class, List.of());
    }

    @Test
    void what_holds_or_does_not_apply_has_its_words_in_both_languages() {
        var texts = Texts.load();
        var keys = new ArrayList<>(List.of("NOT_APPLICABLE.detail", "ListImpact.D5", "ListImpact.D6"));
        Stream.of(RuleId.values()).map(rule -> rule + "_HOLDS.detail").forEach(keys::add);

        Stream.of(ListState.values(), ListAct.values(), ApprovalReason.values())
                .flatMap(Stream::of)
                .map(it -> it.getDeclaringClass().getSimpleName() + "." + it)
                .forEach(keys::add);

        assertThat(keys).allMatch(key -> texts.has(Locale.CHINESE, key) && texts.has(Locale.ENGLISH, key));
    }
}
