package cn.icpfiling.verification.store;

import cn.icpfiling.platform.database.KnownListConverter;
import cn.icpfiling.verification.core.Fault;
import cn.icpfiling.verification.core.Faults;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Faults as a JSON array in one column. */
@Converter(autoApply = true)
public class FaultsConverter extends KnownListConverter<Faults, Fault> {

    public FaultsConverter() {
        super(new TypeReference<List<Fault>>() {}, Faults::items, Faults::new);
    }
}
