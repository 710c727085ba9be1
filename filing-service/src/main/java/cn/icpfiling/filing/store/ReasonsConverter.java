package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.catalogue.Reasons;
import cn.icpfiling.platform.database.JsonListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Stores the reasons of a step as a JSON array in one column. */
@Converter(autoApply = true)
public class ReasonsConverter extends JsonListConverter<Reasons, Reason> {

    public ReasonsConverter() {
        super(new TypeReference<List<Reason>>() {}, Reasons::items, Reasons::new);
    }
}
