package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleFindings;
import cn.icpfiling.platform.database.JsonListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Stores the findings of a verdict as a JSON array in one column. */
@Converter(autoApply = true)
public class RuleFindingsConverter extends JsonListConverter<RuleFindings, RuleFinding> {

    public RuleFindingsConverter() {
        super(new TypeReference<List<RuleFinding>>() {}, RuleFindings::items, RuleFindings::new);
    }
}
