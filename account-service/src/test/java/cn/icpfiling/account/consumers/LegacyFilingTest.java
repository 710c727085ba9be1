package cn.icpfiling.account.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Our record against the owner's examples. */
class LegacyFilingTest {

    @Test
    void the_examples_of_the_types_we_take_can_be_read() throws IOException {
        for (var type : new LegacyNotices(null, null).types()) {
            var data = new ObjectMapper()
                    .readTree(Path.of("../legacy-import-service/src/main/contract/examples/" + type + ".json")
                            .toFile());
            var filing = new IncomingEvent(
                            UUID.randomUUID(),
                            type,
                            "/legacy-import-service",
                            UUID.randomUUID(),
                            1,
                            Instant.EPOCH,
                            data)
                    .as(LegacyFiling.class);

            assertThat(filing.account()).isNotNull();
            assertThat(filing.subjectId()).isNotNull();
            assertThat(filing.way()).isIn("CLAIM", "IMPORT");
        }
    }
}
