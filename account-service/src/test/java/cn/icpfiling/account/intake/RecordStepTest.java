package cn.icpfiling.account.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Our record against the owner's example. */
class RecordStepTest {

    @Test
    void the_example_of_the_type_we_take_tells_what_ended() throws IOException {
        for (var type : new RecordNotices(null, null).types()) {
            var data = new ObjectMapper()
                    .readTree(Path.of("../filing-service/src/main/contract/examples/" + type + ".json")
                            .toFile());
            var step = new IncomingEvent(
                            UUID.randomUUID(), type, "/filing-service", UUID.randomUUID(), 3, Instant.EPOCH, data)
                    .as(RecordStep.class);

            assertThat(step.holder()).isNotNull();
            assertThat(step.recordEnd().by()).isEqualTo("AUTHORITY");
            assertThat(RecordNotices.values(step))
                    .containsEntry("subjectNumber", "京ICP备2026000001号")
                    .containsEntry("serviceNumbers", List.of("京ICP备2026000001号-1"));
        }
    }
}
