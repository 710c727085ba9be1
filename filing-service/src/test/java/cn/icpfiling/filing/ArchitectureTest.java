package cn.icpfiling.filing;

import cn.icpfiling.platform.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_house_rules_are_kept() {
        ArchitectureRules.check();
    }
}
