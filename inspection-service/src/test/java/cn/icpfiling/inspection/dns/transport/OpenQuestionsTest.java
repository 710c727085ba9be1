package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private final NameServer server =
            new NameServers(LimitSettings.defaults()).at(new InetSocketAddress("192.0.2.1", 53));

    /** More questions than the table was made for, so that many share a place. */
    @Test
    void each_open_question_is_found_by_its_id_and_no_ended_one_is() {
        var open = new OpenQuestions(4);
        var expected = new HashMap<Integer, Query>();
        var random = new Random(5);
        for (var step = 0; step < 5_000; step++) {
            var id = random.nextInt(64);
            var known = expected.remove(id);
            if (known == null) {
                expected.put(id, add(open, id));
            } else {
                open.remove(known);
            }
            assertThat(open.size()).isEqualTo(expected.size());
            for (var each = 0; each < 64; each++) {
                assertThat(open.get(each)).isSameAs(expected.get(each));
            }
        }
        assertThat(expected).as("both kinds of ids were tried").hasSizeBetween(10, 54);
    }

    @Test
    void ids_that_share_a_place_are_told_apart() {
        var open = new OpenQuestions(1);
        var low = add(open, 0x0001);
        var high = add(open, 0xff01);
        assertThat(open.get(0x0001)).isSameAs(low);
        assertThat(open.get(0xff01)).isSameAs(high);
        assertThat(open.get(0x0101)).isNull();
    }

    private Query add(OpenQuestions open, int id) {
        var query = DatagramsTest.query(server, id);
        open.add(query);
        return query;
    }
}
