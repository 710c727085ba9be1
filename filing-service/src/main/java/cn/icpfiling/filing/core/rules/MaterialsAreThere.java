package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Every required material of the checklist is handed in. */
final class MaterialsAreThere implements FilingRule {

    @Override
    public String id() {
        return "F-060";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return facts.checklist().items().stream()
                .filter(item -> item.required() && !facts.materials().contains(item.kind()))
                .map(item -> Violation.of("/materials/" + item.kind(), "MATERIAL_MISSING", id(), item.kind()))
                .toList();
    }
}
