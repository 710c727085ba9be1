package cn.icpfiling.verification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.testkit.TextsCovered;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.IdentityCode;
import cn.icpfiling.verification.core.rules.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void every_code_has_its_words_in_both_languages() {
        var codes = new ArrayList<>(List.of("DOMAIN_MALFORMED", "REAL_NAME_SYNC_UNCERTAIN"));
        Stream.of(FindingCode.values()).map(FindingCode::name).forEach(codes::add);
        Stream.of(IdentityCode.values()).map(IdentityCode::name).forEach(codes::add);

        TextsCovered.by(CommonProblem.class, codes);
    }

    @Test
    void what_holds_or_does_not_apply_has_its_words_in_both_languages() {
        var texts = Texts.load();
        var keys = new ArrayList<>(List.of("NOT_APPLICABLE.detail"));
        Stream.of(RuleId.values()).map(rule -> rule + "_HOLDS.detail").forEach(keys::add);

        assertThat(keys).allMatch(key -> texts.has(Locale.CHINESE, key) && texts.has(Locale.ENGLISH, key));
    }
}
