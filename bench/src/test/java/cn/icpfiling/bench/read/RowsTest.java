package cn.icpfiling.bench.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void what_means_something_to_the_server_is_escaped() throws Exception {
        var rows = new Rows(
                2,
                (number, row) -> row.number(number)
                        .none()
                        .binary(new byte[] {'a', 0, '\t', '\n', '\\', (byte) 0xff})
                        .text("号")
                        .end());

        var bytes = rows.readAllBytes();

        var row = "\t\\N\ta\\0\\t\\n\\\\\u00ff\t"
                + new String("号".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) + "\n";
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo("0" + row + "1" + row);
    }

    @Test
    void a_table_that_has_no_row_of_a_filing_goes_on_with_the_next() throws Exception {
        var rows = new Rows(200_000, (number, row) -> {
            if (number == 199_999) {
                row.number(number).end();
            }
        });

        assertThat(new String(rows.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("199999\n");
    }

    @Test
    void ids_are_of_version_7_come_in_the_order_of_the_filings_and_never_twice() {
        var seen = new HashSet<UUID>();
        var last = "";
        for (var number = 0L; number < 2_000; number++) {
            for (var thing : Filing.Thing.values()) {
                var id = new Filing(number).id(thing);
                assertThat(seen.add(id)).isTrue();
                assertThat(id.version()).isEqualTo(7);
                assertThat(id.variant()).isEqualTo(2);
            }
            var order = new Filing(number).id(Filing.Thing.ORDER).toString();
            assertThat(order).isGreaterThan(last);
            last = order;
        }
    }
}
