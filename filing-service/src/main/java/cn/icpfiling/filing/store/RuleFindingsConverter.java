package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.RuleFinding;
import cn.icpfiling.filing.core.RuleFindings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Stores the findings of a verdict as a JSON array in one column. */
@Converter(autoApply = true)
public class RuleFindingsConverter implements AttributeConverter<RuleFindings, String> {

    private static final TypeReference<List<RuleFinding>> LIST = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(RuleFindings findings) {
        try {
            return findings == null ? null : StoredJson.MAPPER.writeValueAsString(findings.items());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be written as JSON", e);
        }
    }

    @Override
    public RuleFindings convertToEntityAttribute(String column) {
        if (column == null) return null;
        if (column.equals(StoredJson.NOTHING)) return new RuleFindings(List.of());
        try {
            return new RuleFindings(StoredJson.MAPPER.readValue(column, LIST));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored findings are not readable", e);
        }
    }
}
