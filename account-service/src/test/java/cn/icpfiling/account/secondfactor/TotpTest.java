package cn.icpfiling.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** "12345678901234567890", the key of RFC 6238 appendix B. */
    private static final String KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final Totp totp = new Totp();

    /** The SHA-1 rows of RFC 6238 appendix B; of eight digits the last six are the six-digit code. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_vectors_of_the_standard_hold(long second, String code) {
        assertThat(totp.stepsOf(KEY, code, Instant.ofEpochSecond(second))).containsExactly(second / 30);
    }

    @Test
    void one_step_of_clock_difference_is_taken_and_two_are_not() {
        var shown = Instant.ofEpochSecond(1111111109);

        assertThat(totp.stepsOf(KEY, "081804", shown.plusSeconds(30))).containsExactly(37037036L);
        assertThat(totp.stepsOf(KEY, "081804", shown.minusSeconds(30))).containsExactly(37037036L);
        assertThat(totp.stepsOf(KEY, "081804", shown.plusSeconds(60))).isEmpty();
        assertThat(totp.stepsOf(KEY, "081804", shown.minusSeconds(60))).isEmpty();
    }

    @Test
    void a_wrong_code_belongs_to_no_step() {
        assertThat(totp.stepsOf(KEY, "287083", Instant.ofEpochSecond(59))).isEmpty();
    }

    @Test
    void secrets_are_new_each_time_and_long_enough() {
        assertThat(List.of(totp.newSecret(), totp.newSecret()))
                .doesNotHaveDuplicates()
                .allMatch(Totp::isSecret)
                .allMatch(secret -> secret.length() == 32);
        assertThat(Totp.isSecret("GEZDGNBV")).isFalse();
        assertThat(Totp.isSecret("not base 32 at all, but long enough")).isFalse();
    }

    @Test
    void the_uri_is_what_apps_read() {
        assertThat(Totp.uri("ICP filing", "anna b", KEY))
                .isEqualTo("otpauth://totp/ICP%20filing:anna%20b?secret=" + KEY
                        + "&issuer=ICP%20filing&algorithm=SHA1&digits=6&period=30");
    }
}
