package cn.icpfiling.verification.store;

import cn.icpfiling.platform.database.JsonListConverter;
import cn.icpfiling.verification.core.Aliases;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Other names of a registrar as a JSON array in one column. */
@Converter(autoApply = true)
public class AliasesConverter extends JsonListConverter<Aliases, String> {

    public AliasesConverter() {
        super(new TypeReference<List<String>>() {}, Aliases::items, Aliases::new);
    }
}
