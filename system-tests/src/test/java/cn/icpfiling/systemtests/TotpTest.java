package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TotpTest {

    @Test
    void the_vectors_of_the_standard_hold() {
        var app = new Totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

        assertThat(app.code(1)).isEqualTo("287082");
        assertThat(app.code(1111111109L / 30)).isEqualTo("081804");
        assertThat(app.code(20000000000L / 30)).isEqualTo("353130");
    }
}
