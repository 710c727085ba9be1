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
            "NETWORK_MALFORMED",
            "NETWORK_HAS_HOST_BITS",
            "NETWORK_TOO_WIDE",
            "SCOPE_NOT_HELD",
            "SCOPE_HELD_ALREADY",
            "SCOPE_UNKNOWN",
            "EXPIRY_OUT_OF_RANGE",
            "QUOTA_NOT_OF_CLIENT",
            "QUOTA_CLIENT_UNKNOWN",
            "QUOTA_IN_THE_PAST",
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
            "PASSWORD_HAS_PHONE",
            "PASSWORD_UNCHANGED",
            "TEMPLATE_VARIABLE_UNKNOWN",
            "TEMPLATE_VARIABLE_REQUIRED",
            "TEMPLATE_VARIABLE_MISUSED",
            "TEMPLATE_OPTIONAL_UNGUARDED",
            "TEMPLATE_TAG_UNKNOWN",
            "TEMPLATE_TAG_UNCLOSED",
            "TEMPLATE_TOO_DEEP",
            "TEMPLATE_HOST_FOREIGN",
            "TEMPLATE_MARKUP",
            "TEMPLATE_CHARACTER_REFUSED",
            "TEMPLATE_EMPTY",
            "TEMPLATE_SMS_TOO_LONG",
            "TEMPLATE_SIGN_MISSING",
            "TEMPLATE_SUBJECT_MISSING",
            "TEMPLATE_SUBJECT_TOO_LONG",
            "TEMPLATE_SUBJECT_UNWANTED",
            "TEMPLATE_SUBJECT_PERSONAL",
            "TEMPLATE_TITLE_MISSING",
            "TEMPLATE_EFFECTIVE_IN_THE_PAST",
            "ONE_THING_WANTED");

    @Test
    void every_refusal_has_its_sentences_in_both_languages() {
        TextsCovered.by(AccountProblem.class, CODES);
    }
}
