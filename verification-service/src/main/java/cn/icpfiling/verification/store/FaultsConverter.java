package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.Fault;
import cn.icpfiling.verification.core.Faults;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Faults as a JSON array in one column. */
@Converter(autoApply = true)
public class FaultsConverter implements AttributeConverter<Faults, String> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Override
    public String convertToDatabaseColumn(Faults faults) {
        try {
            return JSON.writeValueAsString(faults.items());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Faults convertToEntityAttribute(String column) {
        try {
            return new Faults(List.of(JSON.readValue(column, Fault[].class)));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored faults cannot be read", broken);
        }
    }
}
