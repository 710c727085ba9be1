package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.TypeFact;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What may be done with something that is filed.
 *
 * @param serviceId null for a subject
 * @param missing sources that did not answer: a reason that only they know is not among the reasons
 */
@Schema(name = "FiledActs")
record ActsView(
        @NotNull UUID subjectId,
        UUID serviceId,
        @NotNull List<ActView> acts,
        @NotNull List<TypeFact.Source> missing) {}
