package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.records.PaperDomains;
import cn.icpfiling.platform.database.JsonListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Domains of a service as a JSON array in one column. */
@Converter(autoApply = true)
public class PaperDomainsConverter extends JsonListConverter<PaperDomains, String> {

    public PaperDomainsConverter() {
        super(new TypeReference<List<String>>() {}, PaperDomains::items, PaperDomains::new);
    }
}
