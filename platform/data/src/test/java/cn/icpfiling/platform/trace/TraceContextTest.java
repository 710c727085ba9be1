package cn.icpfiling.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class TraceContextTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    private static final String OTHER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void work_runs_under_the_trace_it_came_with_and_leaves_none_behind() {
        var seen = new ArrayList<String>();

        TraceContext.under(PARENT, () -> seen.add(TraceContext.traceparent() + " " + MDC.get("traceId")));

        assertThat(seen).containsExactly(PARENT + " 0af7651916cd43dd8448eb211c80319c");
        assertThat(TraceContext.traceparent()).isNull();
    }

    @Test
    void a_header_that_is_no_trace_is_left_aside() {
        var seen = new ArrayList<String>();

        TraceContext.under("someone's text", () -> seen.add(String.valueOf(TraceContext.traceparent())));

        assertThat(seen).containsExactly("null");
    }

    @Test
    void work_within_other_work_has_its_own_trace_or_none_and_gives_the_outer_one_back() {
        var seen = new ArrayList<String>();

        TraceContext.under(PARENT, () -> {
            TraceContext.under(OTHER, () -> seen.add(TraceContext.traceparent()));
            TraceContext.under(null, () -> seen.add(String.valueOf(TraceContext.traceparent())));
            seen.add(TraceContext.traceparent() + " " + MDC.get("traceId"));
        });

        assertThat(seen).containsExactly(OTHER, "null", PARENT + " 0af7651916cd43dd8448eb211c80319c");
    }
}
