package cn.icpfiling.filing.progress;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderLifecycle;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.offline.OfflineLifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The drawings of the page about orders are those of the tables. */
class OrdersPageTest {

    @Test
    void each_drawing_is_its_table() throws IOException {
        assertThat(Files.readString(Path.of("../docs/orders.md")))
                .contains("```mermaid\n"
                        + OrderLifecycle.of(OrderType.FIRST_FILING).mermaid().strip() + "\n```")
                .contains("```mermaid\n" + deregistration() + "\n```")
                .contains("```mermaid\n" + OfflineLifecycle.table().mermaid().strip() + "\n```");
    }

    /** The states of a review are no ends of an order that is never in them. */
    private static String deregistration() {
        var table = OrderLifecycle.of(OrderType.DEREGISTER_SERVICE);
        var reached = table.steps().stream().map(Step::to).collect(Collectors.toSet());
        var never = Stream.of(OrderState.values())
                .filter(state -> !reached.contains(state))
                .map(state -> "    " + state + " --> [*]")
                .toList();
        return table.mermaid()
                .strip()
                .lines()
                .filter(line -> !never.contains(line))
                .collect(Collectors.joining("\n"));
    }
}
