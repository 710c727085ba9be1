package cn.icpfiling.legacy.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.legacy.rows.FileFault;
import cn.icpfiling.legacy.rows.FileRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectStreamTest {

    @Test
    void the_ranges_are_the_bytes_without_a_gap_or_an_overlap() throws IOException {
        var random = new Random(19);
        for (var i = 0; i < 300; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            var most = 1 + random.nextInt(70);
            var read = new ByteArrayOutputStream();
            try (var stream = new ObjectStream(
                    bytes.length, most, (from, length) -> Arrays.copyOfRange(bytes, (int) from, (int) from + length))) {
                var buffer = new byte[1 + random.nextInt(90)];
                for (var some = stream.read(buffer, 0, buffer.length);
                        some >= 0;
                        some = stream.read(buffer, 0, buffer.length)) {
                    read.write(buffer, 0, some);
                    var one = random.nextInt(4) == 0 ? stream.read() : -1;
                    if (one >= 0) {
                        read.write(one);
                    }
                }
                assertThat(stream.read()).isEqualTo(-1);
            }
            assertThat(read.toByteArray()).isEqualTo(bytes);
        }
    }

    @Test
    void no_range_is_longer_than_the_bound_and_none_is_read_before_it_is_needed() throws IOException {
        var asked = new ArrayList<String>();
        try (var stream = new ObjectStream(10, 4, (from, length) -> {
            asked.add(from + "+" + length);
            return new byte[length];
        })) {
            assertThat(asked).isEmpty();
            assertThat(stream.readAllBytes()).hasSize(10);
        }

        assertThat(asked).containsExactly("0+4", "4+4", "8+2");
    }

    @Test
    void a_change_of_the_object_is_told_at_its_place() {
        var stream = new ObjectStream(10, 4, (from, length) -> {
            if (from > 0) {
                throw new FileRefused(FileFault.OBJECT_CHANGED, 0);
            }
            return new byte[length];
        });

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOfSatisfying(
                        FileRefused.class, told -> assertThat(told.fault()).isEqualTo(FileFault.OBJECT_CHANGED));
    }
}
