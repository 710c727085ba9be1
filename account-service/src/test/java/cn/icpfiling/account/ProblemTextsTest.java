package cn.icpfiling.account;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.testkit.TextsCovered;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    private static final List<String> CODES = List.of(
            "PHONE_INVALID",
            "ONE_WAY_IN",
            "ROLES_EXCLUDED",
            "SECRET_IN_PRODUCTION",
            "KEY_BESIDE_SECRET",
            "KEY_IS_PRIVATE",
            "KEY_UNSUPPORTED",
            "KEY_UNREADABLE",
            "REFERENCE_IS_PERSONAL",
            "DOMAIN_MALFORMED");

    @Test
    void every_refusal_has_its_sentences_in_both_languages() {
        TextsCovered.by(AccountProblem.class, CODES);
    }
}
