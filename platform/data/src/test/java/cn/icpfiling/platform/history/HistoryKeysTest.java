package cn.icpfiling.platform.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryKeysTest {

    private static final Instant MOMENT = Instant.parse("2026-11-29T01:00:00.000001Z");

    @Test
    void keys_of_several_kinds_come_once() {
        var one = UUID.randomUUID();
        var keys = HistoryKeys.of(new HistoryQuestion(
                Map.of("subject", List.of(one), "owner", List.of(one)), Map.of("domain", List.of("a.cn")), null, 10));

        assertThat(keys.of("subject", "owner")).containsExactly(one);
        assertThat(keys.of("domain")).containsExactly("a.cn");
        assertThat(keys.of("nothing")).isEmpty();
        assertThat(keys.isWhole()).isTrue();
    }

    @Test
    void more_ids_than_a_statement_takes_are_left_out_and_noted() {
        var some = Stream.generate(UUID::randomUUID).limit(HistoryKeys.MOST).toList();
        var keys = HistoryKeys.of(new HistoryQuestion(Map.of("order", some), null, null, 10));
        assertThat(keys.isWhole()).isTrue();

        keys.add("order", some);
        assertThat(keys.isWhole()).isTrue();
        keys.add("order", List.of(UUID.randomUUID()));

        assertThat(keys.of("order")).hasSize(HistoryKeys.MOST);
        assertThat(keys.isWhole()).isFalse();
    }

    @Test
    void a_look_up_that_was_cut_is_noted_however_few_keys_its_rows_name() {
        var one = UUID.randomUUID();
        var keys = HistoryKeys.of(new HistoryQuestion(null, null, null, 10));
        keys.add("inquiry", Collections.nCopies(HistoryKeys.MOST, one));
        assertThat(keys.isWhole()).isTrue();

        keys.add("inquiry", Collections.nCopies(HistoryKeys.MOST + 1, one));

        assertThat(keys.of("inquiry")).containsExactly(one);
        assertThat(keys.isWhole()).isFalse();
    }

    @Test
    void the_ids_of_a_look_up_are_distinct_before_they_are_ordered_and_cut() {
        assertThat(HistoryLookup.of("inquiry", "SELECT DISTINCT i.id FROM orders o WHERE o.id", "order")
                        .bounded(2))
                .isEqualTo(
                        "SELECT DISTINCT i.id FROM orders o WHERE o.id IN (?, ?) ORDER BY HEX(i.id) DESC LIMIT 1001");
        assertThat(HistoryLookup.of("case", "SELECT id FROM cases WHERE subject_id", "owner")
                        .bounded(1))
                .isEqualTo("SELECT id FROM cases WHERE subject_id IN (?) ORDER BY HEX(id) DESC LIMIT 1001");
    }

    @Test
    void a_question_is_bounded_whatever_it_asks_for() {
        assertThat(new HistoryQuestion(null, null, null, 1_000_000).limit()).isEqualTo(201);
        assertThat(new HistoryQuestion(null, null, null, -1).limit()).isEqualTo(1);
        assertThat(new HistoryQuestion(null, null, null, 1).after()).isEqualTo(HistoryPosition.START);
    }

    @Test
    void at_one_moment_earlier_tables_are_shown_and_later_ones_are_not() {
        var left = new HistoryPosition(MOMENT, 2, "0A");

        assertThat(left.shownOf(1)).isGreaterThan("FF");
        assertThat(left.shownOf(2)).isEqualTo("0A");
        assertThat(left.shownOf(3)).isEmpty();
        assertThat(left).isLessThan(new HistoryPosition(MOMENT, 3, "00"));
        assertThat(left).isGreaterThan(new HistoryPosition(MOMENT, 1, "FF"));
    }

    @Test
    void reasons_are_read_from_stored_documents_by_their_codes_alone() {
        var stored =
                "{\"domains\":[{\"domain\":\"a.cn\",\"rules\":[{\"rule\":\"D4\",\"result\":\"BROKEN\",\"code\":\"HOLDER_DIFFERS\"},"
                        + "{\"rule\":\"D1\",\"result\":\"HOLDS\"}]}],\"people\":[{\"part\":\"SUBJECT\",\"code\":\"NO_RECORD\",\"name\":\"张三\"}]}";

        assertThat(HistoryReason.inJson(stored))
                .containsExactly(
                        new HistoryReason("HOLDER_DIFFERS", null, "D4"),
                        new HistoryReason("NO_RECORD", "SUBJECT", null));
        assertThat(HistoryReason.inJson(null)).isEmpty();
    }
}
