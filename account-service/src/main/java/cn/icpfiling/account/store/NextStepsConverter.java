package cn.icpfiling.account.store;

import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.core.NextSteps;
import cn.icpfiling.platform.database.KnownListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Next steps of a recovery as a JSON array in one column. */
@Converter(autoApply = true)
public class NextStepsConverter extends KnownListConverter<NextSteps, NextStep> {

    public NextStepsConverter() {
        super(new TypeReference<List<NextStep>>() {}, NextSteps::items, NextSteps::new);
    }
}
