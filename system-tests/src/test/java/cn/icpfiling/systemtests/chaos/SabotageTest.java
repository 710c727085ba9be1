package cn.icpfiling.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.chaos.Filed.Copy;
import cn.icpfiling.systemtests.chaos.Filed.Event;
import cn.icpfiling.systemtests.chaos.Filed.Order;
import cn.icpfiling.systemtests.chaos.Filed.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The check notices each falsified fact, also in the shortest run. */
class SabotageTest {

    private static final Event SUBMITTED = new Event("one", "e1", 2, "SUBMIT", "DRAFT", "AUTHORITY_REVIEW");
    private static final Event OPENED = new Event("one", "e0", 1, "OPEN", "", "DRAFT");
    private static final Event GRANTED = new Event("one", "e2", 3, "GRANT", "AUTHORITY_REVIEW", "COMPLETED");
    private static final Event VERDICT = new Event("one", "v1", 1, "VERDICT", "", "");

    @ParameterizedTest
    @EnumSource(Sabotage.class)
    void a_run_of_one_website_is_enough(Sabotage sabotage) {
        assertThat(sabotage.isNoticed(filed(List.of(OPENED, SUBMITTED, GRANTED))))
                .isTrue();
    }

    /** A relay that is killed sends events again, so the topic may read the same from both ends. */
    @ParameterizedTest
    @EnumSource(Sabotage.class)
    void duplicate_events_hide_nothing(Sabotage sabotage) {
        var again = List.of(OPENED, SUBMITTED, GRANTED, SUBMITTED, OPENED);

        assertThat(Check.of(filed(again)).violations()).isEmpty();
        assertThat(sabotage.isNoticed(filed(again))).isTrue();
    }

    private static Filed filed(List<Event> events) {
        var copy = new Copy("service", "ICP-1-1", List.of("one.com"));
        var history = Stream.of(OPENED, SUBMITTED, GRANTED)
                .map(event -> new Step(event.sequence(), event.act(), event.from(), event.to()))
                .toList();
        var order = new Order("one", "COMPLETED", "one.com", "ICP-1", List.of("ICP-1-1"), history, copy, copy, true);
        return new Filed(
                List.of(order),
                events,
                List.of(VERDICT),
                Map.of("filing icp_outbox_depth", 0),
                Map.of("one", 1),
                Map.of("one", List.of("granted")));
    }
}
