package cn.icpfiling.platform.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordListsTest {

    private final ObviousPasswords obvious = new ObviousPasswords();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PASSWORD",
                "Password2026!!",
                "qwertyqwerty",
                "aaaaaaaaaaaa",
                "121212121212",
                "woaini520"
            })
    void obvious_passwords_are_found_in_any_case_with_digits_behind_and_repeated(String password) {
        assertThat(obvious.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven green kettles", "Xk9#mQ2$vB7!", "我家的猫不喜欢下雨天吗", "passwordless kitchen"})
    void others_are_not(String password) {
        assertThat(obvious.contains(password)).isFalse();
    }

    /** SHA-1 of "password123" is CBFDAC6008F9CAB4083784CBD1874F76618D2A97. */
    @Test
    void the_operators_files_are_searched_by_the_hash_alone() throws IOException {
        about("source=a list for tests\ndate=2026-11-01\nentries=2\n");
        Files.writeString(
                folder.resolve("CBFDA.txt"),
                "0018A45C4D1DEF81644B54AB7F969B88D65:1\nC6008F9CAB4083784CBD1874F76618D2A97:7\n");
        var files = new HashPrefixFiles(folder);

        assertThat(files.contains("password123")).isTrue();
        assertThat(files.contains("password124")).isFalse();
        assertThat(files.source())
                .isEqualTo(new BreachedPasswords.Source("a list for tests", LocalDate.of(2026, 11, 1), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "source=x\ndate=2026-11-01",
                "source=x\ndate=soon\nentries=2",
                "source=\ndate=2026-11-01\nentries=2"
            })
    void a_list_that_does_not_say_where_it_is_from_is_refused_at_start(String text) throws IOException {
        about(text);

        assertThatThrownBy(() -> new HashPrefixFiles(folder)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_a_folder_our_own_list_is_the_only_one() {
        assertThat(new PasswordLists(Optional.empty()).sources())
                .singleElement()
                .satisfies(source -> assertThat(source.entries()).isGreaterThan(100));
    }

    private void about(String text) throws IOException {
        Files.writeString(folder.resolve("list.properties"), text);
    }
}
