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
            "DOMAIN_MALFORMED",
            "ONLY_FOR_PARTNERS",
            "TRANSFER_SUBJECT_UNKNOWN",
            "TRANSFER_NOT_THE_HOLDER",
            "TRANSFER_ACT_UNDER_WAY",
            "TRANSFER_TARGET_OF_OTHER_PARTNER",
            "TRANSFER_ID_REUSED",
            "WEBHOOK_URL_REFUSED",
            "REPLAY_RANGE_TOO_LARGE",
            "PASSWORD_BREACHED",
            "PASSWORD_HAS_PHONE");

    @Test
    void every_refusal_has_its_sentences_in_both_languages() {
        TextsCovered.by(AccountProblem.class, CODES);
    }
}
