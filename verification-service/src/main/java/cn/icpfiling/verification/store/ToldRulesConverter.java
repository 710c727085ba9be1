package cn.icpfiling.verification.store;

import cn.icpfiling.platform.database.KnownListConverter;
import cn.icpfiling.verification.core.ToldRules;
import cn.icpfiling.verification.core.rules.RuleId;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Broken rules that an event named, as a JSON array in one column. */
@Converter(autoApply = true)
public class ToldRulesConverter extends KnownListConverter<ToldRules, RuleId> {

    public ToldRulesConverter() {
        super(new TypeReference<List<RuleId>>() {}, ToldRules::items, ToldRules::new);
    }
}
