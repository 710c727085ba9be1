package cn.icpfiling.legacy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.testkit.TextsCovered;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void every_refusal_is_worded_in_both_languages() {
        TextsCovered.by(CommonProblem.class, List.of("LEGACY_DOMAIN_MALFORMED"));
    }
}
