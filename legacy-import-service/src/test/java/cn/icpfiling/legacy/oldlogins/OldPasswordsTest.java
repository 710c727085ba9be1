package cn.icpfiling.legacy.oldlogins;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.HashCost;
import cn.icpfiling.legacy.core.PasswordScheme;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Vectors of real software: hashcat's page of example hashes (modes 10, 20, 110, 111, 120 and 2611, whose form
 * md5(md5(password) + salt) is that of UCenter and Discuz), OpenLDAP's slappasswd, the test of jBCrypt, and the PHP manual's
 * page of password_verify.
 */
class OldPasswordsTest {

    private static final Charset GBK = Charset.forName("GBK");

    private final OldPasswords passwords = new OldPasswords();

    @ParameterizedTest
    @CsvSource({
        "MD5_PASSWORD_SALT, hashcat, 3d83c8e717ff0e7ecfe187f088d69954:343141",
        "MD5_SALT_PASSWORD, hashcat, 57ab8499d08c59a7211c77f557bf9425:4247",
        "MD5_MD5_SALT, hashcat, 28f9975808ae2bdc5847b1cda26033ea:308",
        "SHA1_PASSWORD_SALT, hashcat, 848952984db93bdd2d0151d4ecca6ea44fcf49e3:30007548152",
        "SHA1_SALT_PASSWORD, hashcat, a428863972744b16afef28e0087fc094b44bb7b1:465727565",
        "SSHA, hashcat, {SSHA}AZKja92fbuuB9SpRlHqaoXxbTc43Mzc2MDM1Ng==",
        "SSHA, tony, {SSHA}rj5qElfD1JK7PCKSLZzxIldkREeFW2Dv",
        "BCRYPT, '', $2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
        "BCRYPT, a, $2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
        "BCRYPT, rasmuslerdorf, $2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq",
    })
    @Tag("long")
    void a_hash_of_real_software_matches_its_password_and_no_other(
            PasswordScheme scheme, String password, String hash) {
        assertThat(scheme.isForm(hash)).isTrue();
        assertThat(matches(scheme, password, hash)).isTrue();
        assertThat(matches(scheme, password + "x", hash)).isFalse();
        assertThat(hashMatches(scheme, "X", hash)).isFalse();
    }

    @ParameterizedTest
    @Timeout(10)
    @CsvSource(
            delimiter = ';',
            value = {
                "BCRYPT; $2a$15$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
                "BCRYPT; $2a$31$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
                "ARGON2ID; $argon2id$v=19$m=4194304,t=5,p=1$RPmIcuvJIUdlRGm+8626nQ$Dl2lRAYx9iDPz2l+BJ3BVDYzjWWKckBPCuyPZ5hI6YI",
                "ARGON2ID; $argon2id$v=19$m=7168,t=5000,p=1$RPmIcuvJIUdlRGm+8626nQ$Dl2lRAYx9iDPz2l+BJ3BVDYzjWWKckBPCuyPZ5hI6YI",
            })
    @Tag("long")
    void a_hash_that_costs_too_much_is_not_computed_and_matches_nothing(PasswordScheme scheme, String hash) {
        assertThat(HashCost.isTooCostly(scheme.id(), hash)).isTrue();
        assertThat(matches(scheme, "a", hash)).isFalse();
    }

    @Test
    @Tag("long")
    void a_digest_may_be_written_in_base64_and_in_capital_hex() {
        assertThat(PasswordScheme.SHA1_PASSWORD_SALT.isForm("hIlSmE25O90tAVHU7MpupE/PSeM=:30007548152"))
                .isTrue();
        assertThat(matches(PasswordScheme.SHA1_PASSWORD_SALT, "hashcat", "hIlSmE25O90tAVHU7MpupE/PSeM=:30007548152"))
                .isTrue();
        assertThat(matches(PasswordScheme.MD5_PASSWORD_SALT, "hashcat", "3D83C8E717FF0E7ECFE187F088D69954:343141"))
                .isTrue();
    }

    @Test
    @Tag("long")
    void a_salt_may_have_a_colon_and_may_be_missing() throws Exception {
        assertThat(matches(PasswordScheme.MD5_SALT_PASSWORD, "pw", md5("a:b" + "pw", StandardCharsets.UTF_8) + ":a:b"))
                .isTrue();
        assertThat(matches(PasswordScheme.MD5_SALT_PASSWORD, "pw", md5("pw", StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", "ａｂｃ１２３", "密码", "a b", "'; --", "王者荣耀 888 ", "p\tq"})
    @Tag("long")
    void an_old_password_counts_as_it_was_typed_in_both_encodings_of_old_pages(String password) throws Exception {
        for (var encoding : new Charset[] {StandardCharsets.UTF_8, GBK}) {
            var hash = md5(password, encoding);
            assertThat(matches(PasswordScheme.MD5_SALT_PASSWORD, password, hash))
                    .as("%s in %s", password, encoding)
                    .isTrue();
        }
    }

    @Test
    void a_password_that_gbk_lacks_is_tried_in_utf_8_alone() {
        assertThat(OldPasswords.encodingsOf("😀")).hasSize(1);
        assertThat(OldPasswords.encodingsOf("密码")).hasSize(2);
        assertThat(OldPasswords.encodingsOf("plain")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(PasswordScheme.class)
    @Tag("long")
    void a_malformed_hash_matches_nothing(PasswordScheme scheme) {
        for (var hash :
                new String[] {"", ":", "zz", "{SSHA}", "{SSHA}AA==", "$2a$", "$argon2id$", "::::", "$2a$99$x"}) {
            assertThat(scheme.isForm(hash)).as(hash).isFalse();
            assertThat(hashMatches(scheme, "", hash)).as(hash).isFalse();
            assertThat(hashMatches(scheme, "password", hash)).as(hash).isFalse();
        }
        assertThat(matches(scheme, "password", "zz")).isFalse();
    }

    @Tag("long")
    @Test
    void an_unknown_login_matches_no_password_after_about_the_same_work() {
        var known = Optional.of(
                new OldPasswords.Stored(PasswordScheme.MD5_MD5_SALT, "28f9975808ae2bdc5847b1cda26033ea:308"));
        passwords.matches("warm", Optional.empty());
        passwords.matches("warm", known);

        assertThat(passwords.matches("wrong", Optional.empty())).isFalse();
        // An MD5 alone costs some microseconds. The bound is a tenth of the other work, so that a busy machine passes.
        assertThat(fastest(known)).isGreaterThan(fastest(Optional.empty()) / 10);
    }

    @Test
    @Tag("long")
    void a_new_password_is_hashed_with_argon2id() {
        var stored = passwords.hash("a new and long password");

        assertThat(stored.scheme()).isEqualTo(PasswordScheme.ARGON2ID);
        assertThat(stored.hash()).startsWith("$argon2id$");
        assertThat(stored.scheme().isForm(stored.hash())).isTrue();
        assertThat(passwords.matches("a new and long password", Optional.of(stored)))
                .isTrue();
        assertThat(passwords.matches("another password", Optional.of(stored))).isFalse();
        assertThat(stored.toString()).doesNotContain("$");
    }

    @Test
    void each_scheme_is_found_by_the_name_that_a_load_gives() {
        for (var scheme : PasswordScheme.values()) {
            assertThat(PasswordScheme.of(scheme.id())).contains(scheme);
            assertThat(PasswordScheme.of(scheme.name().replace('_', '-'))).contains(scheme);
        }
        assertThat(PasswordScheme.of("rot13")).isEmpty();
    }

    private boolean matches(PasswordScheme scheme, String password, String hash) {
        return passwords.matches(password, Optional.of(new OldPasswords.Stored(scheme, hash)));
    }

    /** Without the work that each try costs besides, which takes most of a second and does not change the answer. */
    private static boolean hashMatches(PasswordScheme scheme, String password, String hash) {
        return OldHash.matches(scheme, password.getBytes(StandardCharsets.UTF_8), hash);
    }

    private long fastest(Optional<OldPasswords.Stored> stored) {
        var best = Long.MAX_VALUE;
        for (var tries = 0; tries < 5; tries++) {
            var start = System.nanoTime();
            passwords.matches("wrong", stored);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static String md5(String text, Charset encoding) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(encoding)));
    }
}
