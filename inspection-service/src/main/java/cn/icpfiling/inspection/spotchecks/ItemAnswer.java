package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.inspection.core.CheckResult;
import cn.icpfiling.inspection.core.SpotCheckItem;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;

/** The result of one item. */
record ItemAnswer(@NotNull SpotCheckItem item, @NotNull CheckResult result) {

    static List<ItemAnswer> of(Map<SpotCheckItem, CheckResult> answers) {
        return answers.entrySet().stream()
                .map(answer -> new ItemAnswer(answer.getKey(), answer.getValue()))
                .toList();
    }
}
