package cn.icpfiling.sandbox;

import cn.icpfiling.platform.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_module_keeps_the_rules_of_all_modules() {
        ArchitectureRules.check();
    }
}
