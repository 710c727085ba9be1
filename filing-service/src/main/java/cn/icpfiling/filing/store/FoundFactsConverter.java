package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.typecheck.FoundFacts;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.platform.database.KnownListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Facts of a type check as a JSON array in one column. */
@Converter(autoApply = true)
public class FoundFactsConverter extends KnownListConverter<FoundFacts, TypeFact> {

    public FoundFactsConverter() {
        super(new TypeReference<List<TypeFact>>() {}, FoundFacts::items, FoundFacts::new);
    }
}
