package cn.icpfiling.inspection.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.store.RepeatedCheckTable.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who has a turn when many checks wait, of which those of addresses are repeated three at a time. */
class RepeatTurnsTest {
    private static final UUID FINDING = new UUID(1, 1);

    private final Map<Waiting, List<RepeatedCheck>> waiting = new EnumMap<>(Waiting.class);
    private final RepeatTurns turns = new RepeatTurns(this::waiting, kind -> kind == CheckKind.ADDRESS ? 3 : 1);
    private long next = 1;

    @Test
    void holders_come_first_and_the_platforms_addresses_last() {
        add(Waiting.TRIED_ADDRESSES, CheckKind.ADDRESS, 1, true);
        add(Waiting.ADDRESSES, CheckKind.ADDRESS, 1, false);
        add(Waiting.OF_PLATFORM, CheckKind.DOMAIN, 1, false);
        add(Waiting.OF_HOLDERS, CheckKind.ADDRESS, 1, false);
        assertThat(rest()).containsExactly("ADDRESS 4", "DOMAIN 3", "ADDRESS 2", "ADDRESS 1");
    }

    @Test
    void addresses_are_looked_at_together_and_those_that_were_tried_alone() {
        add(Waiting.ADDRESSES, CheckKind.ADDRESS, 4, false);
        add(Waiting.TRIED_ADDRESSES, CheckKind.ADDRESS, 2, true);
        assertThat(rest()).containsExactly("ADDRESS 1 2 3", "ADDRESS 4", "ADDRESS 5", "ADDRESS 6");
    }

    @Test
    void kinds_of_holders_are_not_mixed() {
        add(Waiting.OF_HOLDERS, CheckKind.ADDRESS, 1, false);
        add(Waiting.OF_HOLDERS, CheckKind.PAGE, 2, false);
        add(Waiting.OF_HOLDERS, CheckKind.ADDRESS, 1, false);
        assertThat(rest()).containsExactly("ADDRESS 1 4", "PAGE 2", "PAGE 3");
    }

    @Test
    void a_holder_who_asks_during_the_pass_has_the_next_turn_and_all_others_have_theirs() {
        add(Waiting.OF_PLATFORM, CheckKind.DOMAIN, 120, false);
        assertThat(said(turns.next())).isEqualTo("DOMAIN 1");
        add(Waiting.OF_HOLDERS, CheckKind.PAGE, 1, false);
        assertThat(said(turns.next())).isEqualTo("PAGE 121");
        assertThat(rest()).hasSize(119).startsWith("DOMAIN 2").endsWith("DOMAIN 120");
    }

    private void add(Waiting which, CheckKind kind, int count, boolean tried) {
        for (var n = 0; n < count; n++) {
            var id = new UUID(0, next++);
            var repeat = RepeatedCheck.requested(id, FINDING, FINDING, kind, Instant.EPOCH);
            waiting.computeIfAbsent(which, _ -> new ArrayList<>())
                    .add(
                            tried
                                    ? new RepeatedCheck(
                                            id,
                                            FINDING,
                                            FINDING,
                                            kind,
                                            Instant.EPOCH,
                                            Instant.EPOCH,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null)
                                    : repeat);
        }
    }

    private List<RepeatedCheck> waiting(Waiting which, UUID after, int limit) {
        return waiting.getOrDefault(which, List.of()).stream()
                .filter(repeat -> repeat.id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    private List<String> rest() {
        var all = new ArrayList<String>();
        for (var next = turns.next(); !next.isEmpty(); next = turns.next()) {
            all.add(said(next));
        }
        return all;
    }

    private static String said(List<RepeatedCheck> together) {
        var said = new StringBuilder(together.getFirst().check().name());
        together.forEach(repeat -> said.append(' ').append(repeat.id().getLeastSignificantBits()));
        return said.toString();
    }
}
