package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.tables.RuleSetReader;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Returns the changes that a set of rules would make, and stores nothing. */
@ApplicationScoped
class CheckRuleSet {

    private static final Map<String, Function<RuleEntry, Object>> FIELDS = fields();

    private final RuleSets sets;

    CheckRuleSet(RuleSets sets) {
        this.sets = sets;
    }

    RuleSetDifference handle(String body) {
        var read = RuleSetReader.read(body);
        if (!read.faults().isEmpty()) {
            throw ProblemException.broken(read.faults());
        }
        var inForce = sets.inForce();
        var before = byId(inForce.entries());
        var after = byId(read.entries());
        var changed = new ArrayList<RuleSetDifference.Changed>();
        before.forEach((id, entry) -> {
            if (after.containsKey(id) && !after.get(id).equals(entry)) {
                changed.add(new RuleSetDifference.Changed(id, differences(entry, after.get(id))));
            }
        });
        return new RuleSetDifference(
                inForce.version(),
                read.entries().size(),
                after.keySet().stream().filter(id -> !before.containsKey(id)).toList(),
                before.keySet().stream().filter(id -> !after.containsKey(id)).toList(),
                changed);
    }

    private static List<String> differences(RuleEntry one, RuleEntry other) {
        return FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(one), field.getValue().apply(other)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, RuleEntry> byId(List<RuleEntry> entries) {
        var byId = new LinkedHashMap<String, RuleEntry>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        return byId;
    }

    private static Map<String, Function<RuleEntry, Object>> fields() {
        var fields = new LinkedHashMap<String, Function<RuleEntry, Object>>();
        fields.put("parameter", RuleEntry::parameter);
        fields.put("provinces", RuleEntry::provinces);
        fields.put("types", RuleEntry::acts);
        fields.put("sponsor", RuleEntry::sponsor);
        fields.put("natures", RuleEntry::natures);
        fields.put("value", RuleEntry::value);
        fields.put("effect", RuleEntry::effect);
        fields.put("validFrom", RuleEntry::validFrom);
        fields.put("validTo", RuleEntry::validTo);
        fields.put("status", RuleEntry::status);
        fields.put("source", RuleEntry::source);
        fields.put("zh", RuleEntry::zh);
        fields.put("en", RuleEntry::en);
        return fields;
    }
}
