package cn.icpfiling.inspection;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.testkit.TextsCovered;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void every_refusal_is_worded_in_both_languages() {
        TextsCovered.by(
                CommonProblem.class,
                List.of(
                        "LOOKUP_KEY_UNCLEAR",
                        "LOOKUP_DOMAIN_MALFORMED",
                        "ITEM_NOT_ASKED_FOR",
                        "ITEM_ANSWERED_TWICE",
                        "ITEM_NOT_ANSWERED"));
    }
}
