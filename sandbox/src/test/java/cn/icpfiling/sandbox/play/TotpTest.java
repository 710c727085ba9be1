package cn.icpfiling.sandbox.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {

    /** The last six digits of the vectors of RFC 6238, appendix B. */
    @Test
    void the_vectors_of_the_standard_hold() {
        var secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

        assertThat(Totp.code(secret, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.code(secret, Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
        assertThat(Totp.code(secret, Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
    }
}
