package cn.icpfiling.systemtests.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.drill.Ledger.Acknowledged;
import cn.icpfiling.systemtests.drill.Ledger.Loss;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code ./icp drill restore} calls lost. */
class LossTest {

    private static final Instant BEGIN = Instant.parse("2026-11-29T09:00:00Z");
    private static final Instant DESTROYED = BEGIN.plusSeconds(90);
    private static final List<Acknowledged> TOLD = List.of(at(80, "c"), at(10, "a"), at(20, "b"), at(200, "d"));

    @Test
    void nothingIsLostIfAllThatWasToldUntilThenIsThere() {
        var loss = Loss.of(TOLD, Set.of("a", "b", "c"), DESTROYED);

        assertThat(loss).isEqualTo(new Loss(3, 0, BEGIN.plusSeconds(80), BEGIN.plusSeconds(80)));
        assertThat(loss.seconds()).isZero();
    }

    @Test
    void aMissingEndIsLostFromTheLastThatIsThere() {
        assertThat(Loss.of(TOLD, Set.of("a", "b"), DESTROYED).seconds()).isEqualTo(60);
    }

    @Test
    void aHoleCountsFromBeforeTheHole() {
        var loss = Loss.of(TOLD, Set.of("a", "c"), DESTROYED);

        assertThat(loss.lost()).isEqualTo(1);
        assertThat(loss.seconds()).isEqualTo(70);
    }

    @Test
    void withoutAnAnswerNothingIsProven() {
        assertThatThrownBy(() -> Loss.of(List.of(at(200, "d")), Set.of(), DESTROYED))
                .isInstanceOf(Differs.class);
    }

    private static Acknowledged at(int seconds, String number) {
        return new Acknowledged(number, BEGIN.plusSeconds(seconds));
    }
}
