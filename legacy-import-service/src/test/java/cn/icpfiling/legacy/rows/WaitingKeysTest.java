package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.SetAsideState;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitingKeysTest {
    private static final UUID BEFORE = UUID.randomUUID();
    private static final UUID NOW = UUID.randomUUID();

    @Test
    void rows_that_were_set_aside_before_and_by_earlier_chunks_are_asked_about() {
        var waiting = new WaitingKeys(List.of(BEFORE));
        waiting.add(List.of(aside(NOW), aside(null)));

        assertThat(waiting.mayHave(BEFORE)).isTrue();
        assertThat(waiting.mayHave(NOW)).isTrue();
        assertThat(waiting.mayHave(UUID.randomUUID())).isFalse();
    }

    @Test
    void if_there_are_too_many_of_them_every_row_is_asked_about() {
        var many = Stream.generate(UUID::randomUUID).limit(WaitingKeys.MOST).toList();
        var waiting = new WaitingKeys(many);
        assertThat(waiting.mayHave(NOW)).isFalse();

        waiting.add(List.of(aside(BEFORE)));

        assertThat(waiting.mayHave(NOW)).isTrue();
        waiting.add(List.of(aside(BEFORE)));
        assertThat(waiting.mayHave(NOW)).isTrue();
    }

    private static AsideRow aside(UUID key) {
        return new AsideRow(null, new RowKeys(key, null, null), SetAsideState.WAITING);
    }
}
