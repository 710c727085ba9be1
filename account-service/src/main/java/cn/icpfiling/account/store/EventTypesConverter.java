package cn.icpfiling.account.store;

import cn.icpfiling.account.core.EventTypes;
import cn.icpfiling.platform.database.JsonListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** The type filter of a webhook endpoint as a JSON array in one column. */
@Converter(autoApply = true)
public class EventTypesConverter extends JsonListConverter<EventTypes, String> {

    public EventTypesConverter() {
        super(new TypeReference<List<String>>() {}, EventTypes::items, EventTypes::new);
    }
}
