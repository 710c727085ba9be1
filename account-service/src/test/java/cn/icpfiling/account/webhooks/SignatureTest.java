package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** Secret, id, time and body of the reference implementations' tests of Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIME = 1_614_265_330L;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void the_signature_is_that_of_the_reference() {
        assertThat(Signature.of(List.of(SECRET), ID, TIME, BODY)).isEqualTo(EXPECTED);
    }

    @Test
    void each_changed_part_changes_the_signature() {
        assertThat(List.of(
                        Signature.of(List.of(SECRET), ID + "x", TIME, BODY),
                        Signature.of(List.of(SECRET), ID, TIME + 1, BODY),
                        Signature.of(List.of(SECRET), ID, TIME, BODY.replace('4', '5')),
                        Signature.of(List.of(WebhookSecret.fresh(new SecureRandom())), ID, TIME, BODY)))
                .doesNotContain(EXPECTED)
                .doesNotHaveDuplicates();
    }

    @Test
    void during_a_rotation_both_secrets_sign() {
        var fresh = WebhookSecret.fresh(new SecureRandom());

        assertThat(Signature.of(List.of(fresh, SECRET), ID, TIME, BODY))
                .isEqualTo(Signature.of(List.of(fresh), ID, TIME, BODY) + " " + EXPECTED);
    }

    @Test
    void a_secret_has_the_form_of_the_standard() {
        var secret = WebhookSecret.fresh(new SecureRandom());

        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
        assertThat(WebhookSecret.bytes(secret)).hasSize(32);
    }
}
