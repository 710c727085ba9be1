package cn.icpfiling.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysetPagesTest {

    private static final CursorCodec CODEC =
            new CursorCodec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private static final KeysetPages PAGES = new KeysetPages(CODEC);
    private static final String SCOPE = "widgets:account-1";

    private record Widget(UUID id, String name, int line) {

        static Widget number(int line) {
            return new Widget(new UUID(0, line), "widget " + line, line);
        }

        List<String> position() {
            return List.of(name, id.toString());
        }
    }

    /** What the last query was asked. */
    private final List<Object> asked = new ArrayList<>();

    private List<Widget> widgets = widgets(5);

    @Test
    void the_first_page_begins_at_the_first_row_and_its_cursor_names_the_last_row_shown() {
        var page = page(null, 2);

        assertThat(page.items()).containsExactly(Widget.number(1), Widget.number(2));
        assertThat(page.next()).isEqualTo(CODEC.encode(SCOPE, Widget.number(2).position()));
        assertThat(asked).containsExactly(List.of(), 3);
    }

    @Test
    void the_next_page_begins_after_the_last_row_shown() {
        var page = page(page(null, 2).next(), 2);

        assertThat(page.items()).containsExactly(Widget.number(3), Widget.number(4));
        assertThat(page.next()).isNotNull();
        assertThat(asked).containsExactly(Widget.number(2).position(), 3);
    }

    @Test
    void the_last_page_has_no_cursor() {
        var page = page(CODEC.encode(SCOPE, Widget.number(4).position()), 2);

        assertThat(page.items()).containsExactly(Widget.number(5));
        assertThat(page.next()).isNull();
    }

    @Test
    void a_last_page_that_is_exactly_full_has_no_cursor() {
        widgets = widgets(4);
        var page = page(page(null, 2).next(), 2);

        assertThat(page.items()).containsExactly(Widget.number(3), Widget.number(4));
        assertThat(page.next()).isNull();
    }

    @Test
    void a_list_without_rows_is_one_empty_page() {
        widgets = List.of();

        assertThat(page(null, 2)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void a_cursor_of_another_scope_is_refused_before_the_query() {
        var cursor = CODEC.encode("widgets:account-2", Widget.number(2).position());

        assertThatThrownBy(() -> page(cursor, 2))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_CURSOR));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", 50", "0, 1", "-7, 1", "7, 7", "200, 200", "1000, 200"})
    void a_page_shows_between_one_and_two_hundred_rows_and_fifty_without_a_wish(Integer wish, int shown) {
        widgets = widgets(300);

        assertThat(page(null, wish).items()).hasSize(shown);
        assertThat(asked).containsExactly(List.of(), shown + 1);
    }

    @Test
    void a_list_by_id_queries_its_first_page_without_an_id() {
        var first = PAGES.pageById(SCOPE, null, 2, Widget::id, this::afterId);
        assertThat(first.items()).containsExactly(Widget.number(1), Widget.number(2));
        assertThat(first.next())
                .isEqualTo(CODEC.encode(SCOPE, List.of(Widget.number(2).id().toString())));
        assertThat(asked).containsExactly(null, 3);

        var second = PAGES.pageById(SCOPE, first.next(), 3, Widget::id, this::afterId);
        assertThat(second.items()).containsExactly(Widget.number(3), Widget.number(4), Widget.number(5));
        assertThat(second.next()).isNull();
        assertThat(asked).containsExactly(Widget.number(2).id(), 4);
    }

    @Test
    void a_list_by_number_queries_its_first_page_without_a_number() {
        var first = PAGES.pageByNumber(SCOPE, null, 2, Widget::line, this::afterLine);
        assertThat(first.items()).containsExactly(Widget.number(1), Widget.number(2));
        assertThat(first.next()).isEqualTo(CODEC.encode(SCOPE, List.of("2")));
        assertThat(asked).containsExactly(null, 3);

        var second = PAGES.pageByNumber(SCOPE, first.next(), 3, Widget::line, this::afterLine);
        assertThat(second.items()).containsExactly(Widget.number(3), Widget.number(4), Widget.number(5));
        assertThat(second.next()).isNull();
        assertThat(asked).containsExactly(2L, 4);
    }

    @Test
    void a_view_of_a_page_keeps_order_and_cursor() {
        var page = page(null, 2);

        assertThat(page.map(Widget::name)).isEqualTo(new Page<>(List.of("widget 1", "widget 2"), page.next()));
    }

    private Page<Widget> page(String cursor, Integer wish) {
        return PAGES.page(SCOPE, cursor, wish, Widget::position, this::afterPosition);
    }

    private List<Widget> afterPosition(List<String> after, int atMost) {
        return rows(after, after.isEmpty() ? 0 : line(UUID.fromString(after.getLast())), atMost);
    }

    private List<Widget> afterId(UUID after, int atMost) {
        return rows(after, after == null ? 0 : line(after), atMost);
    }

    private List<Widget> afterLine(Long after, int atMost) {
        return rows(after, after == null ? 0 : after, atMost);
    }

    private List<Widget> rows(Object after, long line, int atMost) {
        asked.clear();
        asked.add(after);
        asked.add(atMost);
        return widgets.stream()
                .filter(widget -> widget.line() > line)
                .limit(atMost)
                .toList();
    }

    private static long line(UUID id) {
        return id.getLeastSignificantBits();
    }

    private static List<Widget> widgets(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(Widget::number).toList();
    }
}
