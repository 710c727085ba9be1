package cn.icpfiling.filing.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.personaldata.BlindValue;
import org.junit.jupiter.api.Test;

/** Writers of one certificate meet at one row, also while the key of the blind index changes. */
class CertificateLockTableTest {

    @Test
    void a_certificate_has_one_row_a_key_and_they_are_taken_in_one_order() {
        assertThat(CertificateLockTable.stripes(new BlindValue(bytes(0xFF, 0x01), bytes(0x00, 0x02))))
                .containsExactly(2, 0xFF01);
    }

    @Test
    void two_writers_with_one_common_key_meet() {
        var before = CertificateLockTable.stripes(new BlindValue(bytes(7, 8), null));
        var during = CertificateLockTable.stripes(new BlindValue(bytes(7, 8), bytes(1, 1)));
        var after = CertificateLockTable.stripes(new BlindValue(null, bytes(1, 1)));

        assertThat(during).containsAll(before).containsAll(after);
    }

    private static byte[] bytes(int first, int second) {
        var index = new byte[16];
        index[0] = (byte) first;
        index[1] = (byte) second;
        return index;
    }
}
