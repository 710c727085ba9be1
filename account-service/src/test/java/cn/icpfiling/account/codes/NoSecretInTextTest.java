package cn.icpfiling.account.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts that may end in a log or an exception contain no phone number. */
class NoSecretInTextTest {

    @Test
    void no_phone_in_words() {
        var request = new OneTimeCodesResource.OneTimeCodeRequest(
                "13987654321", OneTimeCodesResource.PhonePurpose.SIGN_UP, null, null);

        assertThat(request.toString()).doesNotContain("13987654321").contains("SIGN_UP");
    }
}
