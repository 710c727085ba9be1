package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class NameServerTest {
    private static final long SECOND = 1_000_000_000L;
    private final NameServer server =
            new NameServers(LimitSettings.defaults()).at(new InetSocketAddress("192.0.2.1", 53));

    @Test
    void a_server_that_never_answered_counts_as_silent_after_many_questions_over_seconds() {
        beSilent(63);
        assertThat(server.isSilent()).isFalse();
        beSilent(64);
        assertThat(server.isSilent()).isTrue();
    }

    @Test
    void a_server_that_has_answered_once_keeps_all_its_tries() {
        server.noteAnswer();
        beSilent(200);
        assertThat(server.isSilent()).isFalse();
    }

    private void beSilent(int questions) {
        for (var i = 0; i < questions; i++) {
            server.noteSilence(i * SECOND);
        }
    }
}
