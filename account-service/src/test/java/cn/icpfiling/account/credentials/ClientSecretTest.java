package cn.icpfiling.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.web.Environment;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientSecretTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void a_secret_is_found_by_a_scanner_and_is_256_bits_at_random() {
        var made = Stream.generate(() -> ClientSecret.fresh(random, Environment.STAGING))
                .limit(200)
                .collect(Collectors.toSet());

        assertThat(made).hasSize(200).allMatch(secret -> secret.matches("icpsec_staging_[0-9A-Za-z]{49}"));
        assertThat(made).allMatch(ClientSecret::isWellFormed);
        assertThat(43 * Math.log(62) / Math.log(2)).isGreaterThan(256);
    }

    /** CRC-32 of 43 zeros, worked out elsewhere: what scanners are told must stay what it is. */
    @Test
    void the_check_digits_are_the_crc_32_of_the_random_part_in_base_62() {
        assertThat(ClientSecret.isWellFormed("icpsec_" + "0".repeat(43) + "2CZclj"))
                .isTrue();
        assertThat(ClientSecret.isWellFormed("icpsec_" + "0".repeat(43) + "000000"))
                .isFalse();
    }

    @Test
    void every_slip_of_one_character_is_noticed() {
        var secret = ClientSecret.fresh(random, Environment.STAGING);

        for (var place = 0; place < secret.length(); place++) {
            var other = secret.charAt(place) == 'a' ? 'b' : 'a';
            var slipped = secret.substring(0, place) + other + secret.substring(place + 1);
            assertThat(ClientSecret.isWellFormed(slipped)).as(slipped).isFalse();
        }
        assertThat(ClientSecret.isWellFormed(secret.substring(1))).isFalse();
        assertThat(ClientSecret.isWellFormed(secret + "0")).isFalse();
        assertThat(ClientSecret.isWellFormed("")).isFalse();
    }
}
