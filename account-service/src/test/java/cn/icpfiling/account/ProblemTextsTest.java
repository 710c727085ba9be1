package cn.icpfiling.account;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.testkit.TextsCovered;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    @Test
    void every_refusal_has_its_sentences_in_both_languages() {
        TextsCovered.by(
                AccountProblem.class, List.of("PHONE_INVALID", "ONE_WAY_IN", "ROLES_EXCLUDED", "DOMAIN_MALFORMED"));
    }
}
