package cn.icpfiling.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadTest {

    private static final String REPORT = """
            Running 5s test @ http://127.0.0.1:8080/
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.20ms  601.00us  13.01ms   93.15%
                Req/Sec    52.80k     2.10k   55.01k    88.00%
              Latency Distribution
                 50%  950.00us
                 75%    1.31ms
                 90%    1.60ms
                 99%    2.41ms
              264012 requests in 5.00s, 170.03MB read
            Requests/sec:  52802.40
            Transfer/sec:     34.00MB
            """;

    @Test
    void a_report_tells_how_many_how_long_and_how_late() {
        var load = Load.read(REPORT);

        assertThat(load).isEqualTo(new Load(264012, 5.0, 0.95, 2.41));
        assertThat(load.perSecond()).isEqualTo(52802.4);
    }

    @Test
    void a_run_with_a_refused_or_a_broken_request_measures_nothing() {
        assertThatThrownBy(() -> Load.read(REPORT + "  Non-2xx or 3xx responses: 12\n"))
                .hasMessageContaining("12");
        assertThatThrownBy(() -> Load.read(REPORT + "  Socket errors: connect 0, read 3, write 0, timeout 0\n"))
                .hasMessageContaining("read 3");
        assertThatThrownBy(() -> Load.read("unable to connect")).hasMessageContaining("did nothing");
    }
}
