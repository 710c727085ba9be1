package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.MarkedFields;
import cn.icpfiling.platform.database.JsonListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** The fields that a finding marks in an order as a JSON array in one column. */
@Converter(autoApply = true)
public class MarkedFieldsConverter extends JsonListConverter<MarkedFields, String> {

    public MarkedFieldsConverter() {
        super(new TypeReference<List<String>>() {}, MarkedFields::items, MarkedFields::new);
    }
}
