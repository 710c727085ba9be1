package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OfflineLifecycle;
import cn.icpfiling.filing.core.OrderLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void the_drawing_is_the_table() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```mermaid\n" + OrderLifecycle.table().mermaid().strip() + "\n```")
                .contains("```mermaid\n" + OfflineLifecycle.table().mermaid().strip() + "\n```");
    }
}
