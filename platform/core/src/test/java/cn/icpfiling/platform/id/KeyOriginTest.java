package cn.icpfiling.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyOriginTest {

    @ParameterizedTest
    @EnumSource
    void an_id_says_for_whom_its_key_was_made_and_keeps_the_lowest_bit(KeyOrigin origin) {
        for (var bit = 0; bit < 2; bit++) {
            var lowest = bit;
            assertThat(IntStream.range(0, 10_000).map(one -> origin.freshId(lowest)))
                    .allMatch(id -> id > 0 && (id & 1) == lowest && KeyOrigin.of(id) == origin);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,DEVELOPMENT", "65535,DEVELOPMENT", "65536,INSTALLATION", "4294967295,INSTALLATION"})
    void ids_of_development_fill_two_bytes(long id, KeyOrigin origin) {
        assertThat(KeyOrigin.of(id)).isEqualTo(origin);
    }
}
