package cn.icpfiling.legacy.consumers;

import cn.icpfiling.platform.testkit.ConsumedTypes;
import org.junit.jupiter.api.Test;

class ConsumedTypesTest {
    @Test
    void every_handler_takes_what_the_owner_of_its_topic_publishes() {
        ConsumedTypes.check();
    }
}
