package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.limit.WindowSettings;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which order groups and their questions get their turn. */
class GroupSchedulerTest {
    private static final long SECOND = 1_000_000_000L;
    private final NameServers servers =
            new NameServers(new LimitSettings(1e9, 1e9, Map.of(), WindowSettings.defaults()));
    private final NameServer registry = servers.at(new InetSocketAddress("192.0.2.1", 53));
    private final NameServer small = servers.at(new InetSocketAddress("198.51.100.1", 53));
    private final NameServer full = servers.at(new InetSocketAddress("203.0.113.1", 53));
    private final GroupScheduler scheduler = new GroupScheduler(1e9);

    @Test
    void the_fullest_group_goes_first_and_first_questions_of_domains_last() {
        add(registry, true, 20);
        add(small, false, 1);
        add(full, false, 2);

        assertThat(order(4)).startsWith(full, full, small, registry);
    }

    @Test
    void a_question_of_a_begun_domain_leaves_its_group_before_first_ones() {
        add(registry, true, 3);
        var host = add(registry, false, 1).getFirst();

        assertThat(scheduler.next(SECOND)).isSameAs(host);
        assertThat(order(3)).containsOnly(registry);
        assertThat(scheduler.next(5 * SECOND)).isNull();
    }

    private List<NameServer> order(int count) {
        var order = new ArrayList<NameServer>();
        for (var i = 0; i < count; i++) {
            order.add(scheduler.next((2 + i) * SECOND).server);
        }
        return order;
    }

    /** The group counts its questions when it gets ready, so all but the last one are there before. */
    private List<Query> add(NameServer server, boolean begins, int count) {
        var all = new ArrayList<Query>();
        for (var i = 0; i < count; i++) {
            var query = new Query(null, new QueryPool());
            query.server = server;
            query.begins = begins;
            all.add(query);
            if (i < count - 1) {
                server.group.add(query);
            } else {
                scheduler.add(query);
            }
        }
        return all;
    }
}
