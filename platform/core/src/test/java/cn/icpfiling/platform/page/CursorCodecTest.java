package cn.icpfiling.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorCodecTest {

    private static final CursorCodec CODEC =
            new CursorCodec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private static final String MINE = "account-1 state=DRAFT";

    @Property
    void a_position_comes_back_as_it_went(
            @ForAll @StringLength(max = 40) String scope,
            @ForAll @Size(max = 4) List<@StringLength(max = 40) String> position) {
        assertThat(CODEC.decode(scope, CODEC.encode(scope, position))).isEqualTo(position);
    }

    @Test
    void a_cursor_of_somebody_else_or_of_another_filter_is_refused() {
        var cursor = CODEC.encode(MINE, List.of("2026-11-24T08:00:00Z", "id"));
        refused("account-2 state=DRAFT", cursor);
        refused("account-1 state=COMPLETED", cursor);
    }

    @Test
    void a_cursor_altered_anywhere_is_refused() {
        var cursor = CODEC.encode(MINE, List.of("a", "b"));
        for (var at = 0; at < cursor.length(); at++) {
            var other = cursor.charAt(at) == 'A' ? 'Q' : 'A';
            refused(MINE, cursor.substring(0, at) + other + cursor.substring(at + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 256})
    void the_end_of_a_scope_does_not_pass_for_the_beginning_of_a_position(int moved) {
        var scope = "s".repeat(300);
        var cursor = Base64.getUrlDecoder().decode(CODEC.encode(scope, List.of("a")));
        var forged = ByteBuffer.allocate(cursor.length + moved)
                .put(cursor, 0, 16)
                .put("s".repeat(moved).getBytes(StandardCharsets.UTF_8))
                .put(cursor, 16, cursor.length - 16);

        refused("s".repeat(300 - moved), Base64.getUrlEncoder().withoutPadding().encodeToString(forged.array()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_is_no_cursor_is_refused(String text) {
        refused(MINE, text);
    }

    @Test
    void a_key_of_another_service_opens_nothing() {
        var other = new CursorCodec(new byte[32]);
        refused(MINE, other.encode(MINE, List.of("a")));
        assertThatThrownBy(() -> new CursorCodec(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_limit_is_kept_between_one_and_two_hundred() {
        assertThat(Page.limit(null)).isEqualTo(50);
        assertThat(Page.limit(7)).isEqualTo(7);
        assertThat(Page.limit(1000)).isEqualTo(200);
    }

    private static void refused(String scope, String cursor) {
        assertThatThrownBy(() -> CODEC.decode(scope, cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_CURSOR));
    }
}
