package cn.icpfiling.platform.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.web.Environment;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorsTest {

    @Test
    void replicas_with_one_key_read_each_others_cursors() {
        var key = Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
        var cursor = new Cursors().codec(key, Environment.PRODUCTION).encode("mine", List.of("7"));

        assertThat(new Cursors().codec(key, Environment.PRODUCTION).decode("mine", cursor))
                .containsExactly("7");
    }

    @Test
    void production_needs_a_key_and_elsewhere_one_is_made() {
        assertThatThrownBy(() -> new Cursors().codec(Optional.empty(), Environment.PRODUCTION))
                .hasMessageContaining("icp.cursor.key");
        var made = new Cursors().codec(Optional.empty(), Environment.DEV);
        assertThat(made.decode("mine", made.encode("mine", List.of("7")))).containsExactly("7");
    }
}
