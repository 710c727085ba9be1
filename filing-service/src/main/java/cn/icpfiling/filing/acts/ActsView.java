package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.typecheck.TypeFact;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The acts on a filed subject or service.
 *
 * @param serviceId null for a subject
 * @param missing sources that did not answer; reasons that only they know are not listed
 */
@Schema(name = "FiledActs")
record ActsView(
        @NotNull UUID subjectId,
        UUID serviceId,
        @NotNull List<ActView> acts,
        @NotNull List<TypeFact.Source> missing) {}
