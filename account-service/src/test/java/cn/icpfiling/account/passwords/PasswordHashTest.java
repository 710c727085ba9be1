package cn.icpfiling.account.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private final PasswordHash passwords = new PasswordHash();

    @Test
    void the_password_matches_its_hash_and_no_other_does() {
        var hash = Optional.of(passwords.hash("correct horse"));

        assertThat(passwords.matchesHolder("correct horse", hash)).isTrue();
        assertThat(passwords.matchesStaff("Correct horse", hash)).isFalse();
    }

    @Test
    void two_hashes_of_one_password_differ() {
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void what_is_hashed_where_people_are_has_owasps_settings() {
        assertThat(passwords.hash("x")).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
    }

    @Test
    void nobody_matches_nothing_at_the_same_price() {
        var settings = passwords.hash("x").replaceFirst("(\\$argon2id\\$[^$]*\\$[^$]*\\$).*", "$1");

        assertThat(passwords.dummyHash).startsWith(settings);
        assertThat(passwords.matchesHolder("", Optional.empty())).isFalse();
    }
}
