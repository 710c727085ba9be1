package cn.icpfiling.legacy.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CertificatesTest {

    @Test
    void all_notations_of_one_certificate_are_equal() {
        assertThat(Certificates.normalized(2, "110105491231002"))
                .isEqualTo(Certificates.normalized(2, " 1101 0519 4912 3100 2x"))
                .isEqualTo("2:11010519491231002X");
        assertThat(Certificates.normalized(12, "d2143569－x")).isEqualTo(Certificates.normalized(12, "D2143569X"));
        assertThat(Certificates.normalized(1, "110108000000016")).isEqualTo("1:110108000000016");
    }
}
