package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.typecheck.SilentSources;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.platform.database.KnownListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Sources that gave a type check no answer, as a JSON array in one column. */
@Converter(autoApply = true)
public class SilentSourcesConverter extends KnownListConverter<SilentSources, TypeFact.Source> {

    public SilentSourcesConverter() {
        super(new TypeReference<List<TypeFact.Source>>() {}, SilentSources::items, SilentSources::new);
    }
}
