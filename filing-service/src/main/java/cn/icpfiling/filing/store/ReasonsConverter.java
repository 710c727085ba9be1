package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.core.Reasons;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Stores the reasons of a step as a JSON array in one column. */
@Converter(autoApply = true)
public class ReasonsConverter implements AttributeConverter<Reasons, String> {

    private static final TypeReference<List<Reason>> LIST = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Reasons reasons) {
        try {
            return reasons == null ? null : StoredJson.MAPPER.writeValueAsString(reasons.items());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reasons cannot be written as JSON", e);
        }
    }

    @Override
    public Reasons convertToEntityAttribute(String column) {
        if (column == null) return null;
        if (column.equals(StoredJson.NOTHING)) return new Reasons(List.of());
        try {
            return new Reasons(StoredJson.MAPPER.readValue(column, LIST));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored reasons are not readable", e);
        }
    }
}
